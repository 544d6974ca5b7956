namespace Kravbibliotek.Storage.Postgres;

/// <summary>
/// Children of a killed server that are busy with a query do not notice, and hold its memory until they are done, which can take for ever. No new
/// server starts until then.
/// </summary>
internal static class OrphanedChildren
{
    // As the account of the server: other accounts may not ask where a process stands. All of a server's processes stand in its data folder.
    private const string Script =
        """
        for process in /proc/[0-9]*; do
            [ "$process/cwd" -ef "$1" ] && [ "$(cat "$process/comm")" = postgres ] && kill -QUIT "${process#/proc/}"
        done
        exit 0
        """;

    /// <summary>Ends them. Asked for only when no server lives on the folder; what they had not committed is lost in any case.</summary>
    public static async Task EndAsync(Cluster cluster, CancellationToken cancellation)
    {
        if (OperatingSystem.IsLinux())
            await ServerProgram.RunAsync("/bin/sh", ["-c", Script, "sh", cluster.Folder], cancellation).ConfigureAwait(false);
    }
}
