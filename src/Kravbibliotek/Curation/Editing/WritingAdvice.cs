using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation.Editing;

/// <summary>Advice on a text, with how to mend it. It stops nothing.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Message">What may be hard to read, and what to write instead.</param>
public sealed record Advice(string Field, string Message);

/// <summary>
/// Warns who writes of what some readers could not take in, as EN 301 549 clause 11.8 asks of tools to write with. What a check of
/// words cannot see, such as whether a text is understood, is said in the hints of the fields.
/// </summary>
public static partial class WritingAdvice
{
    private static readonly (Regex Pattern, string Message)[] Rules =
    [
        (VagueLink(), "Länken ”{0}” säger inte vart den leder. Skriv länktexten så att den går att förstå när den läses upp för sig."),
        (AddressAsText(), "Länken visas som en adress, som är svår att lyssna till. Skriv vad den leder till: [namn på sidan]({0})."),
        (TypedList(), "Raden som börjar med ”{0}” blir ingen lista. Skriv bindestreck och mellanslag först på raden, så läses listan upp som en lista."),
        (Capitals(), "”{0}” är skrivet med stora bokstäver, som kan läsas upp bokstav för bokstav. Skriv med små och använd **fetstil**."),
        (Senses(), "”{0}” förutsätter att läsaren ser var något står eller vilken färg det har. Nämn det vid namn i stället."),
    ];

    /// <summary>The advice on every text of a content.</summary>
    public static IReadOnlyList<Advice> Of(RequirementContent content) =>
    [
        .. DraftParts.Texts.Zip(Texts(content)).SelectMany(
            text => Rules.Select(rule => (rule.Message, Match: rule.Pattern.Match(text.Second ?? ""))).Where(m => m.Match.Success)
                .Select(m => new Advice(
                    text.First, m.Message.Replace("{0}", m.Match.Groups[1].Value.Trim(), StringComparison.Ordinal)))),
    ];

    private static IEnumerable<string?> Texts(RequirementContent content) =>
    [
        content.Text, content.TextAsAward, content.TextAsContractTerm, content.Proof, content.Rationale, content.FollowUp,
        content.Guidance, content.CostNote,
    ];

    [GeneratedRegex(@"\[\s*((?:klicka )?här|läs mer(?: här)?|se här|mer|länk|den här sidan)\s*\]\(", RegexOptions.IgnoreCase)]
    private static partial Regex VagueLink();

    [GeneratedRegex(@"\[\s*(?:https?://|www\.)[^\]]*\]\(([^)\s]*)|<(https?://[^>\s]*)>", RegexOptions.IgnoreCase)]
    private static partial Regex AddressAsText();

    [GeneratedRegex(@"^[^\S\n]*([•·▪◦–—])[^\S\n]*\w", RegexOptions.Multiline)]
    private static partial Regex TypedList();

    [GeneratedRegex(@"\b(\p{Lu}{2,}(?:\s+\p{Lu}{2,}){3,})\b")]
    private static partial Regex Capitals();

    [GeneratedRegex(
        @"\b((?:nedan|ovan)?\s?till (?:höger|vänster)|(?:i|enligt) (?:bilden|figuren)|(?:röd|grön|gul|blå)markera\w*|skriv\w* i (?:rött|grönt|blått))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Senses();
}
