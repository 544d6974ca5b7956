using System.Text.RegularExpressions;

namespace Kravbibliotek.Checks.Quality;

/// <summary>S107, S108, S109, S110 and S114: single words that hide what is meant.</summary>
internal static partial class WordRules
{
    private static readonly Phrases VagueWords = new("vaga-ord");
    private static readonly Phrases AbsoluteWords = new("absoluta-ord");
    private static readonly Dictionary<string, string> Negative =
        WordList.Read("negationer").ToDictionary(w => w.Word, w => w.Form, StringComparer.Ordinal);

    private static readonly IReadOnlySet<string> Known = WordList.Words("forkortningar");
    private static readonly HashSet<string> Pronouns = new(["den", "det", "de", "dem", "denna", "detta", "dessa", "honom", "henne"], StringComparer.Ordinal);

    private static readonly HashSet<string> AfterPronoun = new(
        [
            "till", "för", "i", "på", "av", "från", "med", "om", "hos", "vid", "under", "och", "eller", "varje", "inom", "utan", "innan", "efter",
            "får", "har", "är", "kan", "fungerar", "ska", "blir", "gör", "används", "går", "gäller", "hur", "när", "enligt", "genom", "senast",
            "igen", "där", "här", "direkt", "skriftligen", "över", "mellan", "ut", "upp", "in", "vidare",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Function = new(
        [
            "att", "och", "eller", "som", "till", "för", "i", "på", "av", "från", "med", "om", "hos", "vid", "under", "en", "ett", "den", "det", "de",
            "hur", "när", "så", "sig", "alla", "varje", "inom", "efter", "ut", "in", "upp", "kunna", "senast", "minst",
        ],
        StringComparer.Ordinal);

    public static IEnumerable<QualityHit> Vague(QualityText text) =>
        from s in text.Sentences()
        from hit in VagueWords.In(s.Sentence.Words)
        select Hit(s.Prose.Field, s.Sentence, hit, "kan läsas på olika sätt");

    public static IEnumerable<QualityHit> Absolute(QualityText text) =>
        from s in text.Sentences()
        from hit in AbsoluteWords.In(s.Sentence.Words)
        where !(hit.Listed.Word.StartsWith("omedelbar", StringComparison.Ordinal) && IsTimed(s.Sentence.Words, hit.First + 1))
        select Hit(s.Prose.Field, s.Sentence, hit, "går inte att pröva");

    public static IEnumerable<QualityHit> Negations(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences().Where(s => s.Sentence.Verb >= 0))
        {
            var words = sentence.Words;
            var first = -1;
            for (var i = 0; i < words.Count; i++)
            {
                if (!Negative.TryGetValue(words[i].Lower, out var form) || (first < 0 && form != "ord"))
                    continue;
                if (first >= 0 && words[i - 1].Lower is not ("och" or "eller"))
                {
                    yield return QualityHit.At(prose.Field, words[i], $"”{words[first].Text}” och ”{words[i].Text}” tar ut varandra.");
                    break;
                }

                first = i;
            }
        }
    }

    public static IEnumerable<QualityHit> LoosePronouns(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences().Where(s => s.Sentence.Verb >= 0))
        {
            var content = 0;
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                var token = sentence.Tokens[i];
                if (Pronouns.Contains(token.Lower) && (i == 0 ? IsAlone(sentence, 1) : i > sentence.Verb && content < 2 && IsAlone(sentence, i + 1)))
                    yield return QualityHit.At(prose.Field, token, $"Det framgår inte vad ”{token.Text}” syftar på.");
                if (i > sentence.Verb && (token.IsWord || token.IsPlaceholder) && !Function.Contains(token.Lower))
                    content++;
            }
        }
    }

    public static IEnumerable<QualityHit> Abbreviations(QualityText text)
    {
        var glossary = text.Context.Terms.Select(t => t.Abbreviation).Concat(text.Context.Laws.Select(l => l.ShortName)).OfType<string>()
            .Concat(text.Context.Standards.SelectMany(s => s.Designation.Split(' ', '-', '/'))).ToHashSet(StringComparer.Ordinal);
        foreach (var prose in text.Normative)
        {
            foreach (Match match in AbbreviationPattern().Matches(prose.Plain))
            {
                var word = match.Groups[1].Value;
                if (!Known.Contains(word) && !glossary.Contains(word) && !IsRoman(word) && !IsExplained(prose.Plain, match))
                    yield return new(prose.Field, match.Groups[1].Index, word.Length, $"Förkortningen ”{word}” är inte förklarad.");
            }
        }
    }

    private static QualityHit Hit(string field, Sentence sentence, (ListedWord Listed, int First, int Count) hit, string what)
    {
        var (first, last) = (sentence.Words[hit.First], sentence.Words[hit.First + hit.Count - 1]);
        var said = string.Join(' ', sentence.Words.Skip(hit.First).Take(hit.Count).Select(w => w.Text));
        return new(field, first.Start, last.Start + last.Length - first.Start, $"”{said}” {what}.", hit.Listed.Suggestion);
    }

    // At once is a time when something says after or before what.
    private static bool IsTimed(IReadOnlyList<Token> words, int next) => next < words.Count && words[next].Lower is "innan" or "efter" or "före" or "när" or "sedan";

    private static bool IsAlone(Sentence sentence, int next)
    {
        var after = sentence.At(next);
        return !after.IsWord && !(after.Text[0] is '"' or '”') || AfterPronoun.Contains(after.Lower);
    }

    private static bool IsRoman(string word) => word.All(c => c is 'I' or 'V' or 'X');

    // "(SIEM)" after its words, or "RTO (recovery time objective)".
    private static bool IsExplained(string text, Match match)
    {
        var (start, end) = (match.Groups[1].Index, match.Groups[1].Index + match.Groups[1].Length);
        return text.Contains($"({match.Groups[1].Value})", StringComparison.Ordinal)
            || (end + 1 < text.Length && text.AsSpan(end).TrimStart().StartsWith("(") && start > 0);
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}./{-])([A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,5})(?!-[0-9])(?=[^\p{L}\p{N}./]|\.(?:\s|$)|$)")]
    private static partial Regex AbbreviationPattern();
}
