using Npgsql;

namespace Kravbibliotek.Storage.Consultations;

/// <summary>
/// One at a time with the comments of a requirement, in all processes, in the order they came. Those who close a consultation would
/// otherwise lose every race against a crowd that comments. The server lets go of it with the connection.
/// </summary>
internal sealed class ConsultationLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private ConsultationLock(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    /// <summary>Waits for the lock.</summary>
    public static async Task<ConsultationLock> TakeAsync(LibraryHost host, string key, CancellationToken cancellation)
    {
        var connection = await host.Writing.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection, transaction);
            command.Parameters.Add(new() { Value = $"kravbibliotek.remiss.{host.Schema}.{key}" });
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            return new(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (_connection.ConfigureAwait(false))
            await _transaction.DisposeAsync().ConfigureAwait(false);
    }
}
