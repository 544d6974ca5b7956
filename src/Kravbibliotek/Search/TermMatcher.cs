namespace Kravbibliotek.Search;

/// <summary>
/// Tells which words of a hit a query found, so that they can be marked. The text is known to be a hit, so a word that holds the
/// root anywhere counts: that is how a part of a compound is seen without the library's whole vocabulary.
/// </summary>
public sealed class TermMatcher(IReadOnlyList<QueryTerm> terms, bool forgiving)
{
    /// <summary>As alike as two words must be to count as one of them misspelt.</summary>
    public const double AlikeFrom = 0.45;

    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>True when the word is a hit.</summary>
    /// <param name="word">A word in lower case.</param>
    public bool IsMatch(string word)
    {
        if (!_known.TryGetValue(word, out var match))
            _known[word] = match = terms.Any(t => t.Root is { } root && Matches(word, t.Typed, root));
        return match;
    }

    private bool Matches(string word, string typed, string root) =>
        SwedishWords.Root(word) == root
        || (root.Length >= QueryTerm.PrefixFrom && word.Contains(root, StringComparison.Ordinal))
        || (forgiving && root.Length >= QueryTerm.PrefixFrom
            && IsAlike(SwedishWords.Fold(word), SwedishWords.Fold(typed), SwedishWords.Fold(root)));

    private static bool IsAlike(string word, string typed, string root) =>
        word.Contains(root, StringComparison.Ordinal) || Trigrams.Similarity(word, typed) >= AlikeFrom;
}
