using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;

namespace Kravbibliotek.Formats.Documents;

/// <summary>A part of a document that looks like a requirement.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Group">The heading that it stands under, or null.</param>
/// <param name="Number">What the document calls it, or null.</param>
/// <param name="Title">A title, its own or made of its first words.</param>
/// <param name="Text">What it says.</param>
/// <param name="Kind">What it looks like being.</param>
/// <param name="Area">The area that its words point to.</param>
public sealed record Candidate(string Place, string? Group, string? Number, string Title, string Text, RequirementKind Kind, Area Area)
{
    /// <summary>The draft that it becomes. What the document does not say is left to be written, and the checks ask for it.</summary>
    /// <param name="title">The title as decided.</param>
    /// <param name="kind">The kind as decided.</param>
    public RequirementContent ToContent(string title, RequirementKind kind) => new()
    {
        Title = CanonicalText.Clean(title),
        Level = Level.Basic,
        AllowedKinds = [kind],
        DefaultKind = kind,
        ProofTimes = [],
        Goals = ["M15"],
        Text = CandidateText.WithVerb(Text),
        Rationale = "",
        Proof = "",
        FollowUp = "",
        Guidance = "",
    };
}

/// <summary>How texts of other documents are read.</summary>
public static partial class CandidateText
{
    private const int LongTitle = 80;

    /// <summary>The words that point to an area, in the order of <see cref="Areas.All"/>; the area with the most of them is meant.</summary>
    private static readonly Dictionary<Area, string[]> Signs = new()
    {
        [Area.Accessibility] = ["tillgänglighet", "wcag", "301 549", "skärmläsare", "funktionsnedsättning", "tangentbord", "kontrast"],
        [Area.DataProtection] = ["personuppgift", "dataskydd", "gdpr", "registrerad", "biträde", "gallring", "sekretess"],
        [Area.Security] = ["säkerhet", "krypter", "behörighet", "lösenord", "inlogg", "autentiser", " logg", "sårbar", "intrång", "spårbar"],
        [Area.Architecture] = [" api", "integration", "gränssnitt mot", "meddelande", "arkitektur", "federation", "komponent"],
        [Area.OpenSource] = ["öppen källkod", "källkod", "licens", "livscykel", "inlåsning"],
        [Area.SharedServices] = ["e-legitimation", "digital post", "e-faktura", "peppol", " sdk", "säker digital kommunikation", "bankid"],
        [Area.Delivery] = ["leverans", "support", "drift", "avtal", "avslut", "utbildning", "införande", "svarstid", "uppföljning"],
        [Area.Information] = ["filformat", "öppet format", "öppna format", "metadata", "exporter", "begrepp", "öppna data", "öppen standard", "informationsmodell"],
    };

    /// <summary>True when it is obliging somebody to something.</summary>
    public static bool IsRequirement(string text) => Obliging().IsMatch(text);

    /// <summary>The kind that a word or the text points to: what is said in a column of its own goes first.</summary>
    public static RequirementKind Kind(string? said, string text) =>
        said is not null && Award().IsMatch(said) ? RequirementKind.Award
        : said is not null && Term().IsMatch(said) ? RequirementKind.ContractTerm
        : said is not null && Qualification().IsMatch(said) ? RequirementKind.Qualification
        : said is not null && Must().IsMatch(said) ? RequirementKind.Mandatory
        : Must().IsMatch(text) || !Award().IsMatch(text) ? RequirementKind.Mandatory
        : RequirementKind.Award;

    /// <summary>The area that the words point to; <paramref name="otherwise"/> when none do.</summary>
    public static Area AreaOf(string text, Area otherwise = Area.Delivery)
    {
        var lower = $" {SwedishWords.Lower(text)}";
        var best = Signs.Select(s => (Area: s.Key, Count: s.Value.Count(sign => lower.Contains(sign, StringComparison.Ordinal))))
            .MaxBy(s => s.Count);
        return best.Count > 0 ? best.Area : otherwise;
    }

    /// <summary>A title of the first words.</summary>
    public static string Title(string text)
    {
        var line = text.Split('\n')[0];
        var sentence = line.Split(". ")[0].TrimEnd('.', ' ', ':');
        if (sentence.Length <= LongTitle)
            return sentence;
        var cut = sentence.LastIndexOf(' ', LongTitle - 2);
        return sentence[..(cut > 0 ? cut : LongTitle - 1)] + "…";
    }

    /// <summary>The text with the verb that the kind decides, where its first sentence has one such verb.</summary>
    public static string WithVerb(string text)
    {
        var clean = CanonicalText.Clean(text);
        var end = clean.IndexOf(". ", StringComparison.Ordinal);
        var first = end < 0 ? clean : clean[..end];
        return Modal().Count(first) == 1 ? Modal().Replace(first, "{{ska}}") + clean[first.Length..] : clean;
    }

    [GeneratedRegex(@"\b(ska|skall|bör|måste|krävs)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Obliging();

    [GeneratedRegex(@"\b(ska|skall|bör)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Modal();

    [GeneratedRegex(@"\b(ska|skall|obligatorisk\w*|måste)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Must();

    [GeneratedRegex(@"\b(bör\w*|tilldelning\w*|mervärde\w*|utvärder\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Award();

    [GeneratedRegex(@"kontrakt|avtalsvillkor|villkor", RegexOptions.IgnoreCase)]
    private static partial Regex Term();

    [GeneratedRegex(@"kvalificering", RegexOptions.IgnoreCase)]
    private static partial Regex Qualification();
}
