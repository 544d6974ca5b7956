using JasperFx;
using Marten.Exceptions;
using Marten.Internal;
using Npgsql;
using Weasel.Core;

namespace Marten.Schema;

/// <summary>Makes the database schema like the mappings. Nothing is executed when nothing differs.</summary>
internal sealed class SchemaUpdate(NpgsqlConnection connection, string schema, AutoCreate autoCreate)
{
    private readonly List<string> _statements = [];

    public async Task ApplyAsync(IReadOnlyList<DocumentTable> tables, CancellationToken token)
    {
        await PlanSchemaAsync(token);
        foreach (var table in tables) await PlanTableAsync(table, token);
        if (_statements.Count == 0) return;
        var ddl = string.Join('\n', _statements);
        await using var transaction = await connection.BeginTransactionAsync(token);
        try
        {
            await using var command = new NpgsqlCommand(ddl, connection, transaction);
            await command.ExecuteNonQueryAsync(token);
            await transaction.CommitAsync(token);
        }
        catch (PostgresException failure)
        {
            throw new MartenSchemaException("All Configured Changes", ddl, failure);
        }
    }

    private async Task PlanSchemaAsync(CancellationToken token)
    {
        var name = Identifier.Quote(schema);
        var schemas = await ReadAsync("select nspname::text, '' from pg_namespace where nspname = $1", schema, token);
        if (schemas.Count == 0) _statements.Add($"CREATE SCHEMA IF NOT EXISTS {name};");
        var functions = await ReadAsync(
            "select p.proname::text, '' from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1 and p.proname like 'mt\\_%'",
            schema,
            token);
        _statements.AddRange(ImmutableFunctions.Missing(name, functions.Select(function => function.Name).ToHashSet()));
    }

    private async Task PlanTableAsync(DocumentTable table, CancellationToken token)
    {
        var columns = await ReadAsync(
            "select attname::text, format_type(atttypid, atttypmod) from pg_attribute "
            + "where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum",
            table.Name,
            token);
        if (columns.Count == 0)
        {
            _statements.Add(table.CreateStatement());
            _statements.AddRange(table.Indexes.Select(index => index.Statement + ";"));
            return;
        }
        // Indexes that carry a constraint belong to it and are left alone.
        var indexes = await ReadAsync(
            "select c.relname::text, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid "
            + "where i.indrelid = to_regclass($1) and not exists (select from pg_constraint k where k.conrelid = i.indrelid and k.conindid = i.indexrelid)",
            table.Name,
            token);
        List<string> changes = [.. ColumnChanges(table, columns), .. IndexChanges(table, indexes)];
        if (changes.Count > 0 && autoCreate == AutoCreate.CreateOnly)
            throw new SchemaMigrationException($"Cannot derive schema migrations for TableDelta for {table.Name} AutoCreate.{autoCreate}");
        _statements.AddRange(changes);
    }

    private static IEnumerable<string> ColumnChanges(DocumentTable table, List<(string Name, string Definition)> existing)
    {
        foreach (var column in table.Columns)
        {
            var there = existing.Find(other => other.Name == column.Name);
            if (there.Name is null) yield return $"ALTER TABLE {table.Name} ADD COLUMN {column.Definition};";
            else if (there.Definition != column.CatalogueType) yield return $"ALTER TABLE {table.Name} ALTER COLUMN {column.Name} TYPE {column.Type};";
        }
        foreach (var (name, _) in existing.Where(column => table.Columns.All(own => own.Name != column.Name)))
            yield return $"ALTER TABLE {table.Name} DROP COLUMN {Identifier.Quote(name)};";
    }

    private IEnumerable<string> IndexChanges(DocumentTable table, List<(string Name, string Definition)> existing)
    {
        // IF EXISTS: an index over a dropped column went with it.
        foreach (var (name, definition) in existing)
        {
            if (!table.Indexes.Any(index => index.Name == name && IsSame(index.Statement, definition)))
                yield return $"DROP INDEX IF EXISTS {Identifier.Quote(schema)}.{Identifier.Quote(name)};";
        }
        foreach (var index in table.Indexes)
        {
            if (!existing.Any(other => other.Name == index.Name && IsSame(index.Statement, other.Definition))) yield return index.Statement + ";";
        }
    }

    // PostgreSQL leaves the schema out when it is on the search path, and versions differ in brackets.
    private bool IsSame(string statement, string other) => Bare(statement) == Bare(other);

    private string Bare(string statement)
        => new([.. statement
            .Replace(Identifier.Quote(schema) + ".", "", StringComparison.Ordinal)
            .Replace("::text", "", StringComparison.Ordinal)
            .Where(character => character is not ('(' or ')' or ' '))]);

    private async Task<List<(string Name, string Definition)>> ReadAsync(string sql, string value, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = value } } };
        await using var reader = await command.ExecuteReaderAsync(token);
        var rows = new List<(string Name, string Definition)>();
        while (await reader.ReadAsync(token)) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
