using System.Text;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Search;

/// <summary>
/// Keys, standards, clauses and places in law in the one form that both the search row and the query use: folded, nothing but
/// letters and digits. Clauses keep their dots, because 9.1.4.3 and 91.43 are different clauses.
/// </summary>
public static class ReferenceTokens
{
    /// <summary>Letters and digits only, lower case, without dots and accents.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var c in SwedishWords.Fold(text))
            if (char.IsLetterOrDigit(c))
                compact.Append(c);
        return compact.ToString();
    }

    /// <summary>A key, with and without its zeros: <c>til012</c>, <c>til12</c>; and its prefix.</summary>
    public static IEnumerable<string> OfKey(string key)
    {
        var compact = Compact(key);
        var prefix = new string([.. compact.TakeWhile(char.IsLetter)]);
        return [compact, prefix + compact[prefix.Length..].TrimStart('0'), prefix];
    }

    /// <summary>Everything a version refers to.</summary>
    public static IReadOnlyList<string> Of(RequirementVersion version, IEnumerable<Standard> standards, IEnumerable<Law> laws)
    {
        var tokens = new SortedSet<string>(StringComparer.Ordinal);
        tokens.UnionWith(OfKey(version.Key));
        tokens.UnionWith(version.Content.Goals.Select(Compact));
        foreach (var reference in version.Content.Standards)
        {
            var standard = standards.FirstOrDefault(s => s.Id == reference.Standard);
            tokens.UnionWith(OfStandard(standard?.Designation ?? reference.Standard, reference.Edition));
            tokens.UnionWith(OfStandard(reference.Standard, reference.Edition));
            tokens.UnionWith(reference.Clauses.SelectMany(OfClause));
        }

        foreach (var reference in version.Content.Laws)
            tokens.UnionWith(OfLaw(reference, laws.FirstOrDefault(l => l.Id == reference.Law)));
        tokens.Remove("");
        return [.. tokens];
    }

    /// <summary>A standard as people type it: all of it, without some of its publishers, the number alone, with the edition.</summary>
    private static IEnumerable<string> OfStandard(string designation, string edition)
    {
        var whole = Compact(designation);
        yield return whole;
        yield return whole + Compact(edition);
        var firstDigit = whole.AsSpan().IndexOfAnyInRange('0', '9');
        if (firstDigit <= 0 || whole.Length - firstDigit < 4)
            yield break;
        var number = whole[firstDigit..];
        yield return number;
        yield return number + Compact(edition);
        foreach (var publisher in SwedishWords.Words(designation).Select(w => SwedishWords.Fold(w.Value)).Where(w => w.All(char.IsLetter)))
        {
            yield return publisher + number;
            yield return publisher + number + Compact(edition);
        }
    }

    /// <summary>A clause and the clauses it lies in: 9.1.4.3 is found by 9.1.4 too.</summary>
    private static IEnumerable<string> OfClause(string clause)
    {
        var parts = SwedishWords.Fold(clause).Split('.', StringSplitOptions.RemoveEmptyEntries);
        for (var length = parts.Length; length >= 2; length--)
            yield return string.Join('.', parts.Take(length));
    }

    private static IEnumerable<string> OfLaw(LawReference reference, Law? law)
    {
        yield return Compact(reference.Law);
        yield return Compact(reference.Place);
        if (law is null)
            yield break;
        yield return Compact(law.Number);
        yield return Compact(law.Name);
        if (law.ShortName is { } shortName)
        {
            yield return Compact(shortName);
            yield return Compact(shortName + reference.Place);
            yield return Compact(reference.Place + shortName);
        }
    }
}
