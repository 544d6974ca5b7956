using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Internal;

/// <summary>Reads documents.</summary>
internal class QuerySession(DocumentStore store, NpgsqlDataSource dataSource, IsolationLevel isolation) : IQuerySession
{
    private bool _isDisposed;

    protected DocumentStore Owner { get; } = store;

    protected SessionConnection Connection { get; } = new(dataSource, isolation);

    public async Task<T?> LoadAsync<T>(string id, CancellationToken token = default) where T : notnull
    {
        var sql = await SqlForAsync(typeof(T), token);
        var found = await ReadByIdAsync<T>(sql, "id = $1", new NpgsqlParameter { Value = id }, token);
        return found.Count == 0 ? default : found[0];
    }

    public async Task<IReadOnlyList<T>> LoadManyAsync<T>(CancellationToken token, IEnumerable<string> ids) where T : notnull
    {
        var wanted = ids.ToArray();
        var sql = await SqlForAsync(typeof(T), token);
        var parameter = new NpgsqlParameter { Value = wanted, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };
        return await ReadByIdAsync<T>(sql, "id = ANY($1)", parameter, token);
    }

    public async Task<bool> CheckExistsAsync<T>(string id, CancellationToken token = default) where T : notnull
    {
        var sql = await SqlForAsync(typeof(T), token);
        return await Connection.ReadAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand($"select exists(select 1 from {sql.Table} where id = $1)", connection);
                command.Parameters.Add(new NpgsqlParameter { Value = id });
                return (bool)(await command.ExecuteScalarAsync(token))!;
            },
            token);
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken token, params object[] parameters)
        => QueryAsync<T>('?', sql, token, parameters);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(char placeholder, string sql, CancellationToken token, params object[] parameters)
    {
        var isWhole = SqlText.IsWholeStatement(sql);
        var documents = isWhole ? null : await SqlForAsync(typeof(T), token);
        ThrowIfDisposed();
        token.ThrowIfCancellationRequested();
        var text = isWhole ? sql : documents!.Select + SqlText.Continuation(sql);
        var isNamed = SqlText.IsNamedParameters(parameters);
        if (!isNamed)
            text = SqlText.Number(text, placeholder, parameters.Length) ?? throw new InvalidOperationException("Wrong number of supplied parameters");
        try
        {
            return await Connection.ReadAsync(
                async connection =>
                {
                    var command = new NpgsqlBatchCommand(text);
                    var values = isNamed ? SqlText.NamedParameters(parameters[0]) : parameters.Select(SqlText.Parameter);
                    foreach (var value in values) command.Parameters.Add(value);
                    await using var batch = new NpgsqlBatch(connection) { BatchCommands = { command } };
                    await using var reader = await batch.ExecuteReaderAsync(token);
                    return await RowReader.ReadAllAsync<T>(reader, documents, Owner.Serializer, token);
                },
                token);
        }
        catch (NpgsqlException failure)
        {
            throw Failures.InCommand(failure);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        Connection.Dispose();
        GC.SuppressFinalize(this);
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await Connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    private async Task<DocumentSql> SqlForAsync(Type documentType, CancellationToken token)
    {
        ThrowIfDisposed();
        token.ThrowIfCancellationRequested();
        await Owner.EnsureTableAsync(documentType, token);
        return Owner.SqlFor(documentType);
    }

    private Task<IReadOnlyList<T>> ReadByIdAsync<T>(DocumentSql sql, string condition, NpgsqlParameter ids, CancellationToken token)
        => Connection.ReadAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand($"{sql.Select} where {condition}", connection);
                command.Parameters.Add(ids.Clone());
                try
                {
                    await using var reader = await command.ExecuteReaderAsync(token);
                    return await RowReader.ReadAllAsync<T>(reader, sql, Owner.Serializer, token);
                }
                catch (PostgresException failure) when (!Failures.IsLostConnection(failure))
                {
                    throw Failures.InCommand(failure, command);
                }
            },
            token);
}
