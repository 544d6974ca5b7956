using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Standards;

/// <summary>Something found about a standard, with the field that it concerns.</summary>
/// <param name="Finding">What is wrong.</param>
/// <param name="Field">The field as files call it, for instance <c>utgåvor[0].publicerad</c>; empty for what is found in a requirement.</param>
public sealed record StandardFinding(Finding Finding, string Field);

/// <summary>Holds a standard that is being written to the hard rules, with the requirements that lean on it.</summary>
public static class StandardRules
{
    /// <summary>What is wrong with the standard itself, and what the change would break in requirements that were sound before.</summary>
    /// <param name="before">The standard as stored, or null when it is new.</param>
    /// <param name="after">The standard as it would be.</param>
    /// <param name="leaning">The requirements whose version or draft refers to it, with those versions and drafts.</param>
    public static IReadOnlyList<StandardFinding> Check(Standard? before, Standard after, Library leaning)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(leaning);
        var path = LibraryPath.OfRegister(LibraryFileKind.Standard, after.Id);
        var read = LibraryReader.Read(LibraryWriter.Write(new Library { Standards = [after] }));
        var own = LibraryCheck.Run(read).Select(f => new StandardFinding(f, f.Path == path ? read.Source.FieldAt(path, f.Line) : ""));
        return before is null ? [.. own] : [.. own, .. Broken(before, after, leaning)];
    }

    /// <summary>What differs between two states of a standard, field by field.</summary>
    public static IReadOnlyList<FieldDiff> Between(Standard from, Standard to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return
        [
            .. Texts(from).Zip(Texts(to)).Select(p => new FieldDiff(p.First.Label, WordDiff.Between(p.First.Text, p.Second.Text)))
                .Where(f => f.IsChanged),
        ];
    }

    private static IEnumerable<StandardFinding> Broken(Standard before, Standard after, Library leaning) =>
        LibraryCheck.Run(leaning with { Standards = [after] }).Except(LibraryCheck.Run(leaning with { Standards = [before] }))
            .Where(f => LibraryPath.Parse(f.Path)?.Area is not null).Select(f => new StandardFinding(f, ""));

    private static IEnumerable<(string Label, string Text)> Texts(Standard standard) =>
    [
        ("Beteckning", standard.Designation),
        ("Titel", standard.Title),
        ("Utgivare", standard.Publisher),
        ("Adress", standard.Address ?? ""),
        ("Textens licens", standard.TextLicence),
        ("Rättslig grund", standard.LegalBasis ?? ""),
        ("Kontrollerad mot utgivaren", standard.Verified ? "Ja" : "Nej"),
        ("Öppenhet", Openness(standard.Openness)),
        ("Utgåvor", string.Join('\n', standard.Editions.Select(Edition))),
    ];

    private static string Openness(OpennessAssessment openness)
    {
        var lines = openness.Criteria.Select(c => $"{c.Name}: {c.Met switch { true => "ja", false => "nej", null => "okänt" }}");
        return string.Join('\n', [$"{Words.Opennesses.Label(openness.Judgement)} {openness.Date:yyyy-MM-dd}", .. lines, openness.Note ?? ""]);
    }

    private static string Edition(Edition edition)
    {
        var clauses = edition.Clauses.Count == 0 ? "" : $" Avsnitt: {string.Join(", ", edition.Clauses.Select(Clause))}.";
        var replaced = edition.ReplacedBy is { } by ? $" Ersatt av {by}." : "";
        var status = Words.EditionStatuses.Label(edition.Status).ToLowerInvariant();
        return $"{edition.Name} ({edition.Published ?? "okänt datum"}), {status}.{replaced} {edition.Note}{clauses}";
    }

    private static string Clause(Clause clause) => clause.IsVoid ? clause.Number + " utgår" : clause.Number;
}
