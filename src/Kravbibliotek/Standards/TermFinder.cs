using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Kravbibliotek.Search;

namespace Kravbibliotek.Standards;

/// <summary>A term of the glossary where it stands in a text.</summary>
/// <param name="Id">Id of the term.</param>
/// <param name="Start">Position of its first character.</param>
/// <param name="Length">Its length in the text, inflection included.</param>
public readonly record struct TermPlace(string Id, int Start, int Length);

/// <summary>
/// Finds the glossary's terms in Swedish text, inflected too (<i>öppna standarder</i> for <i>öppen standard</i>). Made once for a
/// glossary and then used for any number of texts, by several threads.
/// </summary>
public sealed partial class TermFinder
{
    private static readonly StringComparer IgnoreCase = StringComparer.OrdinalIgnoreCase;

    /// <summary>The ways that terms are written, by every form of their first word, the longest first.</summary>
    private readonly FrozenDictionary<string, Pattern[]> _patterns;

    private TermFinder(IEnumerable<Pattern> patterns) => _patterns = patterns
        .SelectMany(p => p.Words[0].Select(form => (Form: form, Pattern: p)))
        .GroupBy(x => x.Form, x => x.Pattern, IgnoreCase)
        .ToFrozenDictionary(
            g => g.Key,
            g => g.Distinct().OrderByDescending(p => p.Words.Length).ThenBy(p => p.Id, StringComparer.Ordinal).ToArray(),
            IgnoreCase);

    /// <summary>Finds nothing.</summary>
    public static TermFinder None { get; } = new([]);

    /// <summary>Makes a finder of all terms of a glossary.</summary>
    public static TermFinder Of(IEnumerable<Term> terms) => new(terms.SelectMany(Patterns));

    /// <summary>The terms of a text in order, each once and the longest where several could stand. Those found before are left out.</summary>
    /// <param name="text">Running text without markup.</param>
    /// <param name="found">Ids found before; what is found now is added.</param>
    public IEnumerable<TermPlace> Find(string text, ISet<string> found)
    {
        var words = WordPattern().Matches(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (!_patterns.TryGetValue(words[i].Value, out var patterns)
                || Array.Find(patterns, p => p.Matches(text, words, i)) is not { } pattern)
                continue;
            var last = words[i + pattern.Words.Length - 1];
            if (found.Add(pattern.Id))
                yield return new(pattern.Id, words[i].Index, last.Index + last.Length - words[i].Index);
            i += pattern.Words.Length - 1;
        }
    }

    private static IEnumerable<Pattern> Patterns(Term term)
    {
        var names = term.Name.Split(' ');
        // A word with a capital of its own, such as Leverantören or API, is another word without it.
        yield return new(term.Id, term.Name.Any(char.IsUpper), [.. names.Select(name => Forms(name, names.Length > 1))]);
        if (term.Abbreviation is { } abbreviation)
            yield return new(term.Id, true, [Set([abbreviation])]);
    }

    private static HashSet<string> Forms(string word, bool isPartOfName) => Set(
        [
            .. WordForms.OfNoun(word), .. isPartOfName || IsAdjective(word) ? WordForms.OfAdjective(word) : [],
            // An adjective that stands alone is inflected as a noun too: den personuppgiftsansvariges.
            .. !isPartOfName && IsAdjective(word) ? WordForms.OfAdjective(word).SelectMany(WordForms.Cases) : [],
        ]);

    private static bool IsAdjective(string word) =>
        word.EndsWith("ig", StringComparison.Ordinal) || word.EndsWith("bar", StringComparison.Ordinal);

    private static HashSet<string> Set(IEnumerable<string> forms) => new(forms, StringComparer.Ordinal);

    // A hyphen makes one word: a term is not found inside API-nyckel, nor before the hyphen of "drift- och supporttid".
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-‑][\p{L}\p{N}]+)*[-‑]?")]
    private static partial Regex WordPattern();

    private sealed record Pattern(string Id, bool IsCaseKept, HashSet<string>[] Words)
    {
        public bool Matches(string text, MatchCollection words, int at)
        {
            if (at + Words.Length > words.Count)
                return false;
            for (var i = 0; i < Words.Length; i++)
            {
                var word = words[at + i];
                if (i > 0 && !IsBlank(text, words[at + i - 1], word))
                    return false;
                if (!Words[i].Contains(word.Value) && (IsCaseKept || !Words[i].Contains(SwedishWords.Lower(word.Value))))
                    return false;
            }

            return true;
        }

        private static bool IsBlank(string text, Match before, Match after) =>
            text.AsSpan(before.Index + before.Length, after.Index - before.Index - before.Length).IsWhiteSpace();
    }
}
