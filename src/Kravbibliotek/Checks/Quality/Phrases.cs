namespace Kravbibliotek.Checks.Quality;

/// <summary>Finds the words and expressions of a list in a sentence, whatever their inflection.</summary>
internal sealed class Phrases
{
    private readonly List<ListedWord> _inflected;
    private readonly ILookup<string, ListedWord> _fixed;

    public Phrases(string list)
    {
        var words = WordList.Read(list);
        _inflected = [.. words.Where(w => w.Form == "böjs")];
        _fixed = words.Where(w => w.Form == "fast").ToLookup(w => w.Parts[0], StringComparer.Ordinal);
    }

    /// <summary>Every hit; of expressions that begin at the same word the longest.</summary>
    public IEnumerable<(ListedWord Listed, int First, int Count)> In(IReadOnlyList<Token> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var at = i;
            var hit = _fixed[words[i].Lower].Where(w => Fits(w, words, at)).OrderByDescending(w => w.Parts.Length).FirstOrDefault()
                ?? _inflected.Find(w => FitsInflected(w, words, at));
            if (hit is null)
                continue;
            yield return (hit, i, hit.Parts.Length);
            i += hit.Parts.Length - 1;
        }
    }

    private static bool Fits(ListedWord listed, IReadOnlyList<Token> words, int at) =>
        at + listed.Parts.Length <= words.Count && !listed.Parts.Where((p, i) => words[at + i].Lower != p).Any();

    // Only the last word of an expression is inflected.
    private static bool FitsInflected(ListedWord listed, IReadOnlyList<Token> words, int at)
    {
        var parts = listed.Parts;
        return at + parts.Length <= words.Count && !parts.SkipLast(1).Where((p, i) => words[at + i].Lower != p).Any()
            && Inflection.IsFormOf(parts[^1], words[at + parts.Length - 1].Lower);
    }
}
