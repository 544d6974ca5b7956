using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Releases.Compare;

/// <summary>One thing that differs between two releases.</summary>
/// <param name="Name">What it is called: key and title, or the name of a register entry.</param>
/// <param name="Address">The page of it, or null when it has none any more.</param>
/// <param name="Note">What is said of it, or null.</param>
public sealed record Difference(string Name, string? Address, string? Note)
{
    /// <summary>The requirement with its versions, when it is one that has changed.</summary>
    public ChangedRequirement? Changed { get; init; }

    /// <summary>The entry, when it is one of a register that has changed.</summary>
    public RegisterChange? Entry { get; init; }

    /// <summary>True when it is shown word by word.</summary>
    public bool HasWords => Changed is not null || Entry is not null;
}

/// <summary>A part of the comparison, with a page of its own.</summary>
/// <param name="Code">Its word in the address.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Differences">What is in it.</param>
/// <param name="PageSize">How many of them a page shows: few of those that are shown word by word.</param>
public sealed record ComparePart(string Code, string Heading, IReadOnlyList<Difference> Differences, int PageSize)
{
    private const int Many = 50;
    private const int WordByWord = 8;

    /// <summary>Everything that differs, part by part; empty parts are left out.</summary>
    public static IReadOnlyList<ComparePart> Of(ReleaseComparison comparison)
    {
        ComparePart[] parts =
        [
            new("nya", ReleasePageTexts.PartAdded, [.. comparison.Added.Select(Of)], Many),
            Changed("brytande", ReleasePageTexts.PartBreaking, comparison, ChangeKind.Breaking),
            Changed("sakliga", ReleasePageTexts.PartSubstantive, comparison, ChangeKind.Substantive),
            Changed("redaktionella", ReleasePageTexts.PartEditorial, comparison, ChangeKind.Editorial),
            new("utgaende", ReleasePageTexts.PartRetiring, [.. comparison.Retiring.Select(Of)], Many),
            new("upphavda", ReleasePageTexts.PartWithdrawn, [.. comparison.Withdrawn.Select(Of)], Many),
            .. Register("standarder", Texts.NavStandards, comparison, LibraryFileKind.Standard),
            .. Register("lagar", Texts.NavLaws, comparison, LibraryFileKind.Law),
            .. Register("begrepp", Texts.NavTerms, comparison, LibraryFileKind.Term),
            .. Register("profiler", Texts.NavProfiles, comparison, LibraryFileKind.Profile),
            .. Register("fragor", ReleasePageTexts.PartQuestions, comparison, LibraryFileKind.Question),
            .. Register("tackning", ReleasePageTexts.PartCoverages, comparison, LibraryFileKind.Coverage),
        ];
        return [.. parts.Where(p => p.Differences.Count > 0)];
    }

    private static ComparePart Changed(string code, string heading, ReleaseComparison comparison, ChangeKind kind) =>
        new(code, heading, [.. comparison.Changed.Where(c => c.Kind == kind).Select(Of)], WordByWord);

    private static IEnumerable<ComparePart> Register(string code, string name, ReleaseComparison comparison, LibraryFileKind kind)
    {
        var entries = comparison.Registers.Where(r => r.Kind == kind).ToList();
        return
        [
            new(code, ReleasePageTexts.EntriesChanged.With(name), [.. entries.Where(e => e is { IsNew: false, IsGone: false }).Select(Of)], WordByWord),
            new($"{code}-nya", ReleasePageTexts.EntriesNew.With(name), [.. entries.Where(e => e.IsNew).Select(Of)], Many),
            new($"{code}-borttagna", ReleasePageTexts.EntriesGone.With(name), [.. entries.Where(e => e.IsGone).Select(Of)], Many),
        ];
    }

    private static Difference Of(RequirementVersion version) =>
        new($"{version.Key} {version.Content.Title}", Links.Version(version.Key, version.Number), null);

    private static Difference Of(ChangedRequirement changed) => new(
        $"{changed.To.Key} {changed.To.Content.Title}", Links.Version(changed.To.Key, changed.To.Number),
        string.Join(' ', changed.Steps.Select(s => s.ChangeNote)))
    {
        Changed = changed,
    };

    private static Difference Of(EndingRequirement ending)
    {
        var requirement = ending.Requirement;
        var parts = new List<string>();
        if (requirement.LastDay is { } day)
            parts.Add(ReleasePageTexts.LastDay.With(Wording.Date(day)));
        if (requirement.ReplacedBy.Count > 0)
            parts.Add(ReleasePageTexts.ReplacedBy.With(string.Join(", ", requirement.ReplacedBy)));
        return new($"{requirement.Key} {ending.Title}", Links.Requirement(requirement.Key), string.Join(' ', parts));
    }

    private static Difference Of(RegisterChange entry) => new(entry.Name, entry.IsGone ? null : AddressOf(entry), null)
    {
        Entry = entry is { IsNew: false, IsGone: false } ? entry : null,
    };

    private static string? AddressOf(RegisterChange entry) => entry.Kind switch
    {
        LibraryFileKind.Standard => Links.Standard(entry.Id),
        LibraryFileKind.Law => Links.Law(entry.Id),
        LibraryFileKind.Term => Links.TermPage(entry.Id),
        LibraryFileKind.Profile => Links.Profile(entry.Id),
        LibraryFileKind.Question => Links.Question(entry.Id),
        _ => null,
    };
}
