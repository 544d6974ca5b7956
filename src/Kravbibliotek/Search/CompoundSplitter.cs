using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Kravbibliotek.Search;

/// <summary>
/// Finds the parts of Swedish compounds, so that <i>säkerhet</i> finds <i>informationssäkerhet</i>. It knows the words that stand
/// alone in the library and a short list of words that are common in procurement; no dictionary is needed.
/// </summary>
public sealed class CompoundSplitter
{
    private const int ShortestPart = 3;
    private const int ShortestCompound = 7;

    /// <summary>A part found beside something unknown has to be this long, or every word would seem compound.</summary>
    private const int ShortestLonePart = 5;

    private const int LongestCompound = 60;
    private readonly FrozenSet<string> _roots;

    /// <summary>Roots learnt since: a few beside many, which are quick to look up but slow to make.</summary>
    private readonly HashSet<string> _more;

    /// <summary>A library says the same words over and over.</summary>
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _known = new(StringComparer.Ordinal);

    private CompoundSplitter(FrozenSet<string> roots, HashSet<string> more) => (_roots, _more) = (roots, more);

    /// <summary>Learns the words of some texts.</summary>
    public static CompoundSplitter Learn(IEnumerable<string> texts) => Knowing(texts.SelectMany(RootsOf));

    /// <summary>Knows some roots, and the words that are common in procurement.</summary>
    public static CompoundSplitter Knowing(IEnumerable<string> roots) =>
        new(roots.Concat(Roots(ProcurementWords.All)).ToFrozenSet(StringComparer.Ordinal), []);

    /// <summary>Knows the words of some more texts too; itself when they say nothing new.</summary>
    public CompoundSplitter And(IEnumerable<string> texts)
    {
        var more = texts.SelectMany(RootsOf).Where(r => !IsKnown(r)).ToList();
        return more.Count == 0 ? this : new(_roots, new HashSet<string>(_more.Concat(more), StringComparer.Ordinal));
    }

    /// <summary>The roots by which a text helps to take compounds apart, some of them several times.</summary>
    public static IEnumerable<string> RootsOf(string text) => Roots(SwedishWords.Words(text).Select(w => w.Value));

    /// <summary>The roots of the parts of a word, none when it is not a compound.</summary>
    public IReadOnlySet<string> Parts(string word) => _known.GetOrAdd(word, FindParts);

    private static IEnumerable<string> Roots(IEnumerable<string> words) => words
        .Where(w => w.Length >= ShortestPart && !SwedishWords.IsCommon(w) && !w.Any(char.IsDigit)).Select(SwedishWords.Root);

    private SortedSet<string> FindParts(string word)
    {
        var parts = new SortedSet<string>(StringComparer.Ordinal);
        if (word.Length is >= ShortestCompound and <= LongestCompound && !Split(word, parts, []))
            AddLoneParts(word, parts);
        parts.Remove(SwedishWords.Root(word));
        return parts;
    }

    /// <summary>Collects the parts of every way to split the word into known words; false when there is none.</summary>
    private bool Split(string word, SortedSet<string> parts, Dictionary<string, bool> tried)
    {
        if (tried.TryGetValue(word, out var known))
            return known;
        var found = false;
        for (var i = ShortestPart; i <= word.Length - ShortestPart; i++)
        {
            if (KnownRoot(word[..i]) is not { } left)
                continue;
            var right = KnownRoot(word[i..]);
            if (!Split(word[i..], parts, tried) && right is null)
                continue;
            parts.Add(left);
            if (right is not null)
                parts.Add(right);
            found = true;
        }

        return tried[word] = found;
    }

    private void AddLoneParts(string word, SortedSet<string> parts)
    {
        for (var i = ShortestPart; i <= word.Length - ShortestPart; i++)
        {
            if (i >= ShortestLonePart && KnownRoot(word[..i]) is { Length: >= ShortestLonePart } left)
                parts.Add(left);
            if (word.Length - i >= ShortestLonePart && KnownRoot(word[i..]) is { Length: >= ShortestLonePart } right)
                parts.Add(right);
        }
    }

    private string? KnownRoot(string part)
    {
        var root = SwedishWords.Root(part.TrimEnd('-'));
        return root.Length >= ShortestPart && IsKnown(root) ? root : null;
    }

    private bool IsKnown(string root) => _roots.Contains(root) || _more.Contains(root);
}
