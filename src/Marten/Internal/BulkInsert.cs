using Marten.Schema;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;

namespace Marten.Internal;

/// <summary>Copies documents in with COPY.</summary>
internal static class BulkInsert
{
    private const string Columns = "id, data, mt_dotnet_type, mt_version";
    private const string Staging = "mt_bulk_insert";

    public static async Task RunAsync<T>(
        NpgsqlConnection connection, DocumentSql sql, IReadOnlyCollection<T> documents, BulkInsertMode mode,
        DocumentSerializer serializer, CancellationToken token) where T : notnull
    {
        await using var transaction = await connection.BeginTransactionAsync(token);
        if (mode == BulkInsertMode.InsertsOnly)
        {
            await CopyAsync(connection, sql.Table, sql.Mapping, documents, serializer, token);
        }
        else
        {
            await ExecuteAsync(connection, $"create temp table {Staging} on commit drop as select {Columns} from {sql.Table} with no data", token);
            await CopyAsync(connection, Staging, sql.Mapping, documents, serializer, token);
            await ExecuteAsync(connection, $"insert into {sql.Table} ({Columns}) select {Columns} from {Staging} on conflict (id) do {Action(mode)}", token);
        }
        await transaction.CommitAsync(token);
        if (!sql.Mapping.UseNumericRevisions) return;
        foreach (var document in documents) sql.Mapping.SetRevision(document, 1);
    }

    private static string Action(BulkInsertMode mode) => mode switch
    {
        BulkInsertMode.IgnoreDuplicates => "nothing",
        BulkInsertMode.OverwriteExisting => "update set data = excluded.data, mt_dotnet_type = excluded.mt_dotnet_type, "
            + "mt_version = excluded.mt_version, mt_last_modified = transaction_timestamp()",
        _ => throw new NotSupportedException($"BulkInsertMode.{mode} is not covered by this subset of Marten.")
    };

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, string table, DocumentMapping mapping, IEnumerable<T> documents,
        DocumentSerializer serializer, CancellationToken token) where T : notnull
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} ({Columns}) from stdin (format binary)", token);
        foreach (var document in documents)
        {
            var id = mapping.IdOf(document);
            await copy.StartRowAsync(token);
            await copy.WriteAsync(id, NpgsqlDbType.Varchar, token);
            await copy.WriteAsync(serializer.ToJson(document, typeof(T)), NpgsqlDbType.Jsonb, token);
            await copy.WriteAsync(mapping.DotNetTypeName, NpgsqlDbType.Varchar, token);
            if (mapping.UseNumericRevisions) await copy.WriteAsync(1L, NpgsqlDbType.Bigint, token);
            else await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, token);
        }
        await copy.CompleteAsync(token);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(token);
    }
}
