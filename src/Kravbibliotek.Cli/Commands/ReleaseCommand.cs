using System.CommandLine;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Files;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav release</c>: names the library as it stands, every file by hash.</summary>
internal static class ReleaseCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("namn") { Description = "Utgåvans namn, år och löpnummer, till exempel 2026.1." };
        var note = new Option<string>("--note") { Required = true, HelpName = "text", Description = "Vad utgåvan innehåller, i klartext." };
        var date = DateOption.Create("Utgåvans datum, till exempel 2026-11-20. Utelämnas det gäller dagens datum.");
        var from = LibraryFolderArgument.CreateOption();
        var command = new Command(
            "release", "Gör en utgåva: skriver utgavor/<namn>.yaml med kontrollsumma för varje publicerad fil. En utgåva skrivs aldrig över.")
        {
            name, note, date, from,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(parsed.GetRequiredValue(name), parsed.GetRequiredValue(note), DateOption.ValueOf(parsed, date)),
            LibraryFolderArgument.Find(parsed.GetValue(from)), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Order order, string folder, TextWriter output, CancellationToken cancellation)
    {
        if (!LibraryPath.IsReleaseName(order.Name))
            throw new CommandException(ExitCodes.Usage, "Utgåvans namn är år och löpnummer, till exempel 2026.1.");
        if (string.IsNullOrWhiteSpace(order.Note))
            throw new CommandException(ExitCodes.Usage, "--note får inte vara tom.");
        var read = LibraryReader.Read(await LibraryFolder.ReadAsync(folder, cancellation));
        var path = LibraryPath.OfRegister(LibraryFileKind.Release, order.Name);
        if (read.Library.Files.Any(f => f.Path == path))
            throw new CommandException(ExitCodes.Findings, $"Utgåvan {order.Name} finns redan och skrivs aldrig över.");
        var findings = ReleaseCut.Check(read.Library);
        if (findings.Count > 0)
        {
            FindingPrinter.Write(findings, output);
            throw new CommandException(ExitCodes.Findings, "Ingen utgåva gjordes: biblioteket har anmärkningar.");
        }

        var release = ReleaseCut.Of(read.Library, order.Name, order.Date, order.Note);
        var file = LibraryWriter.Write(new Library { Releases = [release] }).Single();
        await LibraryFolder.WriteAsync(folder, [file], cancellation);
        await output.WriteLineAsync($"Utgåvan {order.Name} är skriven: {release.Files.Count} filer i {path}.");
        return ExitCodes.Ok;
    }

    private sealed record Order(string Name, string Note, DateOnly Date);
}
