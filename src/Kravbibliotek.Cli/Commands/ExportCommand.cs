using System.CommandLine;
using System.Text;
using Kravbibliotek.Formats;
using Kravbibliotek.Formats.Export;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Files;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav export</c>: the library in a format of <see cref="ExportFormat.All"/>, or as the files it is kept in.</summary>
internal static class ExportCommand
{
    private const string AsFiles = "filer";
    private const string Stdout = "-";

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var handles = string.Join(", ", ExportFormat.All.Select(f => f.Handle).Append(OscalProfiles.Handle).Append(AsFiles));
        var format = new Option<string>("--format") { Required = true, HelpName = "format", Description = $"Ett av: {handles}." };
        var target = new Option<string>("--out")
        {
            HelpName = "fil",
            Description = $"Filen att skriva, för {AsFiles} och {OscalProfiles.Handle} en mapp. Utelämnas den, eller är den {Stdout}, skrivs det ut.",
            DefaultValueFactory = _ => Stdout,
        };
        var database = new Option<bool>("--database") { Description = "Ta biblioteket ur databasen och inte ur filerna." };
        var from = LibraryFolderArgument.CreateOption();
        var command = new Command("export", Description()) { format, target, database, from };
        command.SetAction((parsed, cancellation) =>
        {
            var (handle, path) = (parsed.GetRequiredValue(format), parsed.GetRequiredValue(target));
            if (!IsFolder(handle) && ExportFormat.ByHandle(handle) is null)
                throw new CommandException(ExitCodes.Usage, $"--format kan inte vara {handle}. Välj bland: {handles}.");
            if (IsFolder(handle) && path == Stdout)
                throw new CommandException(ExitCodes.Usage, $"--out måste vara en mapp när formatet är {handle}.");
            var output = parsed.InvocationConfiguration.Output;
            Task<int> Write(Library library) => WriteAsync(library, handle, path, output, cancellation);
            return parsed.GetValue(database)
                ? DatabaseAccess.RunWithLibraryAsync(
                    async host => await Write(await new LibraryExport(host).LibraryAsync(cancellation)), cancellation)
                : FromFilesAsync(
                    LibraryFolderArgument.Find(parsed.GetValue(from)), parsed.InvocationConfiguration.Error, Write, cancellation);
        });
        return command;
    }

    private static bool IsFolder(string handle) => handle is AsFiles or OscalProfiles.Handle;

    private static string Description()
    {
        var text = new StringBuilder("Exportera det publicerade biblioteket. Samma bibliotek ger alltid samma byte.\n\nFormat:");
        foreach (var format in ExportFormat.All)
            text.Append("\n  ").Append(format.Handle.PadRight(10)).Append(format.Description);
        text.Append("\n  ").Append(OscalProfiles.Handle.PadRight(10)).Append(" en OSCAL-profil för varje kravprofil, och katalogen de väljer ur");
        return text.Append("\n  ").Append(AsFiles.PadRight(10)).Append("bibliotekets egna filer, som de läses in igen").ToString();
    }

    private static async Task<int> FromFilesAsync(
        string folder, TextWriter error, Func<Library, Task<int>> write, CancellationToken cancellation)
    {
        var read = LibraryReader.Read(await LibraryFolder.ReadAsync(folder, cancellation));
        if (read.Findings.Count > 0)
        {
            FindingPrinter.Write(read.Findings, error);
            throw new CommandException(ExitCodes.Findings, "Ingenting exporterades: biblioteket har anmärkningar.");
        }

        return await write(read.Library);
    }

    private static async Task<int> WriteAsync(
        Library library, string handle, string path, TextWriter output, CancellationToken cancellation)
    {
        if (ExportFormat.ByHandle(handle) is not { } format)
        {
            if (handle == AsFiles)
                await LibraryFolder.WriteAsync(path, LibraryWriter.Write(library), cancellation);
            else
                await WriteProfilesAsync(library, path, cancellation);
            return ExitCodes.Ok;
        }

        using var content = new MemoryStream();
        format.Write(library, content);
        if (path == Stdout)
            await output.WriteAsync(Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length));
        else
            await File.WriteAllBytesAsync(path, content.ToArray(), cancellation);
        return ExitCodes.Ok;
    }

    private static async Task WriteProfilesAsync(Library library, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(path);
        foreach (var file in OscalProfiles.Write(library))
            await File.WriteAllBytesAsync(Path.Combine(path, file.Path), file.Content.ToArray(), cancellation);
    }
}
