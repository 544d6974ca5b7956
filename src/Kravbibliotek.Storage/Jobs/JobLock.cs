using System.Data;
using Npgsql;

namespace Kravbibliotek.Storage.Jobs;

/// <summary>Lets one process at a time do what is to happen by itself; the others pass. A killed process lets go with its connection.</summary>
internal sealed class JobLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private JobLock(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <summary>Takes the lock of a job, or null when another process has it. Jobs with other names do not wait for it.</summary>
    public static async Task<JobLock?> TryTakeAsync(NpgsqlDataSource source, string schema, string job, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var turn = new JobLock(connection, $"kravbibliotek.{job}.{schema}");
        try
        {
            if (await turn.RunAsync("pg_try_advisory_lock", cancellation).ConfigureAwait(false))
                return turn;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
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
                // The connection is lost, and the server has let go of its locks with it.
                NpgsqlConnection.ClearPool(_connection);
            }
        }
    }

    private async Task<bool> RunAsync(string function, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select {function}(hashtextextended($1, 0))", _connection);
        command.Parameters.Add(new() { Value = _name });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
    }
}
