using Kravbibliotek.Requirements;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Tenders;

/// <summary>Puts the standards and laws that requirements rest on into words.</summary>
internal static class AnnexReferences
{
    /// <summary>
    /// The references of one requirement. Standards are followed by <i>eller likvärdig</i>; statutes need no such words. The procurement
    /// laws themselves are left out: they bind the buyer, and which of their chapters apply depends on the tender.
    /// </summary>
    public static IReadOnlyList<string> Of(RequirementContent content, AnnexSources sources)
    {
        var standards = content.Standards.Select(r => $"{NameOf(r, sources)}{Clauses(r)}, eller likvärdig");
        var laws = content.Laws
            .Select(r => (Reference: r, Law: sources.Law(r.Law)))
            .Where(r => r.Law is not null && !TenderWords.Laws.All.Any(w => w.Label == r.Law.ShortName))
            .GroupBy(r => r.Law!.Id, StringComparer.Ordinal)
            .Select(g => $"{Places([.. g.Select(r => r.Reference.Place).Where(p => !IsWhole(p))])}{LawCitations.NameOf(g.First().Law!)}");
        return [.. standards, .. laws];
    }

    /// <summary>The standards that the requirements refer to, one row an edition.</summary>
    public static IReadOnlyList<AnnexStandard> StandardsOf(IEnumerable<Chosen> chosen, AnnexSources sources) =>
        [.. chosen.SelectMany(c => c.Version.Content.Standards.Select(r => (Reference: r, c.Version.Key)))
            .GroupBy(r => (r.Reference.Standard, r.Reference.Edition))
            .Select(g => RowOf(g.Key.Standard, g.Key.Edition, g.Select(r => r.Key + Clauses(r.Reference)), sources))
            .OrderBy(s => s.Designation, StringComparer.Ordinal).ThenBy(s => s.Edition, StringComparer.Ordinal)];

    private static AnnexStandard RowOf(string id, string edition, IEnumerable<string> usedBy, AnnexSources sources)
    {
        var standard = sources.Standard(id);
        return new AnnexStandard(
            standard?.Designation ?? id, edition, standard?.Title ?? "", standard?.Publisher ?? "",
            string.Join("; ", usedBy.Distinct(StringComparer.Ordinal)));
    }

    private static string NameOf(StandardReference reference, AnnexSources sources) =>
        $"{sources.Standard(reference.Standard)?.Designation ?? reference.Standard} {reference.Edition}";

    private static string Clauses(StandardReference reference) =>
        reference.Clauses.Count == 0 ? "" : $", avsnitt {Listed(reference.Clauses)}";

    /// <summary>"10 §" and "11 §" become "10 och 11 §§"; anything else is only listed.</summary>
    private static string Places(IReadOnlyList<string> places)
    {
        const string section = " §";
        var plain = places.Distinct(StringComparer.Ordinal).ToList();
        var sameChapter = plain.Count > 1 && plain.TrueForAll(p => p.EndsWith(section, StringComparison.Ordinal) && !p.Contains("kap."));
        return plain.Count == 0 ? ""
            : sameChapter ? $"{Listed([.. plain.Select(p => p[..^section.Length])])} §§ "
            : Listed(plain) + " ";
    }

    private static bool IsWhole(string place) => place.StartsWith("hela ", StringComparison.Ordinal);

    private static string Listed(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} och {words[^1]}";
}
