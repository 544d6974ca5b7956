using System.ComponentModel;
using System.Diagnostics;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>What a program answered.</summary>
internal sealed record ProgramAnswer(int ExitCode, string Output, string Errors);

/// <summary>Runs one of PostgreSQL's programs, as the account of the server when we are root.</summary>
internal static class ServerProgram
{
    /// <summary>Runs the program to its end and returns what it wrote.</summary>
    public static async Task<ProgramAnswer> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation, string? folder = null, bool capture = true)
    {
        using var process = new Process { StartInfo = Describe(program, arguments, folder, capture) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new DatabaseProblemException($"Programmet {program} går inte att starta: {e.Message}", e);
        }

        try
        {
            if (!capture)
            {
                await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
                return new ProgramAnswer(process.ExitCode, "", "");
            }

            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var (said, complained) = (await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return new ProgramAnswer(process.ExitCode, said.Trim(), complained.Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, string? folder, bool capture)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,

            // Where we stand may be closed to the account; where the program lies is not.
            WorkingDirectory = folder ?? Path.GetDirectoryName(program),
        };
        if (ServerAccount.Name is { } account)
            start.UserName = account;

        // Settings that the user has for other clusters must not steer ours.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_MESSAGES"] = "C";
        return start;
    }
}
