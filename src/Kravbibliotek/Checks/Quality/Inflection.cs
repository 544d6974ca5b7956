namespace Kravbibliotek.Checks.Quality;

/// <summary>Forms of Swedish words, as far as the rules need them.</summary>
internal static class Inflection
{
    private static readonly string[] AdjectiveEndings = ["", "t", "a", "e", "are", "ast", "aste", "het", "heten", "hets"];
    private static readonly string[] ShortenedEndings = ["a", "e", "are", "ast", "aste"];

    // Present passive of verbs whose stem ends in a consonant or a vowel; they look like a noun in the genitive.
    private static readonly string[] PassiveVerbs =
    [
        "görs", "används", "hålls", "sänds", "förs", "byggs", "ställs", "läggs", "sätts", "drivs", "styrs", "stängs", "skrivs", "väljs",
        "köps", "säljs", "löses", "löss", "bryts", "knyts", "utses", "tas", "ges", "mäts", "läses", "prövs", "leds", "tecknas", "avhjälps",
        "fylls", "skyddas", "dras", "bärs", "körs", "sköts", "lyfts", "flyttas", "hämtas", "utförs", "genomförs", "inleds", "avbryts",
    ];

    private static readonly string[] GenitiveEndings = ["rnas", "onas", "enas", "ornas", "arnas", "ernas", "ias", "eas", "oas"];

    /// <summary>True when a word is some form of an adjective given in its plain form.</summary>
    public static bool IsFormOf(string adjective, string word)
    {
        if (IsStemWith(adjective, word, AdjectiveEndings))
            return true;
        if (adjective.EndsWith("el", StringComparison.Ordinal) || adjective.EndsWith("er", StringComparison.Ordinal))
            return IsStemWith(adjective[..^2] + adjective[^1], word, ShortenedEndings);
        if (adjective.EndsWith("en", StringComparison.Ordinal))
            return word == adjective[..^1] + "t" || IsStemWith(adjective[..^2] + "n", word, ShortenedEndings);
        if (adjective.EndsWith("ad", StringComparison.Ordinal))
            return word == adjective[..^1] + "t";
        return adjective.EndsWith("nd", StringComparison.Ordinal) && word == adjective[..^1] + "t";
    }

    /// <summary>True for a passive form of a verb: infinitive or present.</summary>
    public static bool IsPassive(string word)
    {
        if (word.Length < 4 || word[^1] != 's')
            return word is "tas" or "ges";
        if (word.EndsWith("as", StringComparison.Ordinal))
            return !GenitiveEndings.Any(e => word.EndsWith(e, StringComparison.Ordinal));
        return PassiveVerbs.Any(v => word.EndsWith(v, StringComparison.Ordinal));
    }

    /// <summary>True for a passive infinitive, which may stand after the modal verb.</summary>
    public static bool IsPassiveInfinitive(string word) =>
        word.Length > 3 && (word.EndsWith("as", StringComparison.Ordinal) || word is "utses" or "överses" or "förses");

    /// <summary>True for what is most likely an infinitive.</summary>
    public static bool IsInfinitive(string word) =>
        word is "ha" or "ge" or "se" or "ta" or "få" or "gå" or "bo" or "nå" or "ske" or "bli" or "stå" or "stödja" or "lämna" or "öppna" or "kunna"
        || (word.Length > 3 && word[^1] == 'a' && !NotInfinitive.Any(e => word.EndsWith(e, StringComparison.Ordinal)) && !Plurals.Contains(word));

    private static readonly string[] NotInfinitive =
        ["orna", "arna", "erna", "iska", "liga", "ella", "iva", "bara", "samma", "ösa", "ena", "andra", "ärna", "rliga", "diga", "riga", "tiga", "niga", "siga", "ngna"];

    private static readonly HashSet<string> Plurals = new(
        [
            "alla", "egna", "dessa", "båda", "flera", "vilka", "sådana", "övriga", "enskilda", "särskilda", "bifogade", "öppna", "stora", "små",
            "nya", "gamla", "långa", "korta", "höga", "låga", "svenska", "engelska", "första", "sista", "data", "media", "schema", "källa",
            "extra", "färdiga", "skilda", "slutna", "kända", "okända", "samma", "rätta", "fasta", "lösa", "hela", "halva", "säkra", "enkla",
        ],
        StringComparer.Ordinal);

    private static bool IsStemWith(string stem, string word, string[] endings) =>
        word.StartsWith(stem, StringComparison.Ordinal) && Array.IndexOf(endings, word[stem.Length..]) >= 0;
}
