using System.Text.RegularExpressions;
using Golden;
using JasperFx;

namespace Marten.Tests;

/// <summary>What is created, and when. Every test has a schema that is not there yet.</summary>
public sealed partial class SchemaApplyTests
{
    private const string Mapped = "mt_doc_catalogue_entry,mt_doc_requirement,mt_doc_requirementversion,mt_doc_standardregister";

    [Fact, Row(235)]
    public async Task None_SchemaMissing_EveryCallFails()
    {
        await using var database = await Database.EmptyAsync();
        await using var store = database.CreateStore(options => options.AutoCreateSchemaObjects = AutoCreate.None);
        await using var session = store.LightweightSession();
        session.Insert(NewDocument("x"));
        string[] results =
        [
            await Try(database, () => session.LoadAsync<Requirement>("x")), await Try(database, () => session.SaveChangesAsync()),
            await Try(database, () => session.QueryAsync<Requirement>("where id = 'x'", CancellationToken.None)),
            await Try(database, () => session.CheckExistsAsync<Requirement>("x")),
        ];
        Observed.Is(235, string.Join(" / ", results));
    }

    [Fact, Row(236, 237, 238)]
    public async Task None_ApplyAll_CreatesAllTheSame()
    {
        await using var database = await Database.EmptyAsync();
        await using var store = database.CreateStore(options => options.AutoCreateSchemaObjects = AutoCreate.None);
        var withoutArgument = await Try(database, () => store.Storage.ApplyAllConfiguredChangesToDatabaseAsync());
        Observed.Is(236, $"{withoutArgument}; tables {(await Tables(database)).Count}");
        await database.ExecuteAsync("drop schema SCHEMA cascade");
        var update = await Try(database, () => store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate));
        Observed.Is(237, $"{update}; tables {string.Join(',', await Tables(database))}");
        await database.ExecuteAsync("drop table SCHEMA.mt_doc_standardregister");
        var none = await Try(database, () => store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.None));
        Observed.Is(238, $"{none}; table there {(await Tables(database)).Count(table => table == "mt_doc_standardregister")}");
        Assert.Equal(Mapped, string.Join(',', await Tables(database)));
    }

    [Fact, Row(239, 240, 241)]
    public async Task CreateOrUpdate_FirstUse_CreatesTheTypesTable()
    {
        await using var database = await Database.EmptyAsync();
        async Task<string> FirstUse(Func<IDocumentSession, Task> call)
        {
            await database.ExecuteAsync("drop schema if exists SCHEMA cascade");
            await using var store = database.CreateStore();
            await using var session = store.LightweightSession();
            return $"{await Try(database, () => call(session))} [{string.Join(',', await Tables(database))}]";
        }
        static Task Insert<T>(IDocumentSession session, T document) where T : notnull
        {
            session.Insert(document);
            return session.SaveChangesAsync();
        }
        Requirement? loaded = NewDocument("x");
        var load = await FirstUse(async session => loaded = await session.LoadAsync<Requirement>("x"));
        Assert.Equal("ok [mt_doc_requirement]", load);
        Observed.Is(239, $"{loaded?.Key ?? "null"}; tables now {string.Join(',', await Tables(database))} (only the type in use)");
        string[] others =
        [
            await FirstUse(session => session.QueryAsync<Requirement>("where true", CancellationToken.None)),
            await FirstUse(session => session.CheckExistsAsync<Requirement>("x")), await FirstUse(session => Insert(session, NewDocument("x"))),
        ];
        Observed.Is(240, string.Join(" / ", others));
        var unregistered = await FirstUse(session => Insert(session, new Note("n", "")));
        Observed.Is(241, $"{unregistered.Split(' ')[0]}; table there {(await Tables(database)).Count(table => table == "mt_doc_note")}");
    }

    [Fact, Row(242)]
    public async Task ApplyAll_Again_ChangesNothing()
    {
        await using var database = await Database.EmptyAsync();
        Task<List<string>> Relations() => database.RowsAsync("select oid::text || relname from pg_class where relnamespace = 'SCHEMA'::regnamespace order by oid");
        await database.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var before = await Relations();
        var again = await Try(database, () => database.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync());
        await using var other = database.CreateStore();
        var withNewStore = await Try(database, () => other.Storage.ApplyAllConfiguredChangesToDatabaseAsync());
        var after = await Relations();
        Observed.Is(242, $"{again}, with a new store {withNewStore}; relations unchanged (same oids): {before.SequenceEqual(after)}");
    }

    [Fact, Row(255, 256, 257)]
    public async Task Schema_NamesAndLeftovers_AsObserved()
    {
        await using var database = await Database.EmptyAsync();
        await database.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await database.ExecuteAsync("create table SCHEMA.mt_doc_gone(id varchar primary key)");
        await database.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        Observed.Is(255, $"still there: {(await Tables(database)).Count(table => table == "mt_doc_gone")}");

        var name = database.Schema.ToUpperInvariant();
        await using var store = database.CreateStore(options => options.DatabaseSchemaName = name);
        var result = await Try(database, () => store.Storage.ApplyAllConfiguredChangesToDatabaseAsync());
        var created = Assert.Single(await database.RowsAsync($"select nspname::text from pg_namespace where lower(nspname) = '{database.Schema}'"));
        Observed.Is(256, $"{result}; schema created as {(created == database.Schema ? "mixedcase" : created)}");
        Assert.Contains("mt_doc_gone", await Tables(database));

        var defaults = new StoreOptions();
        Observed.Is(257, $"{defaults.DatabaseSchemaName}, AutoCreateSchemaObjects {defaults.AutoCreateSchemaObjects}");
    }

    [Fact, Row(258)]
    public async Task For_WithoutConnection_Throws()
    {
        await using var database = await Database.EmptyAsync();
        Observed.Is(258, $"{await Try(database, () => Task.FromResult(DocumentStore.For(_ => { })))} / -");
    }

    [Fact, Row(259, 263)]
    public async Task Mapping_ThatCannotBeStored_IsRefused()
    {
        await using var database = await Database.EmptyAsync();
        await using var session = database.Store.LightweightSession();
        Observed.Is(259, await Try(database, async () =>
        {
            session.Insert(new Criterion("x", 1));
            await session.SaveChangesAsync();
        }));
        var failure = await Record.ExceptionAsync(async () =>
        {
            await using var store = DocumentStore.For(options =>
            {
                options.Connection(database.ConnectionString);
                options.DatabaseSchemaName = database.Schema;
                options.Schema.For<Requirement>().Identity(x => x.Key).Metadata(m => m.Revision.MapTo(x => x.Revision));
            });
            await ((IDocumentStore)store).Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        });
        Assert.Equal("Marten.Exceptions.InvalidDocumentException", failure!.GetType().FullName);
        Assert.Empty(await Tables(database));
    }

    [Fact, Row(260)]
    public async Task Mapping_TwoTypesWithOneAlias_IsRefused()
    {
        await using var database = await Database.EmptyAsync();
        var result = await Try(database, async () =>
        {
            await using var store = DocumentStore.For(options =>
            {
                options.Connection(database.ConnectionString);
                options.DatabaseSchemaName = database.Schema;
                options.Schema.For<Note>().DocumentAlias("same");
                options.Schema.For<Standard>().DocumentAlias("same");
            });
            await ((IDocumentStore)store).Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        });
        var tables = await Tables(database);
        Observed.Is(260, $"{result}; tables {(tables.Count == 0 ? "none" : string.Join(',', tables))}");
    }

    [Fact, Row(261, 262)]
    public async Task NumericRevisions_WithoutMember_AreChecked()
    {
        await using var database = await Database.EmptyAsync();
        await using var store = database.CreateStore(options =>
        {
            options.Schema.For<Note>().UseNumericRevisions(true);
            options.Schema.For<Standard>().UseNumericRevisions(true).UseNumericRevisions(false);
        });
        async Task<string> Save(Action<IDocumentSession> call)
        {
            await using var session = store.LightweightSession();
            call(session);
            return await Try(database, () => session.SaveChangesAsync());
        }
        string[] results =
        [
            await Save(session => session.Insert(new Note("n", "1"))), await Save(session => session.UpdateRevision(new Note("n", "2"), 2)),
            await Save(session => session.UpdateRevision(new Note("n", "3"), 2)),
        ];
        var row = await database.ValueAsync("select mt_version || ' | ' || data::text from SCHEMA.mt_doc_note");
        Observed.Is(261, $"{string.Join(" / ", results)}; row {row}; column {await VersionType("mt_doc_note")}");
        var off = await Save(session => session.Insert(new Standard("s", "")));
        Observed.Is(262, $"{off}; mt_version {await VersionType("mt_doc_standardregister")}");
        Task<string> VersionType(string table) => database.ValueAsync(
            $"select data_type::text from information_schema.columns where table_schema = 'SCHEMA' and table_name = '{table}' and column_name = 'mt_version'");
    }

    internal static Requirement NewDocument(string key)
        => new(key, 0, "A", $"title of {key}", Kind.Must, new DateOnly(2026, 1, 2), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), ["t"], []);

    /// <summary>The result as the rows print it, with the schema called c as there and the DDL left out.</summary>
    internal static async Task<string> Try(Database database, Func<Task> call)
    {
        var failure = await Record.ExceptionAsync(call);
        if (failure is null) return "ok";
        var text = Observed.Describe(failure).Replace(database.Schema, "c", StringComparison.Ordinal);
        return Ddl().Replace(text, "Failed!⏎⏎(the DDL text)\" ← Inner Npgsql");
    }

    private static Task<List<string>> Tables(Database database)
        => database.RowsAsync("select tablename::text from pg_tables where schemaname = 'SCHEMA' order by 1");

    [GeneratedRegex("Failed!⏎⏎.*\" ← Inner Npgsql")]
    private static partial Regex Ddl();
}
