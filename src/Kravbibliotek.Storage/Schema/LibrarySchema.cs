using System.Text;
using JasperFx;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Releases;
using Marten;
using Npgsql;

namespace Kravbibliotek.Storage.Schema;

/// <summary>Brings the schema up to what this code needs, once at start, as the owner.</summary>
internal static class LibrarySchema
{
    private const string Script = "Kravbibliotek.Storage.Schema.library.sql";

    /// <summary>Applies what is missing. Several processes may start at once: the lock lets one at a time in.</summary>
    public static Task ApplyAsync(LibraryDatabase database, CancellationToken cancellation) =>
        database.WithSchemaLockAsync(
            async connection =>
            {
                await ApplyDocumentsAsync(database).ConfigureAwait(false);
                await ApplyScriptAsync(connection, database, cancellation).ConfigureAwait(false);
            },
            cancellation);

    private static async Task ApplyDocumentsAsync(LibraryDatabase database)
    {
        await using IDocumentStore store = DocumentStore.For(o => Documents.Configure(o, database.Owner, database.Schema));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs the script only when it is another than last time. Triggers and grants take locks, and an import of another
    /// process should not have to wait for a start that changes nothing.
    /// </summary>
    private static async Task ApplyScriptAsync(NpgsqlConnection connection, LibraryDatabase database, CancellationToken cancellation)
    {
        var tables = await TablesAsync(connection, database.Schema, cancellation).ConfigureAwait(false);
        var script = (await ReadAsync(cancellation).ConfigureAwait(false))
            .Replace("{schema}", Quote(database.Schema), StringComparison.Ordinal)
            .Replace("{app}", Quote(database.AppRole), StringComparison.Ordinal)
            .Replace("{unchangeable}", $"array['{string.Join("','", Documents.Unchangeable)}']", StringComparison.Ordinal)
            .Replace("{published}", string.Join(", ", Documents.Published.Select(p => $"('{p.Table}', '{p.Part}')")), StringComparison.Ordinal);
        var digest = StoredFile.Hash(Encoding.UTF8.GetBytes(script + tables));
        if (await AppliedAsync(connection, database.Schema, cancellation).ConfigureAwait(false) == digest)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await RunAsync(connection, script, cancellation).ConfigureAwait(false);
        await RunAsync(connection, $"comment on table {Quote(database.Schema)}.sok is '{digest}'", cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A new document table needs its grants, so the tables are part of what decides whether the script runs.</summary>
    private static async Task<string> TablesAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select coalesce(string_agg(tablename, ',' order by tablename), '')
            from pg_tables where schemaname = $1 and tablename not like 'sok%'
            """,
            connection);
        command.Parameters.Add(new() { Value = schema });
        return (string)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static async Task<string?> AppliedAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select obj_description(to_regclass($1), 'pg_class')", connection);
        command.Parameters.Add(new() { Value = $"{Quote(schema)}.sok" });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string;
    }

    private static async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var stream = typeof(LibrarySchema).Assembly.GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException($"The assembly lacks {Script}.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
