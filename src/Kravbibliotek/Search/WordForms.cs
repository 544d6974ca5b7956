namespace Kravbibliotek.Search;

/// <summary>
/// The inflected forms of a Swedish noun or adjective, made from the form that a dictionary lists. Declensions are not known, so some
/// forms are made that no Swede uses; none of a verb's are, so that <i>används</i> is no form of <i>användare</i>. For search, where
/// that would do no harm, see <see cref="SwedishWords.Root"/>.
/// </summary>
internal static class WordForms
{
    private static readonly string[] NounEndings =
    [
        "", "n", "en", "et", "t", "na", "r", "rna", "ar", "arna", "er", "erna",
    ];

    private static readonly string[] AfterVowel = ["an", "or", "orna", "ar", "arna", "er", "erna"];

    /// <summary>Every form of a noun in any number, definiteness and case.</summary>
    public static IEnumerable<string> OfNoun(string noun) => Nominatives(noun).SelectMany(Cases).Distinct(StringComparer.Ordinal);

    /// <summary>Every form of an adjective in the positive, for instance <i>öppen, öppet, öppna</i>.</summary>
    public static IEnumerable<string> OfAdjective(string adjective)
    {
        var stem = Stem(adjective);
        return new[] { adjective, stem, stem + "t", stem + "a", stem + "e" }
            .Concat(Shortened(stem, "a")).Concat(EndsWith(stem, "en") ? [stem[..^1] + "t"] : [])
            .Concat(stem.EndsWith('n') ? [stem + "na"] : []).Concat(EndsWith(stem, "l") ? [stem + "da"] : [])
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>A word in the nominative and the genitive.</summary>
    public static IEnumerable<string> Cases(string nominative) =>
        nominative[^1] is 's' or 'x' or 'z' ? [nominative] : [nominative, nominative + "s"];

    private static IEnumerable<string> Nominatives(string noun)
    {
        var forms = NounEndings.Select(e => noun + e);
        return noun[^1] is 'a' or 'e'
            ? forms.Concat(AfterVowel.Select(e => noun[..^1] + e)).Concat(EndsWith(noun, "are") ? [noun[..^1] + "na"] : [])
            : forms.Concat(Shortened(noun, "ar")).Concat(Shortened(noun, "arna"))
                .Concat(Shortened(noun, "et")).Concat(Shortened(noun, "en")).Concat(Shortened(noun, "er")).Concat(Shortened(noun, "erna"));
    }

    // Nycklar of nyckel, registret of register, öppna of öppen.
    private static IEnumerable<string> Shortened(string word, string ending) =>
        EndsWith(word, "el") || EndsWith(word, "er") || EndsWith(word, "en") ? [word[..^2] + word[^1] + ending] : [];

    // A term may be listed in the neuter or the plural: öppet format, särskilt kontraktsvillkor, öppna data.
    private static string Stem(string adjective) =>
        EndsWith(adjective, "et") ? adjective[..^1] + "n" : adjective.Length > 4 && adjective[^1] is 't' or 'a' ? adjective[..^1] : adjective;

    private static bool EndsWith(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
