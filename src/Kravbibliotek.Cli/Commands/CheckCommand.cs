using System.CommandLine;
using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Formats;
using Kravbibliotek.Storage.Files;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav check</c>: every hard rule over a library folder, and the requirement checker's warnings.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = LibraryFolderArgument.Create();
        var strict = new Option<bool>("--strikt") { Description = "Också varningar ger felkod." };
        var command = new Command("check", "Kontrollera biblioteket: visar vad som är fel, i vilken fil, på vilken rad och hur det lagas.")
        {
            folder,
            strict,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(
                LibraryFolderArgument.Find(parsed.GetValue(folder)), parsed.GetValue(strict), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool isStrict, TextWriter output, CancellationToken cancellation)
    {
        var files = await LibraryFolder.ReadAsync(folder, cancellation);
        var read = LibraryReader.Read(files);
        var findings = LibraryCheck.Run(read);
        var warnings = LibraryQuality.Run(read, findings);
        FindingPrinter.Write([.. findings, .. warnings], output);
        if (findings.Count > 0 || (isStrict && warnings.Count > 0))
            return ExitCodes.Findings;
        if (warnings.Count > 0)
            return ExitCodes.Ok;
        var library = read.Library;
        await output.WriteLineAsync(
            $"Inga anmärkningar. {library.Requirements.Count} krav i {library.Versions.Count} versioner, {files.Count} filer.");
        return ExitCodes.Ok;
    }
}
