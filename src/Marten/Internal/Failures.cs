using Marten.Exceptions;
using Npgsql;

namespace Marten.Internal;

/// <summary>What became of a call when the database or the way to it failed.</summary>
internal static class Failures
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200)];

    /// <summary>Runs it up to four times, as long as the failure is of a kind that may pass.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> run, Func<Exception, bool> mayPass, CancellationToken token)
    {
        foreach (var pause in Pauses)
        {
            try
            {
                return await run();
            }
            catch (Exception failure) when (mayPass(failure))
            {
                await Task.Delay(pause, token);
            }
        }
        return await run();
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(Func<Task> run, Func<Exception, bool> mayPass, CancellationToken token)
        => RunAsync(
            async () =>
            {
                await run();
                return true;
            },
            mayPass,
            token);

    /// <summary>The connection was lost or could not be made. SQL errors and time-outs are not tried again: they would fail the same way.</summary>
    public static bool IsLostConnection(Exception failure) => failure switch
    {
        PostgresException error => error.SqlState.StartsWith("57P0", StringComparison.Ordinal),
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException error => error.IsTransient,
        _ => false
    };

    /// <summary>Serialization failure, deadlock, lock not available, too many connections: the transaction was rolled back whole.</summary>
    public static bool IsCollision(Exception failure)
        => (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState is "40001" or "40P01" or "55P03" or "53300";

    /// <summary>Npgsql's exception in Marten's; the command is null when several were sent together.</summary>
    public static MartenCommandException InCommand(NpgsqlException failure, NpgsqlCommand? command = null)
    {
        const string Timeout = "\nPostgresql timed out while trying to read data. This may be caused by trying to read locked rows\n";
        return new MartenCommandException(command, failure, failure.InnerException is TimeoutException ? Timeout : null);
    }
}
