using System.Diagnostics;
using Kravbibliotek.Cli;

namespace Kravbibliotek.Tests.Processes;

/// <summary>The built command line as a process of its own.</summary>
internal static class KravProcess
{
    /// <summary>Runs <c>krav</c> on the database in a folder.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCodes).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["KRAV_DATA"] = root },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
