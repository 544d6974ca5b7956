using System.CommandLine;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav import</c>: the files into the database.</summary>
internal static class ImportCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = LibraryFolderArgument.Create();
        var why = new Option<string>("--why")
        {
            HelpName = "skäl",
            Description = "Varför, till händelseloggen.",
            DefaultValueFactory = _ => "Inläsning av bibliotekets filer.",
        };
        var (oscal, area) = (OscalImport.CreateOption(), OscalImport.CreateAreaOption());
        var command = new Command(
            "import",
            "Läs in biblioteket i databasen. Lägger till versioner men ändrar eller tar aldrig bort någon: finns ett nummer redan med " +
            "annat innehåll visas skillnaden och ingenting läses in. En andra inläsning ändrar ingenting. Går att avbryta och köra om. " +
            "Med --oscal läses kontrollerna i en OSCAL-katalog in som utkast.")
        {
            folder,
            why,
            oscal,
            area,
        };
        command.SetAction((parsed, cancellation) => parsed.GetValue(oscal) is { } file
            ? OscalImport.RunAsync(
                file, parsed.GetValue(area), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation)
            : RunAsync(
                LibraryFolderArgument.Find(parsed.GetValue(folder)), parsed.GetRequiredValue(why),
                parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string why, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var read = LibraryReader.Read(await LibraryFolder.ReadAsync(folder, cancellation));
        var findings = LibraryCheck.Run(read);
        FindingPrinter.Write(findings, error);
        if (findings.Any(f => f.Severity == Severity.Error))
            throw new CommandException(ExitCodes.Findings, "Biblioteket har fel. Ingenting lästes in.");
        return await DatabaseAccess.RunWithLibraryAsync(
            async library =>
            {
                var import = new LibraryImport(library, TimeProvider.System);
                var context = new ChangeContext($"krav import ({Environment.UserName})", why);
                var report = await WorkProgress.RunAsync(
                    "Läser in", progress => import.ImportAsync(read.Library, context, new ShareOfSubjects(progress), cancellation));
                return await SayAsync(report, output, error);
            },
            cancellation);
    }

    private static async Task<int> SayAsync(ImportReport report, TextWriter output, TextWriter error)
    {
        if (report.Refused.Count == 0)
        {
            await output.WriteLineAsync($"{report.Added.Count} tillagda, {report.Updated.Count} ändrade, {report.Unchanged} oförändrade.");
            return ExitCodes.Ok;
        }

        foreach (var refusal in report.Refused)
        {
            FindingPrinter.Write(refusal.Finding, error);
            if (refusal is { Stored: { } stored, Offered: { } offered } && DifferenceOf(stored, offered) is { Length: > 0 } difference)
                await error.WriteLineAsync(difference);
        }

        throw new CommandException(ExitCodes.Findings, "Avvisat. Ingenting lästes in.");
    }

    /// <summary>The changed fields as text: what was taken away in [-…-], what was put in {+…+}.</summary>
    private static string DifferenceOf(RequirementVersion stored, RequirementVersion offered)
    {
        var difference = RequirementDiff.Between(stored, offered);
        var fields = difference.Fields.Where(f => f.IsChanged).SelectMany(f =>
            f.Paragraphs.Select(p => $"      {string.Concat(p.Runs.Select(Marked))}").Prepend($"    {f.Label}:"));
        return difference.Fields.Any(f => f.IsChanged) ? string.Join(Environment.NewLine, fields.Prepend("    " + difference.Summary)) : "";
    }

    private static string Marked(DiffRun run) => run.Change switch
    {
        DiffChange.Added => $"{{+{run.Text}+}}",
        DiffChange.Removed => $"[-{run.Text}-]",
        _ => run.Text,
    };

    private sealed class ShareOfSubjects(IProgress<double> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress.Report(value.Total == 0 ? 1 : (double)value.Done / value.Total);
    }
}
