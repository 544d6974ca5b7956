using Golden;
using JasperFx;

namespace Marten.Tests;

/// <summary>What becomes of a table that differs from its mapping.</summary>
public sealed class SchemaChangeTests
{
    [Theory, Row(244, 247, 248)]
    [InlineData(244, AutoCreate.CreateOrUpdate)]
    [InlineData(247, AutoCreate.CreateOnly)]
    [InlineData(248, AutoCreate.All)]
    public async Task ApplyAll_ForeignThingsOnTheTable_AsObserved(int row, AutoCreate autoCreate)
    {
        await using var database = await WithForeignThingsAsync();
        await using var store = database.CreateStore(options => options.AutoCreateSchemaObjects = autoCreate);
        var result = await SchemaApplyTests.Try(database, () => store.Storage.ApplyAllConfiguredChangesToDatabaseAsync());
        Observed.Is(row, $"{result}; {await FactsAsync(database)}");
    }

    [Fact, Row(245)]
    public async Task Load_ForeignThingsOnTheTable_AreDropped()
    {
        await using var database = await WithForeignThingsAsync();
        await using var store = database.CreateStore();
        await using var session = store.QuerySession();
        var loaded = await session.LoadAsync<Requirement>("there");
        Observed.Is(245, $"{(loaded is null ? "null" : "doc")}; {await FactsAsync(database)}");
    }

    [Fact, Row(246)]
    public async Task None_ForeignThingsOnTheTable_Stay()
    {
        await using var database = await WithForeignThingsAsync();
        await using var store = database.CreateStore(options => options.AutoCreateSchemaObjects = AutoCreate.None);
        await using var session = store.LightweightSession();
        var loaded = await session.LoadAsync<Requirement>("there");
        session.Insert(SchemaApplyTests.NewDocument("new"));
        var saved = await SchemaApplyTests.Try(database, () => session.SaveChangesAsync());
        Observed.Is(246, $"{(loaded is null ? "null" : "doc")}, {saved}; {await FactsAsync(database)}");
    }

    [Fact, Row(249)]
    public async Task ApplyAll_ForeignColumnThatMayNotBeNull_IsDropped()
    {
        await using var database = await AppliedAsync();
        await database.ExecuteAsync("alter table SCHEMA.mt_doc_requirement add column extra int not null");
        Observed.Is(249, $"{await ApplyAsync(database)}; {await ColumnsAndIndexesAsync(database)}");
    }

    [Fact, Row(250)]
    public async Task ApplyAll_ViewOnTheForeignColumn_IsASchemaException()
    {
        await using var database = await AppliedAsync();
        await database.ExecuteAsync("alter table SCHEMA.mt_doc_requirement add column extra int");
        await database.ExecuteAsync("create view SCHEMA.v as select extra from SCHEMA.mt_doc_requirement");
        Observed.Is(250, $"{await ApplyAsync(database)}; {await ColumnsAndIndexesAsync(database)}");
    }

    [Fact, Row(251, 252)]
    public async Task ApplyAll_IndexMissingOrDifferent_IsMended()
    {
        await using var database = await AppliedAsync();
        await database.ExecuteAsync("drop index SCHEMA.mt_doc_requirement_idx_area");
        Observed.Is(251, $"{await ApplyAsync(database)}; {await ColumnsAndIndexesAsync(database)}");
        await database.ExecuteAsync("drop index SCHEMA.ux_requirement_title");
        await database.ExecuteAsync("create index ux_requirement_title on SCHEMA.mt_doc_requirement ((data ->> 'title'))");
        var result = await ApplyAsync(database);
        var index = await database.ValueAsync("select indexdef from pg_indexes where schemaname = 'SCHEMA' and indexname = 'ux_requirement_title'");
        Observed.Is(252, $"{result}; now {index.Replace(database.Schema, "c", StringComparison.Ordinal)}");
    }

    [Fact, Row(253)]
    public async Task ApplyAll_UniqueIndexThatCannotBeBuilt_IsASchemaExceptionAlsoAtFirstUse()
    {
        await using var database = await AppliedAsync();
        await database.ExecuteAsync("drop index SCHEMA.ux_requirement_title");
        await database.ExecuteAsync("""insert into SCHEMA.mt_doc_requirement (id, data) values ('a', '{"title": "t"}'), ('b', '{"title": "t"}')""");
        await using var store = database.CreateStore();
        await using var session = store.QuerySession();
        var load = await SchemaApplyTests.Try(database, () => session.LoadAsync<Requirement>("a"));
        Observed.Is(253, $"{await ApplyAsync(database)} / {load}");
    }

