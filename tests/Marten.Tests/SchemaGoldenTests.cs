using Golden;

namespace Marten.Tests;

/// <summary>schema.sql: the catalogue after the mappings were applied to an empty schema, line by line, and the indexes over other types.</summary>
public sealed class SchemaGoldenTests
{
    [Fact]
    public async Task Apply_TheMappings_GivesTheObservedCatalogue()
    {
        await using var database = await Database.EmptyAsync();
        await database.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        List<string> catalogue =
        [
            "columns: table | ordinal | column | data_type | udt_name | is_nullable | column_default",
            .. Indented(await database.RowsAsync(
                "select table_name::text, ordinal_position, column_name::text, data_type::text, udt_name::text, is_nullable::text, "
                + "coalesce(column_default::text, '-') from information_schema.columns where table_schema = 'SCHEMA' order by table_name::text collate \"C\", ordinal_position")),
            "constraints: table | name | definition",
            .. Indented(await database.RowsAsync(
                "select conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) from pg_constraint "
                + "where connamespace = 'SCHEMA'::regnamespace order by 1")),
            "indexes: table | name | indexdef",
            .. Indented(await database.RowsAsync(
                "select tablename::text, indexname::text, indexdef from pg_indexes where schemaname = 'SCHEMA' "
                + "order by tablename collate \"C\", indexname collate \"C\"")),
            "other tables, sequences and views in the schema: " + None(await database.RowsAsync(
                "select relname::text from pg_class where relnamespace = 'SCHEMA'::regnamespace and relkind not in ('i', 'I') and relname not like 'mt\\_doc\\_%'")),
            "triggers in the schema: " + await database.ValueAsync(
                "select count(*) from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'SCHEMA'::regnamespace"),
        ];
        // A constraint's table stands without its schema there, an index's with it.
        var actual = catalogue.Select(line => line.Replace(
            $"{database.Schema}.", line.Contains("PRIMARY KEY", StringComparison.Ordinal) ? "" : "krav.", StringComparison.Ordinal));
        // Functions and extensions have a test of their own.
        Assert.Equal(Part2().Where(line => !line.StartsWith("functions ", StringComparison.Ordinal) && !line.StartsWith("extensions ", StringComparison.Ordinal)), actual);
    }

    [Fact]
    public async Task Apply_TheMappings_CreatesOnlyFunctionsThatThePackageHasToo()
    {
        await using var database = await Database.EmptyAsync();
        var extensions = await database.RowsAsync("select extname::text from pg_extension order by 1");
        await database.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var observed = Part2().Single(line => line.StartsWith("functions ", StringComparison.Ordinal)).Split("): ")[1].Split(", ");
        var created = await database.RowsAsync("select proname::text from pg_proc where pronamespace = 'SCHEMA'::regnamespace order by 1");
        Assert.Superset(created.ToHashSet(), observed.ToHashSet());
        Assert.Superset(new HashSet<string> { "mt_immutable_date", "mt_immutable_time", "mt_immutable_timestamp", "mt_immutable_timestamptz" }, created.ToHashSet());
        Assert.Equal(extensions, await database.RowsAsync("select extname::text from pg_extension order by 1"));
    }

    [Theory, MemberData(nameof(Indexes))]
    public async Task Index_OverAMember_IsAsObserved(string label, string definition)
    {
        await using var database = await Database.EmptyAsync();
        await using var store = database.CreateStore(options => Probe.MapIndex(options, label));
        await using var session = store.QuerySession();
        await session.LoadAsync<Probe>("x");
        var index = await database.ValueAsync(
            "select indexdef from pg_indexes where schemaname = 'SCHEMA' and tablename = 'mt_doc_probe' and indexname not like 'pkey%'");
        Assert.Equal(definition, index.Replace($"{database.Schema}.", "probe.", StringComparison.Ordinal));

        // The next store finds nothing to change.
        await using var next = database.CreateStore(options => Probe.MapIndex(options, label));
        const string IndexId = "select oid from pg_class where relnamespace = 'SCHEMA'::regnamespace and relkind = 'i' and relname not like 'pkey%'";
        var before = await database.ValueAsync(IndexId);
        await using var again = next.QuerySession();
        await again.LoadAsync<Probe>("x");
        Assert.Equal(before, await database.ValueAsync(IndexId));
    }

    public static TheoryData<string, string> Indexes()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in GoldenFile.Read("schema.sql").Split('\n').Where(line => line.Contains("mt_doc_probe USING", StringComparison.Ordinal)))
        {
            var sides = line["--   ".Length..].Split(" → ");
            var label = sides[0].Split(" [")[0];
            if (Probe.IsCovered(label)) data.Add(label, sides[1]);
        }
        return data;
    }

    private static IEnumerable<string> Part2()
        => GoldenFile.Read("schema.sql").Split("-- Part 2:")[1].Split("-- Part 3:")[0].Split('\n').Skip(1)
            .Where(line => line.StartsWith("-- ", StringComparison.Ordinal)).Select(line => line["-- ".Length..]);

    private static IEnumerable<string> Indented(List<string> rows) => rows.Select(row => "  " + row);

    private static string None(List<string> rows) => rows.Count == 0 ? "none" : string.Join(", ", rows);
}
