using Kravbibliotek.Checks.Validation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Quality;

/// <summary>Reads every text in use of a library with the requirement checker. What it finds are warnings; a waiver silences a rule.</summary>
public static class LibraryQuality
{
    private const string UnknownWaiver = "S191";
    private const string IdleWaiver = "S192";

    /// <summary>The warnings, in the order of path, line and code.</summary>
    /// <param name="read">A library that was read from files.</param>
    /// <param name="known">What the hard rules found; the same place is not remarked on twice.</param>
    public static IReadOnlyList<Finding> Run(LibraryReadResult read, IReadOnlyList<Finding> known)
    {
        ArgumentNullException.ThrowIfNull(read);
        var index = new LibraryIndex(read);
        var found = InTexts(index, known, _ => true).Concat(Overlaps(index)).ToList();
        var used = found.Where(f => IsWaived(index, f)).Select(f => (f.Key, f.Finding.Code)).ToHashSet();
        return Ordered(found.Where(f => !IsWaived(index, f)).Select(f => f.Finding).Concat(Waivers(index, used)));
    }

    /// <summary>The warnings about some drafts, which are also compared with what is published.</summary>
    /// <param name="read">A library that was read from files, the drafts among them.</param>
    /// <param name="known">What the hard rules found.</param>
    /// <param name="paths">The files of the drafts.</param>
    public static IReadOnlyList<Finding> OfDrafts(LibraryReadResult read, IReadOnlyList<Finding> known, IReadOnlySet<string> paths)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(paths);
        var index = new LibraryIndex(read);
        return Ordered(InTexts(index, known, paths.Contains).Where(f => !IsWaived(index, f)).Select(f => f.Finding));
    }

    /// <summary>The published texts in use, for comparison with others.</summary>
    public static IReadOnlyList<ComparedText> Texts(Library library)
    {
        ArgumentNullException.ThrowIfNull(library);
        var versions = library.Versions.ToDictionary(v => v.Id, StringComparer.Ordinal);
        return
        [
            .. library.Requirements.Where(r => r.Status != RequirementStatus.Withdrawn)
                .Select(r => (Requirement: r, Version: versions.GetValueOrDefault(RequirementVersion.IdOf(r.Key, r.CurrentNumber))))
                .Where(t => t.Version is not null).Select(t => ComparedText.Of(t.Requirement, t.Version!.Content.Text)),
        ];
    }

    private static IReadOnlyList<Finding> Ordered(IEnumerable<Finding> findings) =>
    [
        .. findings.Distinct().OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Code, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Key, Finding Finding)> InTexts(
        LibraryIndex index, IReadOnlyList<Finding> known, Func<string, bool> isMeant)
    {
        var context = QualityContext.Of(index.Library);
        // Published texts are compared with each other all at once.
        var ofDraft = context with { Others = Texts(index.Library) };
        var taken = known.Select(f => (f.Path, f.Line)).ToHashSet();
        foreach (var file in index.Contents().Where(c => c.IsInUse && isMeant(c.Path)))
        {
            var path = LibraryPath.Parse(file.Path)!;
            var requirement = index.Requirements[path.Id];
            var against = path.Kind == LibraryFileKind.Draft ? ofDraft : context;
            var found = QualityRules.Check(file.Content, against with { Requirement = requirement });
            foreach (var finding in found.Where(f => f.Severity == Severity.Warning))
            {
                var line = Line(index.Read.Source, file, finding);
                if (!QualityRules.HasHardCounterpart(finding.Code) || !taken.Contains((file.Path, line)))
                    yield return (requirement.Key, new(finding.Code, finding.Severity, file.Path, line, finding.Message, finding.Mend));
            }
        }
    }

    private static IEnumerable<(string Key, Finding Finding)> Overlaps(LibraryIndex index)
    {
        var rule = QualityRules.ByCode(QualityRules.OverlapCode)!;
        foreach (var pair in Overlap.Find(Texts(index.Library)))
        {
            var requirement = index.Requirements[pair.First];
            var path = LibraryPath.OfVersion(requirement.Area, requirement.Key, requirement.CurrentNumber);
            var line = index.Read.Source.Line(path, VersionSections.Text);
            yield return (pair.First, new(rule.Code, rule.Severity, path, line, Overlap.Message(pair.Second, pair.Likeness), rule.Mend));
        }
    }

    private static bool IsWaived(LibraryIndex index, (string Key, Finding Finding) found) =>
        index.Requirements[found.Key].Waivers.Any(w => w.Rule == found.Finding.Code);

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
                else if (!used.Contains((requirement.Key, waiver.Rule)))
                    yield return new(IdleWaiver, Severity.Warning, path, line, $"{waiver.Rule} anmärker inte på kravet.", "Ta bort undantaget.");
            }
        }
    }

    private static int Line(SourceMap source, ContentFile file, QualityFinding finding)
    {
        if (ListOf(finding.Field) is { } list)
            return source.Line(file.Path, finding.Member.Length > 0 ? $"{list}[{finding.Row}].{finding.Member}" : $"{list}[{finding.Row}]");
        var text = file.Texts().FirstOrDefault(t => t.Heading == finding.Field).Text ?? "";
        return source.Line(file.Path, finding.Field) + text.AsSpan(0, Math.Min(finding.Start, text.Length)).Count('\n');
    }

    private static string? ListOf(string field) => field switch
    {
        "Parametrar" => "parametrar",
        "Standarder" => "standarder",
        "Lagar" => "lagar",
        _ => null,
    };
}
