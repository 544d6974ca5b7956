namespace Kravbibliotek.Checks.Quality;

/// <summary>S118, S119, S120 and S123: how heavy a text is to read.</summary>
internal static class SentenceRules
{
    /// <summary>The longest sentence, in words.</summary>
    public const int LongestSentence = 30;

    private const int LongestWord = 32;
    private const int DeepestNesting = 3;
    private const double HardestLix = 65;

    private static readonly HashSet<string> Clauses = new(["som", "när", "vars", "vilken", "vilket", "vilka", "om"], StringComparer.Ordinal);
    private static readonly string[] Deeds = ["ing", "ingen", "ande", "andet", "else", "elsen", "nad", "naden", "ad", "aden", "tion", "tionen", "ingar", "ingarna"];

    public static IEnumerable<QualityHit> Long(QualityText text) =>
        from s in text.Sentences()
        where s.Sentence.Words.Count > LongestSentence
        select new QualityHit(s.Prose.Field, s.Sentence.Start, s.Sentence.End - s.Sentence.Start, $"Meningen har {s.Sentence.Words.Count} ord.");

    public static IEnumerable<QualityHit> Nested(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences())
        {
            var depth = 0;
            var last = -10;
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                var token = sentence.Tokens[i];
                // Clauses beside each other are no nest: "det som … och det som …".
                if (token.Lower is "och" or "eller" || token.Text is ":" or ";" || BeginsMainClause(sentence, i))
                    depth = 0;
                if (!Clauses.Contains(token.Lower) || sentence.At(i - 1).Lower is "vem" or "vad" or "såväl" || (token.Lower == "om" && !OpensClause(sentence, i)))
                    continue;
                depth++;
                // A clause about a clause within a few words: "den uppgift som den användare som".
                if (depth >= DeepestNesting || (token.Lower == "som" && sentence.At(last).Lower == "som" && i - last <= 3 && i - last > 1))
                {
                    yield return QualityHit.At(prose.Field, token, "Bisatserna ligger i varandra.");
                    break;
                }

                last = i;
            }
        }
    }

    public static IEnumerable<QualityHit> Chains(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences())
        {
            foreach (var word in sentence.Words.Where(w => w.IsWord && w.Length > LongestWord && !w.Text.Contains('.') && !w.Text.Contains('/')))
                yield return QualityHit.At(prose.Field, word, $"”{word.Text}” är ett för långt ord.");
            for (var i = 0; i < sentence.Words.Count; i++)
            {
                var (count, end) = Chain(sentence.Words, i);
                if (count < 2)
                    continue;
                yield return new(prose.Field, sentence.Words[i].Start, sentence.Words[end].Start + sentence.Words[end].Length - sentence.Words[i].Start,
                    "Flera substantiv som betyder att något görs står i rad.");
                i = end;
            }
        }
    }

    public static IEnumerable<QualityHit> Readability(QualityText text)
    {
        foreach (var prose in text.Normative.Where(p => p.Sentences.Count > 0))
        {
            var words = prose.Sentences.SelectMany(s => s.Words).Where(w => w.IsWord).ToList();
            if (words.Count == 0)
                continue;
            var lix = ((double)words.Count / prose.Sentences.Count) + (100.0 * words.Count(w => w.Length > 6) / words.Count);
            if (prose.Sentences.Count > 2 && lix > HardestLix)
                yield return new(prose.Field, 0, 0, $"Läsbarhetsindex (LIX) är {lix:F0}.");
        }
    }

    // How many deeds follow each other with "av" between: "genomförande av avveckling av".
    private static (int Count, int End) Chain(IReadOnlyList<Token> words, int from)
    {
        var (count, end) = (0, from);
        while (end + 2 < words.Count && words[end + 1].Lower is "av" or "för" && IsDeed(words[end].Lower) && words[end + 2].IsWord && (count == 0 || words[end + 1].Lower == "av"))
        {
            count++;
            end += 2;
        }

        return (count, end);
    }

    private static bool IsDeed(string word) => word.Length > 5 && Deeds.Any(d => word.EndsWith(d, StringComparison.Ordinal) || word.EndsWith(d + "s", StringComparison.Ordinal));

    private static bool OpensClause(Sentence sentence, int index) =>
        sentence.At(index - 1).Lower != "överens" && (index == 0 || sentence.At(index - 1).Text == "," || sentence.At(index + 1).Lower is "de" or "den" or "det" or "inte" or "någon" or "något");

    // After a clause that stands first the verb comes before its subject: "När felet är rättat får Beställaren …".
    private static bool BeginsMainClause(Sentence sentence, int index) =>
        index > 0 && sentence.At(index + 1).IsCapital && (sentence.Tokens[index].IsVerb || sentence.Tokens[index].Lower is "får" or "kan" or "har" or "är");
}
