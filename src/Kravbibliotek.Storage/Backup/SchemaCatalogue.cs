using Npgsql;

namespace Kravbibliotek.Storage.Backup;

/// <summary>A table as the catalogue has it: columns that hold data of their own, and an order that does not depend on the database's language.</summary>
internal sealed record CatalogueTable(string Name, IReadOnlyList<string> Columns, string Order, long RowsEstimated);

/// <summary>Reads from the catalogue which tables a schema has, so that a new table is never forgotten by a backup.</summary>
internal sealed class SchemaCatalogue(NpgsqlConnection connection, string schema)
{
    private static readonly NpgsqlCommandBuilder Quoter = new();

    public static string Quote(string name) => Quoter.QuoteIdentifier(name);

    public string Qualify(string name) => $"{Quote(schema)}.{Quote(name)}";

    /// <summary>All tables, those that others refer to first, else by name.</summary>
    public async Task<IReadOnlyList<CatalogueTable>> TablesAsync(CancellationToken cancellation)
    {
        // Without a primary key rows are ordered by their text. "C" is the one order that no update of ICU changes.
        const string Sql = """
            select c.relname,
                   array(select a.attname::text from pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum),
                   coalesce((select string_agg(format('t.%I', a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', '
                                               order by array_position(i.indkey::int2[], a.attnum))
                               from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                              where i.indrelid = c.oid and i.indisprimary), 't::text collate "C"'),
                   greatest(c.reltuples, 0)::bigint
              from pg_class c
             where c.relnamespace = $1::regnamespace and c.relkind = 'r'
             order by c.relname collate "C"
            """;
        var tables = new List<CatalogueTable>();
        await using (var command = Command(Sql))
        await using (var row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            while (await row.ReadAsync(cancellation).ConfigureAwait(false))
                tables.Add(new(row.GetString(0), row.GetFieldValue<string[]>(1), row.GetString(2), row.GetInt64(3)));
        }

        var references = await ReferencesAsync(cancellation).ConfigureAwait(false);
        return InOrderOfNeed(tables, references);
    }

    public async Task<IReadOnlyList<BackupSequence>> SequencesAsync(CancellationToken cancellation)
    {
        var names = new List<string>();
        await using (var command = Command(
            "select relname from pg_class where relnamespace = $1::regnamespace and relkind = 'S' order by relname collate \"C\""))
        await using (var row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            while (await row.ReadAsync(cancellation).ConfigureAwait(false))
                names.Add(row.GetString(0));
        }

        var sequences = new List<BackupSequence>();
        foreach (var name in names)
        {
            await using var command = new NpgsqlCommand($"select last_value, is_called from {Qualify(name)}", connection);
            await using var row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await row.ReadAsync(cancellation).ConfigureAwait(false);
            sequences.Add(new(name, row.GetInt64(0), row.GetBoolean(1)));
        }

        return sequences;
    }

    private async Task<ILookup<string, string>> ReferencesAsync(CancellationToken cancellation)
    {
        await using var command = Command("""
            select (select relname from pg_class where oid = conrelid), (select relname from pg_class where oid = confrelid)
              from pg_constraint where contype = 'f' and connamespace = $1::regnamespace and conrelid <> confrelid
            """);
        await using var row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var found = new List<(string From, string To)>();
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
            found.Add((row.GetString(0), row.GetString(1)));
        return found.ToLookup(reference => reference.From, reference => reference.To, StringComparer.Ordinal);
    }

    private static List<CatalogueTable> InOrderOfNeed(List<CatalogueTable> tables, ILookup<string, string> references)
    {
        var ordered = new List<CatalogueTable>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Add(CatalogueTable table)
        {
            if (!seen.Add(table.Name))
                return;
            foreach (var needed in tables.Where(other => references[table.Name].Contains(other.Name)))
                Add(needed);
            ordered.Add(table);
        }

        tables.ForEach(Add);
        return ordered;
    }

    // $1 is the schema's name as an identifier, which ::regnamespace reads.
    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = Quote(schema) });
        return command;
    }
}
