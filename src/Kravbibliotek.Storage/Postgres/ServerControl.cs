using System.Diagnostics;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>Starts and stops the server of a cluster. Everything here is done while holding the turn.</summary>
internal static class ServerControl
{
    private const string LogName = "server.log";
    private const long LargestLog = 10_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PatienceAfterKill = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Joins the server that runs on the folder, or starts one; returns when it takes connections.</summary>
    public static async Task<PostmasterFile> StartAsync(Cluster cluster, CancellationToken cancellation)
    {
        if (await WaitForLivingAsync(cluster, cancellation).ConfigureAwait(false) is { } running)
            return running;

        RemoveTraces(cluster.Folder);
        ClusterConfiguration.Write(cluster.Folder, cluster.Options.Durable);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await StartOnceAsync(cluster, cancellation).ConfigureAwait(false);
            if (await WaitForLivingAsync(cluster, cancellation).ConfigureAwait(false) is { } started)
                return started;

            // The children of a killed server hold its memory, and a port may have been taken meanwhile.
            if (watch.Elapsed > PatienceAfterKill)
                throw new DatabaseProblemException($"PostgreSQL startar inte på {cluster.Folder}{ServerAccount.Hint}. {answer} {LastWords(cluster)}");
            await OrphanedChildren.EndAsync(cluster, cancellation).ConfigureAwait(false);
            await Task.Delay(Pause * 4, cancellation).ConfigureAwait(false);
            RemoveTraces(cluster.Folder);
            ClusterConfiguration.Write(cluster.Folder, cluster.Options.Durable);
        }
    }

    /// <summary>Stops the server and waits until it is down.</summary>
    public static async Task StopAsync(Cluster cluster, CancellationToken cancellation)
    {
        if (PostmasterFile.Read(cluster.Folder)?.Lives(cluster.Folder) != true)
            return;
        string[] arguments = ["stop", "--silent", "--pgdata", ".", "--mode=fast", "--wait", $"--timeout={Patience.TotalSeconds}"];
        var answer = await ServerProgram.RunAsync(cluster.Binaries.PgCtl, arguments, cancellation, cluster.Folder).ConfigureAwait(false);
        if (answer.ExitCode != 0 && PostmasterFile.Read(cluster.Folder) is not null)
            throw new DatabaseProblemException($"PostgreSQL på {cluster.Folder} går inte att stoppa: {answer.Errors}");
    }

    // Ready → the server; on its way up or down → waits; none → null.
    private static async Task<PostmasterFile?> WaitForLivingAsync(Cluster cluster, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (PostmasterFile.Read(cluster.Folder) is { } file && file.Lives(cluster.Folder))
        {
            if (file.Ready)
                return file;
            if (watch.Elapsed > Patience)
            {
                var doing = file.Stopping ? "stänger" : "startar";
                throw new DatabaseProblemException($"PostgreSQL på {cluster.Folder} {doing} sedan länge och blir inte klar.");
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }

        return null;
    }

    private static async Task<string> StartOnceAsync(Cluster cluster, CancellationToken cancellation)
    {
        var log = Path.Combine(cluster.Folder, LogName);
        if (new FileInfo(log) is { Exists: true, Length: > LargestLog })
            File.Delete(log);

        // pg_ctl detaches the server: Ctrl+C in our terminal is not for it, and it outlives us if others have joined. It hands its arguments
        // to a shell, which would trip on quotes and dollar signs in a path, so it is run in the folder.
        string[] arguments =
        [
            "start", "--silent", "--pgdata", ".", "--log", LogName, "--wait", $"--timeout={Patience.TotalSeconds}",
        ];

        // On Windows the server inherits our pipes, and reading them to the end would wait for the server's end.
        var answer = await ServerProgram
            .RunAsync(cluster.Binaries.PgCtl, arguments, cancellation, cluster.Folder, capture: !OperatingSystem.IsWindows())
            .ConfigureAwait(false);
        return answer.Errors;
    }

    // Asked for only when no server lives on the folder.
    private static void RemoveTraces(string folder)
    {
        // PostgreSQL clears the file of a killed server itself, and first looks for children still at work, so it is left to it – except when
        // another process has got the number since: that PostgreSQL would believe.
        if (PostmasterFile.Read(folder) is { NumberIsTaken: true })
            File.Delete(Path.Combine(folder, PostmasterFile.Name));
        foreach (var left in Directory.EnumerateFiles(folder, ".s.PGSQL.*"))
            File.Delete(left);
    }

    private static string LastWords(Cluster cluster)
    {
        var log = Path.Combine(cluster.Folder, LogName);
        return File.Exists(log) ? string.Join(" ", File.ReadLines(log).TakeLast(5)) : "";
    }
}
