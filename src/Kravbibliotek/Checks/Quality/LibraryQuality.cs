using Kravbibliotek.Checks.Validation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Quality;

/// <summary>Reads every text in use of a library with the requirement checker. What it finds are warnings; a waiver silences a rule.</summary>
public static class LibraryQuality
{
    private const string UnknownWaiver = "S191";
    private const string NoReason = "S192";
    private const string IdleWaiver = "S193";

    /// <summary>The warnings, in the order of path, line and code.</summary>
    /// <param name="read">A library that was read from files.</param>
    /// <param name="known">What the hard rules found; the same place is not remarked on twice.</param>
    public static IReadOnlyList<Finding> Run(LibraryReadResult read, IReadOnlyList<Finding> known)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(known);
        var index = new LibraryIndex(read);
        var context = QualityContext.Of(read.Library);
        var taken = known.Select(f => (f.Path, f.Line)).ToHashSet();
        var used = new HashSet<(string Key, string Rule)>();
        var findings = new List<Finding>();
        foreach (var file in index.Contents().Where(c => c.IsInUse))
        {
            var key = LibraryPath.Parse(file.Path)!.Id;
            foreach (var finding in QualityRules.Check(file.Content, context).Where(f => f.Severity == Severity.Warning))
                Add(key, file.Path, finding, Line(read.Source, file.Path, finding, file));
        }

        foreach (var (key, path, finding) in Overlaps(index))
            Add(key, path, finding, read.Source.Line(path, VersionSections.Text));
        findings.AddRange(Waivers(index, used));
        return [.. findings.Distinct().OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Code, StringComparer.Ordinal)];

        void Add(string key, string path, QualityFinding finding, int line)
        {
            if (index.Requirements[key].Waivers.Any(w => w.Rule == finding.Code))
                used.Add((key, finding.Code));
            else if (finding.Code is not ("S113" or "S115" or "S116" or "S117") || !taken.Contains((path, line)))
                findings.Add(new(finding.Code, Severity.Warning, path, line, finding.Message, finding.Mend));
        }
    }

    private static IEnumerable<(string Key, string Path, QualityFinding Finding)> Overlaps(LibraryIndex index)
    {
        var inUse = index.Contents().Where(c => c.IsInUse && LibraryPath.Parse(c.Path)!.Kind == LibraryFileKind.Version)
            .ToDictionary(c => LibraryPath.Parse(c.Path)!.Id, StringComparer.Ordinal);
        var rule = QualityRules.ByCode("S121")!;
        foreach (var pair in Overlap.Find([.. inUse.Select(c => new ComparedText(c.Key, c.Value.Content.Text))]))
        {
            if (AreRelated(index.Requirements[pair.First], pair.Second) || AreRelated(index.Requirements[pair.Second], pair.First))
                continue;
            yield return (pair.First, inUse[pair.First].Path,
                new(rule.Code, rule.Severity, VersionSections.Text, 0, 0, Overlap.Message(pair.Second, pair.Likeness), rule.Mend));
        }
    }

    private static bool AreRelated(Requirement requirement, string key)
    {
        var relations = requirement.Relations;
        return relations.Requires.Contains(key) || relations.Replaces.Contains(key) || relations.Overlaps.Contains(key) || relations.Conflicts.Contains(key);
    }

    private static IEnumerable<Finding> Waivers(LibraryIndex index, HashSet<(string Key, string Rule)> used)
    {
        foreach (var requirement in index.Library.Requirements)
        {
            var path = LibraryPath.OfRequirement(requirement.Area, requirement.Key);
            foreach (var (waiver, i) in requirement.Waivers.Select((w, i) => (w, i)))
            {
                var line = index.Read.Source.Line(path, $"undantag[{i}]");
                if (QualityRules.ByCode(waiver.Rule) is null)
                    yield return new(UnknownWaiver, Severity.Warning, path, line, $"Ingen regel heter {waiver.Rule}.", "Rätta koden, eller ta bort undantaget.");
                else if (string.IsNullOrWhiteSpace(waiver.Reason))
                    yield return new(NoReason, Severity.Warning, path, line, $"Undantaget från {waiver.Rule} har inget skäl.", "Skriv varför regeln inte gäller här.");
                else if (!used.Contains((requirement.Key, waiver.Rule)))
                    yield return new(IdleWaiver, Severity.Warning, path, line, $"{waiver.Rule} anmärker inte på kravet.", "Ta bort undantaget.");
            }
        }
    }

    private static int Line(SourceMap source, string path, QualityFinding finding, ContentFile file)
    {
        if (ListOf(finding.Field) is { } list)
            return source.Line(path, finding.Member.Length > 0 ? $"{list}[{finding.Row}].{finding.Member}" : $"{list}[{finding.Row}]");
        var text = file.Texts().FirstOrDefault(t => t.Heading == finding.Field).Text ?? "";
        return source.Line(path, finding.Field) + text.AsSpan(0, Math.Min(finding.Start, text.Length)).Count('\n');
    }

    private static string? ListOf(string field) => field switch
    {
        "Parametrar" => "parametrar",
        "Standarder" => "standarder",
        "Lagar" => "lagar",
        _ => null,
    };
}
