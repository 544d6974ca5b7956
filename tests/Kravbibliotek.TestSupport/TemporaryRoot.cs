using System.Diagnostics;
using Kravbibliotek.Storage.Postgres;

namespace Kravbibliotek.TestSupport;

/// <summary>Temporary folders that a server's account can reach, and what is done when the test process ends.</summary>
public static class TemporaryRoot
{
    /// <summary>Makes an empty folder with a short name, in a place that other accounts may pass through.</summary>
    public static string Create(string prefix = "krav-")
    {
        var folder = Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        return folder;
    }

    /// <summary>Stops the server and removes its folder when this process ends, however it ends.</summary>
    public static void RemoveWithProcess(EmbeddedPostgres server, string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                server.DisposeAsync().AsTask().GetAwaiter().GetResult();
                Directory.Delete(folder, recursive: true);
            };
            return;
        }

        // The test host is often killed before its exit handlers have run. The guard sees its input end whenever we end.
        var postmaster = File.ReadLines(Path.Combine(server.DataFolder, "postmaster.pid")).First();
        const string Script = """
            read -r nothing
            kill -QUIT "$1"
            for attempt in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3; rm -rf "$2" && ! kill -0 "$1" && break; done
            """;
        var guard = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", postmaster, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        Guards.Add(Process.Start(guard)!);
    }

    // Kept, or the finalizer would close the input that the guard listens to.
    private static readonly List<Process> Guards = [];
}
