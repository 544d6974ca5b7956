namespace Kravbibliotek.Checks.Quality;

/// <summary>S105 and S106: somebody or something does what is required.</summary>
internal static class ActorRules
{
    private static readonly Dictionary<string, bool> Actors =
        WordList.Read("aktorer").ToDictionary(w => w.Word, w => w.Form == "aktör", StringComparer.Ordinal);

    private static readonly string[] CompoundActors =
    [
        .. Actors.Where(a => a.Value && a.Key.Length > 4).Select(a => a.Key),
    ];

    private static readonly IReadOnlySet<string> NotPassive = WordList.Words("passiv-undantag");

    private static readonly HashSet<string> Prepositions = new(
        ["av", "från", "i", "till", "om", "för", "hos", "med", "på", "enligt", "mot", "vid", "under", "ur", "genom", "över", "mellan", "utanför", "utan", "inom"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Openers = new(
        ["som", "att", "när", "om", "innan", "där", "vilka", "vilken", "vilket", "medan", "eftersom", "tills", "så", "vars", "hur", "vad", "vem", "sedan", "för"],
        StringComparer.Ordinal);

    public static IEnumerable<QualityHit> NoActor(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences())
        {
            var verb = sentence.Verb;
            if (verb < 0)
                continue;
            var isPassive = PassiveAfter(sentence, verb) >= 0;
            if (HasAgent(sentence, verb) || SubjectBefore(sentence, verb, isPassive) || SubjectAfter(sentence, verb))
                continue;
            yield return QualityHit.At(prose.Field, sentence.Tokens[0], "Det framgår inte vem eller vad som ska göra det.");
        }
    }

    public static IEnumerable<QualityHit> Passive(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences())
        {
            var verb = sentence.Verb;
            var found = verb >= 0 ? PassiveAfter(sentence, verb) : PassiveMain(sentence);
            if (found >= 0 && !HasAgent(sentence, found))
                yield return QualityHit.At(prose.Field, sentence.Tokens[found], $"”{sentence.Tokens[found].Text}” säger inte vem som gör det.");
        }
    }

    private static bool HasAgent(Sentence sentence, int from)
    {
        for (var i = from + 1; i < sentence.Tokens.Count; i++)
            // "tecknas mellan Beställaren och Leverantören" names both who do it.
            if (sentence.Tokens[i].Lower == "av" || (sentence.Tokens[i].Lower == "mellan" && IsActor(sentence.At(i + 1).Lower, true)))
                return true;
        return false;
    }

    private static bool SubjectBefore(Sentence sentence, int verb, bool isPassive)
    {
        for (var i = 0; i < verb; i++)
        {
            var after = sentence.At(i - 1);
            var isGoverned = Prepositions.Contains(after.Lower) || Prepositions.Contains(sentence.At(i - 2).Lower) && !after.IsWord;
            if (!isGoverned && IsActor(sentence.Tokens[i].Lower, isPassive))
                return true;
        }

        return false;
    }

    // "Vid avtalets slut ska Leverantören": the subject follows the verb, perhaps after "även".
    private static bool SubjectAfter(Sentence sentence, int verb) =>
        IsActor(sentence.At(verb + 1).Lower, false) || (sentence.At(verb + 1).Lower is "även" or "också" or "alltså" && IsActor(sentence.At(verb + 2).Lower, false));

    private static bool IsActor(string word, bool isPassive)
    {
        if (Actors.TryGetValue(word, out var acts))
            return acts || !isPassive;
        return CompoundActors.Any(a => word.Length > a.Length && word.EndsWith(a, StringComparison.Ordinal));
    }

    // The infinitive that the modal verb governs, past the subject and adverbs.
    private static int PassiveAfter(Sentence sentence, int verb)
    {
        for (var i = verb + 1; i < sentence.Tokens.Count && i <= verb + 6 && !Openers.Contains(sentence.Tokens[i].Lower); i++)
        {
            var word = sentence.Tokens[i].Lower;
            if (Inflection.IsPassiveInfinitive(word) && !NotPassive.Contains(word))
                return i;
            if (Inflection.IsInfinitive(word))
                return -1;
        }

        return -1;
    }

    // The verb of the main clause stands second, so it comes before any clause that depends on it.
    private static int PassiveMain(Sentence sentence)
    {
        var start = Openers.Contains(sentence.Tokens[0].Lower) ? AfterComma(sentence) : 0;
        for (var i = Math.Max(start, 1); i < sentence.Tokens.Count && !Openers.Contains(sentence.Tokens[i].Lower); i++)
        {
            var token = sentence.Tokens[i];
            if (token.IsWord && !token.IsCapital && Inflection.IsPassive(token.Lower) && !NotPassive.Contains(token.Lower))
                return i;
            if (IsPlainVerb(token.Lower))
                return -1;
        }

        return -1;
    }

    private static int AfterComma(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Count; i++)
            if (sentence.Tokens[i].Text == ",")
                return i + 1;
        return sentence.Tokens.Count;
    }

    private static bool IsPlainVerb(string word) =>
        word is "är" or "har" or "får" or "kan" or "går" or "ger" or "tar" or "blir" or "gör" or "sker" or "gäller" or "omfattar" or "anger" or "visar"
            or "lämnar" or "innehåller" or "beskriver" or "räcker" or "avses" or "räknas" or "bedöms" or "mäts" or "anges" or "finns" or "behöver"
            or "loggar" or "sparar" or "följer" or "upphör" or "når" or "använder";
}
