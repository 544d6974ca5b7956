using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Search;

/// <summary>Everything that is stored to find one requirement. Pure: the same library always gives the same entry.</summary>
public sealed record SearchEntry
{
    /// <summary>The requirement.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>Its current version, or an earlier one that is found when history is searched.</summary>
    public required RequirementVersion Version { get; init; }

    /// <summary>True when it is the current version.</summary>
    public bool IsCurrent => Version.Number == Requirement.CurrentNumber;

    /// <summary>Keys, standards, clauses and laws as <see cref="ReferenceTokens"/> writes them.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>What it can be narrowed by.</summary>
    public required IReadOnlyList<FacetValue> Facets { get; init; }

    /// <summary>All texts without Markdown, the requirement's own text first.</summary>
    public required string Body { get; init; }

    /// <summary>Roots of the title's words and of their parts.</summary>
    public required string TitleRoots { get; init; }

    /// <summary>Roots of tags, area and the names of what is referred to.</summary>
    public required string TagRoots { get; init; }

    /// <summary>Roots of the words of the requirement's own text and of their parts.</summary>
    public required string TextRoots { get; init; }

    /// <summary>Roots of all other texts.</summary>
    public required string OtherRoots { get; init; }

    /// <summary>Every distinct word that somebody may misspell or type without dots.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Every distinct root by which its text helps to take compounds apart, its own and those of others.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>The text whose words take compounds apart.</summary>
    public static string TextOf(RequirementContent content) => $"{content.Title} {PlainText.OfAll(content)}";

    /// <summary>Makes the entry of a requirement that has a published version. Registers may hold more than what concerns it.</summary>
    public static SearchEntry Of(
        Requirement requirement, RequirementVersion version, SearchRegisters registers, CompoundSplitter splitter)
    {
        var content = version.Content;
        var (standards, laws, profiles) = registers.Of(version);
        var body = PlainText.OfAll(content);
        var names = string.Join(' ', NamesOf(requirement, standards, laws));
        return new()
        {
            Requirement = requirement,
            Version = version,
            Facets = FacetValue.Of(requirement, content, standards, laws, profiles),
            References = ReferenceTokens.Of(version, standards, laws),
            Body = body,
            TitleRoots = RootsIn(content.Title, splitter),
            TagRoots = RootsIn(names, splitter),
            TextRoots = RootsIn(PlainText.OfText(content), splitter),
            OtherRoots = RootsIn(body, splitter),
            Words =
            [
                .. SwedishWords.Words($"{content.Title} {names} {body}").Select(w => w.Value)
                    .Where(w => w.Length >= QueryTerm.PrefixFrom && !SwedishWords.IsCommon(w))
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
            Roots =
            [
                .. CompoundSplitter.RootsOf(TextOf(content)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
    }

    private static IEnumerable<string> NamesOf(
        Requirement requirement, IReadOnlyList<Standard> standards, IReadOnlyList<Law> laws)
    {
        var area = Areas.Of(requirement.Area);
        IEnumerable<string?> names =
        [
            area.Name, .. requirement.Tags,
            .. standards.SelectMany(s => new[] { s.Designation, s.Title }),
            .. laws.SelectMany(l => new[] { l.Name, l.ShortName, l.Number }),
        ];
        return names.OfType<string>();
    }

    private static string RootsIn(string text, CompoundSplitter splitter)
    {
        var words = SwedishWords.Words(text).Select(w => w.Value).Where(w => !SwedishWords.IsCommon(w)).ToList();
        var parts = words.Distinct(StringComparer.Ordinal).SelectMany(splitter.Parts);
        return string.Join(' ', words.Select(SwedishWords.Root).Concat(parts));
    }
}

/// <summary>The registers that requirements refer to or are proposed by.</summary>
/// <param name="Standards">Standards.</param>
/// <param name="Laws">Laws.</param>
/// <param name="Profiles">Profiles.</param>
public sealed record SearchRegisters(IReadOnlyList<Standard> Standards, IReadOnlyList<Law> Laws, IReadOnlyList<Profile> Profiles)
{
    /// <summary>What of it concerns one version.</summary>
    public SearchRegisters Of(RequirementVersion version) => new(
        [.. Standards.Where(s => version.Content.Standards.Any(r => r.Standard == s.Id))],
        [.. Laws.Where(l => version.Content.Laws.Any(r => r.Law == l.Id))],
        [.. Profiles.Where(p => p.Requirements.Any(r => r.Key == version.Key))]);
}
