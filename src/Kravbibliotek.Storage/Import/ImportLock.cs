using Npgsql;

namespace Kravbibliotek.Storage.Import;

/// <summary>
/// One import at a time in all processes; an export shares the lock, so that it never sees a library between two batches. The
/// server lets go of it when the process that holds it is killed.
/// </summary>
internal sealed class ImportLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _name;
    private readonly bool _shared;

    private ImportLock(NpgsqlConnection connection, string name, bool shared) => (_connection, _name, _shared) = (connection, name, shared);

    /// <summary>Waits for the lock.</summary>
    public static async Task<ImportLock> TakeAsync(LibraryHost host, bool shared, CancellationToken cancellation)
    {
        var connection = await host.Writing.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var turn = new ImportLock(connection, $"kravbibliotek.import.{host.Schema}", shared);
        try
        {
            await turn.RunAsync("pg_advisory_lock", cancellation).ConfigureAwait(false);
            return turn;
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
        // A lock of a lost connection is gone already.
        if (_connection.State == System.Data.ConnectionState.Open)
            await RunAsync("pg_advisory_unlock", CancellationToken.None).ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task RunAsync(string function, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select {function}{(_shared ? "_shared" : "")}(hashtextextended($1, 0))", _connection);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = _name });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
