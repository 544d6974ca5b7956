using System.CommandLine;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Storage.Files;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav check</c>: every hard rule over a library folder.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = LibraryFolderArgument.Create();
        var command = new Command("check", "Kontrollera biblioteket: visar vad som är fel, i vilken fil, på vilken rad och hur det lagas.")
        {
            folder,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(LibraryFolderArgument.Find(parsed.GetValue(folder)), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, TextWriter output, CancellationToken cancellation)
    {
        var files = await LibraryFolder.ReadAsync(folder, cancellation);
        var read = LibraryReader.Read(files);
        var findings = LibraryCheck.Run(read);
        FindingPrinter.Write(findings, output);
        if (findings.Count > 0)
            return ExitCodes.Findings;
        var library = read.Library;
        await output.WriteLineAsync(
            $"Inga anmärkningar. {library.Requirements.Count} krav i {library.Versions.Count} versioner, {files.Count} filer.");
        return ExitCodes.Ok;
    }
}
