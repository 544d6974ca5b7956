using System.Diagnostics;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>
/// File locks of one data folder. The operating system releases them when a process ends however it ends, so what is counted is never wrong after a crash.
/// </summary>
internal sealed class FolderLocks(string dataFolder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _turn = dataFolder + ".start.lock";
    private readonly string _users = dataFolder + ".anvands.lock";

    /// <summary>Waits for the turn to start or stop the server; one process at a time.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryOpen(_turn, FileAccess.ReadWrite, FileShare.None) is { } turn)
                return turn;
            if (waited.Elapsed > Patience)
            {
                throw new DatabaseProblemException(
                    $"En annan process håller på att starta eller stoppa databasen i {dataFolder} och blir inte klar.");
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Says that this process uses the server, until disposed. Asked for only while holding the turn.</summary>
    public IDisposable Join() => TryOpen(_users, FileAccess.Read, FileShare.Read)
        ?? throw new DatabaseProblemException($"Låsfilen {_users} går inte att låsa.");

    /// <summary>True when no process uses the server. Asked for only while holding the turn.</summary>
    public bool Unused()
    {
        using var alone = TryOpen(_users, FileAccess.ReadWrite, FileShare.None);
        return alone is not null;
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DatabaseProblemException($"Databasen i {Path.GetDirectoryName(path)} tillhör en annan användare.", e);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
