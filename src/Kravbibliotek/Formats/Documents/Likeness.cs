using Kravbibliotek.Search;

namespace Kravbibliotek.Formats.Documents;

/// <summary>A requirement of the library that says much the same.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsDraft">True when nothing of it is published yet.</param>
public sealed record LikeRequirement(string Key, string Title, bool IsDraft = false);

/// <summary>
/// Tells which requirement of the library a text is most like: the words that they share, each counted for more the fewer requirements
/// that have it.
/// </summary>
public sealed class Likeness
{
    /// <summary>Below that it is only the same subject.</summary>
    private const double Enough = 0.35;

    private readonly List<(LikeRequirement Requirement, HashSet<string> Words, double Weight)> _known;
    private readonly Dictionary<string, double> _weights;
    private readonly double _unknown;

    /// <summary>Learns the requirements.</summary>
    public Likeness(IEnumerable<(LikeRequirement Requirement, string Text)> known)
    {
        var read = known.Select(k => (k.Requirement, Words: Roots($"{k.Requirement.Title} {k.Text}"))).ToList();
        _weights = read.SelectMany(k => k.Words).GroupBy(w => w, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Math.Log(1 + ((double)read.Count / g.Count())), StringComparer.Ordinal);
        _unknown = Math.Log(1 + read.Count);
        _known = [.. read.Select(k => (k.Requirement, k.Words, Sum(k.Words)))];
    }

    /// <summary>The requirement that a text is like, or null.</summary>
    public LikeRequirement? Of(string text)
    {
        var words = Roots(text);
        var weight = Sum(words);
        var best = _known.Select(k => (k.Requirement, Share: 2 * Sum(k.Words.Where(words.Contains)) / Math.Max(1e-9, weight + k.Weight)))
            .OrderByDescending(k => k.Share).ThenBy(k => k.Requirement.Key, StringComparer.Ordinal).FirstOrDefault();
        return best.Share >= Enough ? best.Requirement : null;
    }

    private double Sum(IEnumerable<string> words) => words.Sum(w => _weights.GetValueOrDefault(w, _unknown));

    private static HashSet<string> Roots(string text) =>
    [
        .. SwedishWords.Words(text).Select(w => w.Value).Where(w => !SwedishWords.IsCommon(w)).Select(SwedishWords.Root),
    ];
}
