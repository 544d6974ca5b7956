using System.CommandLine;
using Kravbibliotek.Formats;
using Kravbibliotek.Storage.Files;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav format</c>: rewrites files to canonical form.</summary>
internal static class FormatCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = LibraryFolderArgument.Create();
        var command = new Command(
            "format", "Skriv om biblioteket till kanonisk form. Filer som inte går att tolka lämnas orörda och visas.")
        {
            folder,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(LibraryFolderArgument.Find(parsed.GetValue(folder)), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, TextWriter output, CancellationToken cancellation)
    {
        var read = LibraryReader.Read(await LibraryFolder.ReadAsync(folder, cancellation));
        var changed = LibraryFormat.Changed(read);
        await LibraryFolder.WriteAsync(folder, changed, cancellation);
        foreach (var file in changed)
        {
            var isKept = LibraryPath.Parse(file.Path)?.Kind == LibraryFileKind.Kept;
            await output.WriteLineAsync((isKept ? "Sparad för en utgåva: " : "Omskriven: ") + file.Path);
        }

        var left = read.Findings.Where(f => read.Unreadable.Contains(f.Path)).ToList();
        FindingPrinter.Write(left, output);
        if (left.Count > 0)
            return ExitCodes.Findings;
        if (changed.Count == 0)
            await output.WriteLineAsync("Allt står redan på kanonisk form.");
        return ExitCodes.Ok;
    }
}
