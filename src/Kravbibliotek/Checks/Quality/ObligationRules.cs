namespace Kravbibliotek.Checks.Quality;

/// <summary>S103, S104 and S122: how many obligations a text holds, and which words lay them down.</summary>
internal static class ObligationRules
{
    private static readonly HashSet<string> Obligations = new(["ska", "skall", "måste", "bör", "skola"], StringComparer.Ordinal);
    private static readonly HashSet<string> Wrong = new(["bör", "borde", "torde", "skall", "skulle", "måste", "behöva", "böra"], StringComparer.Ordinal);
    private static readonly HashSet<string> Soft = new(["gärna", "helst", "lämpligen", "fördel", "förslagsvis", "företrädesvis"], StringComparer.Ordinal);
    private static readonly HashSet<string> Permissions = new(["får", "kan", "bör", "kunna", "kunde"], StringComparer.Ordinal);
    private static readonly HashSet<string> Additions = new(["dessutom", "därtill", "därutöver", "samt", "även", "vidare"], StringComparer.Ordinal);

    private static readonly HashSet<string> Subordinators = new(
        ["som", "när", "om", "vad", "vem", "hur", "vilka", "vilken", "vilket", "vars", "där", "varför", "innan", "medan", "eftersom", "tills", "varifrån"],
        StringComparer.Ordinal);

    public static IEnumerable<QualityHit> Several(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences())
        {
            var verb = sentence.Verb;
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                var token = sentence.Tokens[i];
                if (Obligations.Contains(token.Lower) && !IsBesideVerb(sentence, i) && !IsSubordinate(sentence, i) && !(token.Lower == "bör" && verb < 0 && !Adds(sentence, i)))
                    yield return QualityHit.At(prose.Field, token, $"”{token.Text}” lägger till ett krav i samma text.");
                else if (verb >= 0 && i > verb && Additions.Contains(token.Lower) && AddsVerb(sentence, i))
                    yield return QualityHit.At(prose.Field, token, $"Efter ”{token.Text}” kommer ett krav till.");
            }
        }
    }

    public static IEnumerable<QualityHit> Modal(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences())
        {
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                var token = sentence.Tokens[i];
                if (token.Lower == "kommer" && sentence.At(i + 1).Lower == "att" && sentence.At(i + 2).IsVerb)
                    yield return QualityHit.At(prose.Field, token, "”kommer att” står före verbet som kravtypen ger.");
                else if (Wrong.Contains(token.Lower) && (IsBesideVerb(sentence, i) || !IsSubordinate(sentence, i)))
                    yield return QualityHit.At(prose.Field, token, $"”{token.Text}” passar inte: kravtypen avgör om det står ska eller bör.");
                else if (Permissions.Contains(token.Lower) && Enumerable.Range(i + 1, 3).Any(j => Soft.Contains(sentence.At(j).Lower)))
                    yield return QualityHit.At(prose.Field, token, "En önskan är inget krav.");
            }
        }
    }

    public static IEnumerable<QualityHit> Guidance(QualityText text)
    {
        foreach (var sentence in text.Guidance.Sentences)
        {
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                var token = sentence.Tokens[i];
                if (token.Lower is "ska" or "skall" or "måste" && !IsSubordinate(sentence, i))
                    yield return QualityHit.At(text.Guidance.Field, token, $"Vägledningen säger ”{token.Text}”.");
            }
        }
    }

    private static bool IsBesideVerb(Sentence sentence, int index) => sentence.At(index - 1).IsVerb || sentence.At(index + 1).IsVerb;

    private static bool Adds(Sentence sentence, int index) => Enumerable.Range(index - 4, 8).Any(j => sentence.At(j).Lower is "också" or "dessutom" or "även");

    // From the last comma or full stop up to the word, something opens a clause that depends on another.
    private static bool IsSubordinate(Sentence sentence, int index)
    {
        for (var i = index - 1; i >= 0 && sentence.Tokens[i].Text is not ("," or ";" or ":"); i--)
        {
            if (sentence.Tokens[i].IsVerb || sentence.Tokens[i].Lower is "och" && sentence.At(i + 1).IsCapital)
                return false;
            if (Subordinators.Contains(sentence.Tokens[i].Lower))
                return true;
        }

        return false;
    }

    private static bool AddsVerb(Sentence sentence, int index)
    {
        var next = sentence.At(index + 1).Lower is "också" or "även" or "dessutom" ? index + 2 : index + 1;
        var word = sentence.At(next);
        return (sentence.Tokens[index].Lower == "samt" || sentence.At(index - 1).Lower == "och")
            && word.IsWord && !word.IsCapital && Inflection.IsInfinitive(word.Lower);
    }
}
