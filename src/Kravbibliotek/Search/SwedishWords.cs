using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kravbibliotek.Search;

/// <summary>A word in a text and where it stands.</summary>
/// <param name="Value">The word in lower case, composed form.</param>
/// <param name="Start">Position of its first character.</param>
/// <param name="Length">Its length in the text.</param>
public readonly record struct WordToken(string Value, int Start, int Length);

/// <summary>
/// Swedish words for search: cut out of a text, brought to a root, folded to ASCII. The root is not a word of the language; it
/// only has to be the same for <i>kraven</i> and <i>kravet</i>, for <i>krypterad</i> and <i>kryptering</i>.
/// </summary>
public static class SwedishWords
{
    private const int ShortestRoot = 3;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyåäöéü");

    /// <summary>Longest first, so that <i>krypteringarna</i> does not stop at <i>krypteringar</i>.</summary>
    private static readonly string[] Endings =
    [
        .. new[]
        {
            "heternas", "heterna", "hetens", "heten", "heter", "hets", "het",
            "ningarnas", "ningarna", "ningars", "ningar", "ningens", "ningen", "nings", "ning",
            "ingarnas", "ingarna", "ingars", "ingar", "ingens", "ingen", "ings", "ing",
            "elserna", "elsens", "elsen", "elser", "else",
            "arnas", "arna", "arens", "aren", "ares", "are", "ars", "ar",
            "andet", "anden", "andes", "ande", "endes", "ende",
            "ades", "ade", "ats", "at", "ad", "as", "ans", "an", "a",
            "ernas", "erna", "ers", "er", "ens", "en", "ets", "et", "es", "e",
            "ornas", "orna", "ors", "or", "na", "bart", "bara", "bar", "s", "t",
        }.OrderByDescending(e => e.Length),
    ];

    private static readonly string[] BeforeNeuterT = ["ig", "er", "en", "el", "ad", "sam", "isk", "iv"];

    private static readonly HashSet<string> Common = new(
        [
            "och", "eller", "att", "det", "den", "de", "en", "ett", "i", "på", "av", "för", "med", "som", "till", "är", "om",
            "ska", "skall", "bör", "kan", "får", "inte", "vid", "från", "har", "hos", "under", "enligt", "så", "vi", "man", "du",
        ],
        StringComparer.Ordinal);

    /// <summary>True for words too common to search for.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    /// <summary>The words of a text in order. Letters and digits make words; everything else parts them.</summary>
    public static IEnumerable<WordToken> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            // A combining mark belongs to the letter before it, so that å typed as a + ring stays one word.
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && IsCombining(text[i])));
            if (inside && start < 0)
                start = i;
            if (inside || start < 0)
                continue;
            yield return new(Lower(text[start..i]), start, i - start);
            start = -1;
        }
    }

    /// <summary>Lower case and composed form.</summary>
    public static string Lower(string text) => Compose(text).ToLowerInvariant();

    /// <summary>Lower case without dots and accents: <i>tillgänglig</i> becomes <i>tillganglig</i>.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormD))
            if (!IsCombining(c))
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    /// <summary>The root of a word in lower case. Roots of roots are the same root.</summary>
    public static string Root(string word)
    {
        var root = word;
        while (Array.Find(Endings, e => MayStrip(root, e)) is { } ending)
            root = root[..^ending.Length];
        return root;
    }

    private static bool MayStrip(string word, string ending)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length - ending.Length < ShortestRoot)
            return false;
        var rest = word.AsSpan(0, word.Length - ending.Length);
        if (rest.IndexOfAny(Vowels) < 0)
            return false;
        return ending switch
        {
            "s" => rest[^1] is not 's' && !Vowels.Contains(rest[^1]),
            "t" => EndsWithAny(rest, BeforeNeuterT),
            // "säker" is no plural of "säk"; PostgreSQL's own stemmer takes the short plurals, such as "tider".
            "het" or "hets" or "er" or "ers" => rest.Length > ShortestRoot,
            _ => true,
        };
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] endings)
    {
        foreach (var ending in endings)
            if (text.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsCombining(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static string Compose(string text) => WellFormed(text).Normalize(NormalizationForm.FormC);

    /// <summary>Normalize throws on a lone surrogate, and what a visitor typed may hold one.</summary>
    private static string WellFormed(string text)
    {
        if (!text.Any(char.IsSurrogate))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune);
        return clean.ToString();
    }
}
