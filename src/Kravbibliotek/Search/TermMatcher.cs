namespace Kravbibliotek.Search;

/// <summary>
/// Tells which words of a hit a query found, so that they can be marked. The text is known to be a hit, so a word that holds the
/// root anywhere counts: that is how a part of a compound is seen without the library's whole vocabulary.
/// </summary>
public sealed class TermMatcher(IReadOnlyList<QueryTerm> terms)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>True when the word is a hit.</summary>
    /// <param name="word">A word in lower case.</param>
    public bool IsMatch(string word)
    {
        if (!_known.TryGetValue(word, out var match))
            _known[word] = match = terms.Any(t => Matches(word, t));
        return match;
    }

    private static bool Matches(string word, QueryTerm term)
    {
        if (term.Root is not { } root)
            return false;
        var rootOfWord = SwedishWords.Root(word);
        return rootOfWord == root
            || (root.Length >= QueryTerm.PrefixFrom && word.Contains(root, StringComparison.Ordinal))
            || term.Alike.Any(all => all.Any(a => SwedishWords.Root(a) is var meant
                && (meant == rootOfWord || (meant.Length >= QueryTerm.PrefixFrom && word.Contains(meant, StringComparison.Ordinal)))));
    }
}
