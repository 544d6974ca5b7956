using System.Text.RegularExpressions;

namespace Kravbibliotek.Checks.Quality;

/// <summary>S101 and S102: what is named must leave room for what is equivalent. Statutes are no standards.</summary>
internal static partial class EquivalenceRules
{
    private static readonly IReadOnlyList<ListedWord> Named = WordList.Read("standarder");
    private static readonly IReadOnlyList<ListedWord> Brands = WordList.Read("varumarken");

    private static readonly Regex NamedPattern = Any(Named.Select(n => n.Word));
    private static readonly Regex BrandPattern = Any(Brands.Where(b => b.Form == "namn").Select(b => b.Word));
    private static readonly Regex OriginPattern = new(
        @"\b(?:" + string.Join('|', Brands.Where(b => b.Form == "fast").Select(b => Regex.Escape(b.Word))) + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<QualityHit> Standards(QualityText text)
    {
        foreach (var prose in text.Normative)
        {
            // What has been named with its equivalent once may be called by its name afterwards.
            var settled = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var sentence in prose.Sentences)
            {
                var part = prose.Plain[sentence.Start..sentence.End];
                foreach (var match in Mentions(part, text.Context))
                {
                    if (EquivalentPattern().IsMatch(part[match.Index..]))
                        settled.Add(NameOf(match.Value));
                    else if (!settled.Contains(NameOf(match.Value)))
                        yield return new(prose.Field, sentence.Start + match.Index, match.Length,
                            $"”{match.Value.Trim()}” nämns utan ”eller likvärdig”.", $"Skriv ”{match.Value.Trim()}, eller likvärdig,”.");
                }
            }
        }
    }

    public static IEnumerable<QualityHit> BrandNames(QualityText text)
    {
        foreach (var (prose, sentence) in text.Sentences())
        {
            var part = prose.Plain[sentence.Start..sentence.End];
            foreach (Match match in BrandPattern.Matches(part))
            {
                if (!EquivalentPattern().IsMatch(part[match.Index..]) && !IsFirstWord(match, part))
                    yield return new(prose.Field, sentence.Start + match.Index, match.Length, $"”{match.Value}” är ett varumärke eller en produkt.");
            }

            foreach (Match match in OriginPattern.Matches(part))
                yield return new(prose.Field, sentence.Start + match.Index, match.Length, $"”{match.Value}” kräver ett visst ursprung.",
                    "Säg vilken egenskap som krävs. Ett visst ursprung får inte krävas.");
        }
    }

    private static IEnumerable<Match> Mentions(string part, QualityContext context)
    {
        var found = NumberPattern().Matches(part).Concat(NamedPattern.Matches(part)).ToList();
        foreach (var designation in context.Standards.Select(s => s.Designation).Where(IsTelling))
        {
            if (part.Contains(designation, StringComparison.Ordinal))
                found.AddRange(Any([designation]).Matches(part));
        }

        return found.OrderBy(m => m.Index).ThenByDescending(m => m.Length).DistinctBy(m => m.Index);
    }

    // A designation that is also an ordinary word would be found everywhere.
    private static bool IsTelling(string designation) => designation.Length > 3 && designation.Any(char.IsDigit) && designation.Any(char.IsUpper);

    private static bool IsFirstWord(Match match, string part) =>
        match.Index == 0 && !match.Value.Contains(' ') && part.Length > match.Length && part[match.Length] == ' ' && AlsoWords.Contains(match.Value);

    private static readonly HashSet<string> AlsoWords = new(["Word", "Access", "Box", "Combine", "Edge", "Elastic", "Teams", "Mac", "Visa"], StringComparer.Ordinal);

    private static string NameOf(string mention) => VersionPattern().Replace(mention, "").Trim();

    // Case tells a brand from a word; a genitive or a compound is the brand still.
    private static Regex Any(IEnumerable<string> names) => new(
        @"(?<![\p{L}\p{N}/-])(?:" + string.Join('|', names.OrderByDescending(n => n.Length).Select(Regex.Escape)) + @")(?:s|-[\p{L}\p{N}.]+)?(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:(?:SS|EN|ISO|IEC|IEEE|ETSI|CEN|SIS|ANSI|DIN|ITU-T)(?:[-/ ](?:EN|ISO|IEC|IEEE|TS|TR|CEN|PAS))*[- ](?:[A-Z]\.)?\d[\d.:–-]*(?: \d{3}(?![\d]))*|RFC ?\d+)")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\b(?:likvärdig|motsvarande)", RegexOptions.IgnoreCase)]
    private static partial Regex EquivalentPattern();

    [GeneratedRegex(@":\d{4}$|[ -]\d+(?:\.\d+)*$")]
    private static partial Regex VersionPattern();
}
