using System.CommandLine;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Import;

namespace Kravbibliotek.Cli.Commands;

/// <summary><c>krav import --oscal</c>: the controls of a catalog as drafts, with a line on each of them.</summary>
internal static class OscalImport
{
    /// <summary>The option with the catalog.</summary>
    public static Option<string?> CreateOption() => new("--oscal")
    {
        HelpName = "fil",
        Description = "En OSCAL-katalog, JSON eller XML. Kontrollerna läses in som utkast.",
    };

    /// <summary>The option with the area of controls from elsewhere.</summary>
    public static Option<string?> CreateAreaOption() => new("--area")
    {
        HelpName = "område",
        Description = $"Med --oscal: området för kontroller som inte är bibliotekets egna. Ett av: {Folders}.",
    };

    private static string Folders => string.Join(", ", Areas.All.Select(a => a.Folder));

    /// <summary>Reads the catalog in. A requirement that somebody has an open draft of with other words is left as it is.</summary>
    public static async Task<int> RunAsync(string file, string? folder, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var reading = OscalReader.Read(await File.ReadAllBytesAsync(file, cancellation));
        if (reading.Catalog is not { } catalog)
        {
            FindingPrinter.Write([.. reading.Findings.Select(f => f with { Path = file })], error);
            throw new CommandException(ExitCodes.Findings, "Katalogen går inte att läsa. Ingenting lästes in.");
        }

        var area = Areas.ByFolder(folder);
        if (area is null && (folder is not null || catalog.Controls.Any(c => !c.IsOurs)))
            throw new CommandException(ExitCodes.Usage, $"Ange området för kontrollerna med --area. Välj bland: {Folders}.");
        return await DatabaseAccess.RunWithLibraryAsync(
            async host =>
            {
                var importing = new DraftImporting(host, new DraftStore(host, TimeProvider.System), TimeProvider.System);
                var plan = await importing.PlanAsync(catalog, area ?? Areas.All[0], cancellation);
                var preview = await importing.PreviewAsync(plan.Files, cancellation);
                var taken = preview.Rows.Where(r => r.Kind is DraftImportKind.New or DraftImportKind.Changed).ToList();
                if (taken.Count > 0)
                    await StoreAsync(importing, plan, taken, error, cancellation);
                await SayAsync(plan, preview, output);
                return preview.Rows.Any(r => r.Kind is DraftImportKind.Refused) ? ExitCodes.Findings : ExitCodes.Ok;
            },
            cancellation);
    }

    private static async Task StoreAsync(
        DraftImporting importing, OscalPlan plan, IReadOnlyList<DraftImportRow> taken, TextWriter error, CancellationToken cancellation)
    {
        var outcome = await importing.StoreAsync(
            null, plan.Files, [.. taken.Select(r => new DraftImportChoice(r.Path, r.Basis))],
            new($"krav import ({Environment.UserName})"), cancellation);
        if (outcome.Keys is not null)
            return;
        FindingPrinter.Write(outcome.Findings, error);
        throw new CommandException(ExitCodes.Findings, outcome.Changed.Count > 0
            ? $"Ändrades av någon annan under tiden: {string.Join(", ", outcome.Changed)}. Ingenting lästes in. Kör kommandot igen."
            : "Avvisat. Ingenting lästes in.");
    }

    private static async Task SayAsync(OscalPlan plan, DraftImportPreview preview, TextWriter output)
    {
        var rows = preview.Rows.ToDictionary(r => r.Path, StringComparer.Ordinal);
        foreach (var control in plan.Controls)
        {
            await output.WriteLineAsync($"{control.Id}: {Outcome(control, rows)}");
            if (control.Remark is { } remark)
                await output.WriteLineAsync($"    {remark}");
        }

        var skipped = plan.Controls.Count(c => c.Path is null);
        await output.WriteLineAsync(
            $"{plan.Controls.Count} kontroller: {preview.Rows.Count(r => r.Kind == DraftImportKind.New)} nya krav, "
            + $"{preview.Rows.Count(r => r.Kind == DraftImportKind.Changed)} utkast till nya versioner, "
            + $"{preview.Rows.Count(r => r.Kind == DraftImportKind.Same)} oförändrade, "
            + $"{preview.Rows.Count(r => r.Kind == DraftImportKind.Conflict)} krockar, "
            + $"{preview.Rows.Count(r => r.Kind == DraftImportKind.Refused)} avvisade, {skipped} hoppades över.");
    }

    private static string Outcome(OscalControlPlan control, Dictionary<string, DraftImportRow> rows) =>
        control.Path is null ? $"hoppades över: {control.Skipped}" : rows[control.Path] switch
        {
            { Kind: DraftImportKind.New } => $"nytt krav {control.Key}",
            { Kind: DraftImportKind.Changed } => $"utkast till ny version av {control.Key}",
            { Kind: DraftImportKind.Same } => $"{control.Key} är oförändrat",
            { Kind: DraftImportKind.Conflict } => $"{control.Key} har ett öppet utkast med annan text, som lämnades orört",
            var row => $"{control.Key} avvisades: {string.Join(" ", row.Findings.Select(f => f.Message))}",
        };
}
