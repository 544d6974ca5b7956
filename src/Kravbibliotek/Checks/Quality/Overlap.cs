using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;

namespace Kravbibliotek.Checks.Quality;

/// <summary>A text that others are compared with.</summary>
/// <param name="Key">Key of its requirement.</param>
/// <param name="Text">The normative text.</param>
/// <param name="Related">Keys of the requirements that it may say the same as, since the relation to them is told.</param>
public sealed record ComparedText(string Key, string Text, IReadOnlyList<string> Related)
{
    private readonly Lazy<HashSet<string>> _roots = new(() => Overlap.RootsOf(Text));

    internal HashSet<string> Roots => _roots.Value;

    /// <summary>A text of a requirement.</summary>
    public static ComparedText Of(Requirement requirement, string text)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        var relations = requirement.Relations;
        return new(requirement.Key, text, [.. relations.Requires, .. relations.Replaces, .. relations.Overlaps, .. relations.Conflicts]);
    }

    internal bool MayBeLike(ComparedText other) => Key == other.Key || Related.Contains(other.Key) || other.Related.Contains(Key);
}

/// <summary>Two requirements that say nearly the same.</summary>
/// <param name="First">Key of the one.</param>
/// <param name="Second">Key of the other.</param>
/// <param name="Likeness">From 0 to 1.</param>
public sealed record OverlappingPair(string First, string Second, double Likeness);

/// <summary>
/// Finds texts that say nearly the same, by the roots of their words. Two texts can only be alike when they share one of their rarest
/// words, so that each is compared with few; <see cref="OverlapSearch"/> does it for very many.
/// </summary>
public static class Overlap
{
    /// <summary>From which likeness two texts count as saying the same.</summary>
    public const double Threshold = 0.6;

    private static readonly HashSet<string> Empty = new(
        [
            "sin", "sina", "sitt", "sig", "varje", "alla", "minst", "senast", "inom", "efter", "genom", "också", "även", "samt", "där", "när", "hur", "vad", "detta", "denna", "dessa",
            "leverantören", "lösningen", "tjänsten", "systemet", "beställaren", "beställarens", "ska", "ett", "gör", "göra", "andra", "annan", "annat", "mellan", "intill",
        ],
        StringComparer.Ordinal);

    /// <summary>The pairs that are alike and not related, each once, by key.</summary>
    public static IReadOnlyList<OverlappingPair> Find(IReadOnlyList<ComparedText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var pairs = new OverlapSearch([.. texts.Select(t => t.Roots)]).Pairs()
            .Where(p => !texts[p.First].MayBeLike(texts[p.Second]))
            .Select(p => (texts[p.First].Key, texts[p.Second].Key) is var (one, other) && string.CompareOrdinal(one, other) < 0
                ? new OverlappingPair(one, other, p.Likeness) : new OverlappingPair(other, one, p.Likeness));
        return
        [
            .. pairs.GroupBy(p => (p.First, p.Second)).Select(g => g.MaxBy(p => p.Likeness)!)
                .OrderBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second, StringComparer.Ordinal),
        ];
    }

    /// <summary>How alike two texts are, from 0 to 1.</summary>
    public static double Likeness(string first, string second) => Likeness(RootsOf(first), RootsOf(second));

    internal static IEnumerable<QualityHit> InText(QualityText text)
    {
        if (text.Context.Others.Count == 0)
            yield break;
        var own = text.Context.Requirement is { } requirement
            ? ComparedText.Of(requirement, text.Content.Text) : new("", text.Content.Text, []);
        foreach (var other in text.Context.Others.Where(o => !own.MayBeLike(o)))
        {
            if (Likeness(own.Roots, other.Roots) is >= Threshold and var likeness)
                yield return new(VersionSections.Text, 0, 0, Message(other.Key, likeness));
        }
    }

    internal static string Message(string other, double likeness) => $"Texten säger nästan detsamma som {other} ({likeness:P0} av orden).";

    private static double Likeness(HashSet<string> first, HashSet<string> second)
    {
        if (first.Count == 0 || second.Count == 0)
            return 0;
        var shared = first.Count(second.Contains);
        return (double)shared / (first.Count + second.Count - shared);
    }

    internal static HashSet<string> RootsOf(string text) => SwedishWords.Words(RequirementText.Placeholders(text).Reverse()
            .Aggregate(text, (t, p) => t.Remove(p.Start, p.Length)))
        .Select(w => w.Value).Where(w => !SwedishWords.IsCommon(w) && !Empty.Contains(w)).Select(SwedishWords.Root)
        .ToHashSet(StringComparer.Ordinal);
}
