using System.CommandLine;
using System.Globalization;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Tenders;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav annex</c>: a Word annex from a profile, straight from the library's files.</summary>
internal static class AnnexCommand
{
    private const string StandardOutput = "-";

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var options = new AnnexOptions();
        var command = new Command("annex", "Gör en kravbilaga i Word av en kravprofil, direkt ur bibliotekets filer.");
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, options, TimeProvider.System, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, AnnexOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var error = parsed.InvocationConfiguration.Error;
        var folder = LibraryFolderArgument.Find(parsed.GetValue(options.From));
        var read = LibraryReader.Read(await LibraryFolder.ReadAsync(folder, cancellation));
        var faults = LibraryCheck.Run(read).Where(f => f.Severity == Severity.Error).ToList();
        if (faults.Count > 0)
        {
            FindingPrinter.Write(faults, error);
            throw new CommandException(ExitCodes.Findings, "Biblioteket har fel. Rätta dem innan en kravbilaga görs.");
        }

        var order = options.OrderOf(parsed, read.Library, clock);
        var result = AnnexBuilder.Build(order, AnnexSources.From(read.Library));
        FindingPrinter.Write(result.Findings, error);
        if (result.Model is null)
            throw new CommandException(ExitCodes.Findings, "Ingen kravbilaga gjordes.");
        var template = TemplateOf(parsed.GetValue(options.Template));
        await WriteAsync(result.Model, template, parsed.GetValue(options.Out)!, parsed.InvocationConfiguration.Output, cancellation);
        return ExitCodes.Ok;
    }

    private static async Task WriteAsync(
        AnnexModel model, AnnexTemplate template, string path, TextWriter output, CancellationToken cancellation)
    {
        using var annex = new MemoryStream();
        AnnexExporter.Write(model, template, annex);
        annex.Position = 0;
        await using var target = path == StandardOutput ? Console.OpenStandardOutput() : File.Create(path);
        await annex.CopyToAsync(target, cancellation);
        if (path != StandardOutput)
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"Kravbilagan {path} är skriven: {model.Items.Count()} krav. Id {model.Id()}."));
    }

    private static AnnexTemplate TemplateOf(string? path)
    {
        if (path is null)
            return AnnexTemplate.Default;
        try
        {
            using var file = File.OpenRead(path);
            return AnnexTemplate.Read(file);
        }
        catch (TemplateException problem)
        {
            throw new CommandException(ExitCodes.Findings, problem.Message);
        }
    }
}