    [Fact, Row(254)]
    public async Task ApplyAll_OlderVersionColumn_IsWidened()
    {
        await using var database = await AppliedAsync();
        await database.ExecuteAsync("""insert into SCHEMA.mt_doc_requirement (id, data) values ('a', '{"title": "t"}')""");
        await database.ExecuteAsync("alter table SCHEMA.mt_doc_requirement alter column mt_version type integer");
        var result = await ApplyAsync(database);
        var type = await database.ValueAsync(
            "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'SCHEMA.mt_doc_requirement'::regclass and attname = 'mt_version'");
        Observed.Is(254, $"{result}; now {type}; rows {await database.CountAsync("mt_doc_requirement")}");
    }

    private static async Task<Database> AppliedAsync()
    {
        var database = await Database.EmptyAsync();
        await database.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return database;
    }

    private static async Task<Database> WithForeignThingsAsync()
    {
        var database = await AppliedAsync();
        await database.SaveAsync(session => session.Insert(SchemaApplyTests.NewDocument("there")));
        string[] statements =
        [
            "alter table SCHEMA.mt_doc_requirement add column extra int", "alter table SCHEMA.mt_doc_requirement set (fillfactor = 70)",
            "alter table SCHEMA.mt_doc_requirement add constraint foreign_check check (length(id) < 100)",
            "create index foreign_idx on SCHEMA.mt_doc_requirement (mt_last_modified)",
            "create unique index foreign_ux on SCHEMA.mt_doc_requirement (extra)",
            "create index mt_doc_requirement_idx_foreign on SCHEMA.mt_doc_requirement ((data ->> 'kind'))",
            "create function SCHEMA.nothing() returns trigger language plpgsql as $$ begin return new; end $$",
            "create trigger foreign_trigger before insert on SCHEMA.mt_doc_requirement for each row execute function SCHEMA.nothing()",
            "create table SCHEMA.foreign_table(n int)", "create view SCHEMA.foreign_view as select id from SCHEMA.mt_doc_requirement",
        ];
        foreach (var statement in statements) await database.ExecuteAsync(statement);
        return database;
    }

    private static async Task<string> ApplyAsync(Database database)
    {
        await using var store = database.CreateStore();
        return await SchemaApplyTests.Try(database, () => store.Storage.ApplyAllConfiguredChangesToDatabaseAsync());
    }

    private static async Task<string> ColumnsAndIndexesAsync(Database database)
    {
        var columns = await database.RowsAsync(
            "select attname::text from pg_attribute where attrelid = 'SCHEMA.mt_doc_requirement'::regclass and attnum > 0 and not attisdropped order by attnum");
        var indexes = await database.RowsAsync(
            "select indexname::text from pg_indexes where schemaname = 'SCHEMA' and tablename = 'mt_doc_requirement' order by indexname collate \"C\"");
        return $"columns {string.Join(',', columns)}; indexes {string.Join(',', indexes)}";
    }

    private static async Task<string> FactsAsync(Database database)
    {
        const string Table = "'SCHEMA.mt_doc_requirement'::regclass";
        var checks = await database.RowsAsync($"select conname::text from pg_constraint where conrelid = {Table} and contype = 'c'");
        var triggers = await database.RowsAsync($"select tgname::text from pg_trigger where tgrelid = {Table} and not tgisinternal");
        var others = await database.ValueAsync(
            "select count(*) from pg_class where relnamespace = 'SCHEMA'::regnamespace and relname in ('foreign_table', 'foreign_view')");
        var storage = await database.ValueAsync($"select reloptions::text from pg_class where oid = {Table}");
        return $"{await ColumnsAndIndexesAsync(database)}; check constraints {string.Join(',', checks)}; triggers {string.Join(',', triggers)}; "
            + $"foreign table and view {others} of 2; rows {await database.CountAsync("mt_doc_requirement")}; reloptions {storage}";
    }
}
