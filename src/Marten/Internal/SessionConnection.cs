using System.Data;
using Npgsql;

namespace Marten.Internal;

/// <summary>
/// A session's way to the database. By default a connection is held only during a call; with a stricter isolation the first call
/// begins a transaction that everything in the session belongs to until the save.
/// </summary>
internal sealed class SessionConnection(NpgsqlDataSource dataSource, IsolationLevel isolation) : IDisposable, IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    /// <summary>What was read belongs to the transaction that will be saved, so that the save cannot be run again by itself.</summary>
    public bool HasRead => _transaction is not null;

    private bool KeepsTransaction => isolation is not (IsolationLevel.ReadCommitted or IsolationLevel.Unspecified);

    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken token)
    {
        if (KeepsTransaction) return await read((await BeginAsync(token)).Connection!);
        return await Failures.RunAsync(
            async () =>
            {
                await using var connection = await dataSource.OpenConnectionAsync(token);
                return await read(connection);
            },
            Failures.IsLostConnection,
            token);
    }

    /// <summary>Runs it in a transaction and commits; whatever it throws has rolled back.</summary>
    public async Task WriteAsync(Func<NpgsqlTransaction, Task> write, CancellationToken token)
    {
        try
        {
            var transaction = await BeginAsync(token);
            await write(transaction);
            await transaction.CommitAsync(token);
        }
        catch (Exception failure) when (WasLost(failure))
        {
            throw new ObjectDisposedException(nameof(NpgsqlTransaction), failure);
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        _connection?.Dispose();
        (_transaction, _connection) = (null, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_transaction, _connection) = (null, null);
    }

    // Nothing can be said about the transaction when its connection is gone.
    private bool WasLost(Exception failure)
        => _transaction is not null && _connection is { State: not ConnectionState.Open }
            && failure is not OperationCanceledException && failure.InnerException is not TimeoutException;

    private async Task<NpgsqlTransaction> BeginAsync(CancellationToken token)
    {
        _connection ??= await dataSource.OpenConnectionAsync(token);
        return _transaction ??= await _connection.BeginTransactionAsync(isolation, token);
    }
}
