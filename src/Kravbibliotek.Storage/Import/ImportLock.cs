using System.Data;
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
    /// <param name="source">Connections to the primary.</param>
    /// <param name="schema">The library's schema: libraries in one database do not wait for each other.</param>
    /// <param name="shared">True for those that only read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ImportLock> TakeAsync(NpgsqlDataSource source, string schema, bool shared, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var turn = new ImportLock(connection, $"kravbibliotek.import.{schema}", shared);
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
        await using (_connection.ConfigureAwait(false))
        {
            try
            {
                if (_connection.State == ConnectionState.Open)
                    await RunAsync("pg_advisory_unlock", CancellationToken.None).ConfigureAwait(false);
            }
            catch (NpgsqlException)
            {
                // The connection is lost, and the server has let go of its locks with it. What lost it is told by the work itself.
                NpgsqlConnection.ClearPool(_connection);
            }
        }
    }

    private async Task RunAsync(string function, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select {function}{(_shared ? "_shared" : "")}(hashtextextended($1, 0))", _connection);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = _name });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
