using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Checks.Quality;

/// <summary>S111, S112, S113 and S115–S117: what belongs to a requirement beside its text.</summary>
internal static class ContentRules
{
    private const int ShortestRationale = 3;
    private static readonly ILookup<string, string> LawPlaces = WordList.LawPlaces();

    private static readonly (ProofTime Time, string Heading)[] ProofHeadings =
        [(ProofTime.Bid, "Med anbudet"), (ProofTime.Delivery, "Vid leverans"), (ProofTime.Contract, "Under avtalstiden")];

    // Words that a rationale may hold and still say nothing.
    private static readonly HashSet<string> Fillers = new(
        [
            "krav", "kravet", "kravets", "kraven", "se", "motiv", "motivet", "motivering", "motiveringen", "viktigt", "viktig", "behövs", "behöver", "saknas", "lag", "lagen", "lagkrav", "enligt",
            "standard", "standarden", "senare", "kommer", "ovan", "nedan", "det", "här", "är", "ett", "en", "den", "detta", "bra", "ska", "uppfyllas", "finns", "för", "att", "och",
            "måste", "följas", "bör", "nödvändigt", "rubriken", "text", "todo", "tbd", "självklart",
        ],
        StringComparer.Ordinal);

    public static IEnumerable<QualityHit> Proof(QualityText text)
    {
        var (content, proof) = (text.Content, text.Content.Proof);
        var field = VersionSections.Proof;
        if (string.IsNullOrWhiteSpace(proof))
        {
            yield return new(field, 0, 0, "Det står inte vad leverantören lämnar som bevis.");
            yield break;
        }

        var dated = ProofHeadings.Where(h => proof.Contains($"**{h.Heading}", StringComparison.OrdinalIgnoreCase)).ToList();
        if (content.ProofTimes.Count == 0 || dated.Count == 0)
            yield return new(field, 0, proof.Length, "Det står inte när beviset lämnas.");
        else
        {
            foreach (var (time, heading) in ProofHeadings)
            {
                if (content.ProofTimes.Contains(time) && !dated.Contains((time, heading)))
                    yield return new(field, 0, 0, $"Bevistidpunkten {Words.ProofTimes.Label(time).ToLowerInvariant()} finns inte i texten.", $"Lägg till **{heading}:**.");
                else if (dated.Contains((time, heading)) && !content.ProofTimes.Contains(time))
                    yield return new(field, 0, 0, $"”{heading}” finns inte bland bevistidpunkterna.", "Lägg till tidpunkten, eller ta bort raden.");
            }
        }

        foreach (var (_, heading) in dated.Where(d => IsEmptyAfter(proof, d.Heading)))
            yield return new(field, proof.IndexOf("**" + heading, StringComparison.OrdinalIgnoreCase) + 2, heading.Length, $"Efter ”{heading}” står inget bevis.");
    }

    public static IEnumerable<QualityHit> Rationale(QualityText text)
    {
        if (SwedishWords.Words(text.Content.Rationale).Count(w => !Fillers.Contains(w.Value)) < ShortestRationale)
            yield return new(VersionSections.Rationale, 0, text.Content.Rationale.Length, "Motivet säger inte varför kravet finns.");
    }

    public static IEnumerable<QualityHit> Parameters(QualityText text)
    {
        var used = text.Normative.Select(p => p.Field switch
        {
            VersionSections.Text => text.Content.Text,
            VersionSections.TextAsAward => text.Content.TextAsAward!,
            _ => text.Content.TextAsContractTerm!,
        }).Append(text.Content.Proof).SelectMany(RequirementText.Placeholders).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (parameter, row) in text.Content.Parameters.Select((p, i) => (p, i)))
        {
            if (!used.Contains(parameter.Name))
                yield return Row("Parametrar", row, "namn", $"Parametern {parameter.Name} används inte.", "Använd parametern i texten, eller ta bort den.");
            if (string.IsNullOrWhiteSpace(parameter.Default))
                yield return Row("Parametrar", row, "förval", $"Parametern {parameter.Name} har inget förval.", "Ange det värde som passar de flesta.");
            if (parameter.Type == ParameterType.Number && (parameter.Min is null || parameter.Max is null))
                yield return Row("Parametrar", row, "namn", $"Parametern {parameter.Name} saknar lägsta eller högsta värde.", "Ange båda gränserna.");
            if (parameter.Type == ParameterType.Choice && parameter.Choices.Count < 2)
                yield return Row("Parametrar", row, "val", $"Parametern {parameter.Name} har inget att välja mellan.", "Ange minst två val.");
        }
    }

    public static IEnumerable<QualityHit> Editions(QualityText text)
    {
        foreach (var (reference, row) in text.Content.Standards.Select((r, i) => (r, i)))
        {
            if (EditionOf(reference, text.Context) is { Standard: var standard, Edition: { Status: EditionStatus.Replaced or EditionStatus.Withdrawn } edition })
                yield return Row("Standarder", row, "utgåva",
                    $"{standard.Designation} {edition.Name} är {(edition.Status == EditionStatus.Replaced ? "ersatt" : "upphävd")}.",
                    edition.ReplacedBy is { } next ? $"Hänvisa till {next}, eller skriv i vägledningen varför inte." : "Hänvisa till en gällande utgåva.");
        }
    }

    public static IEnumerable<QualityHit> Clauses(QualityText text)
    {
        foreach (var (reference, row) in text.Content.Standards.Select((r, i) => (r, i)))
        {
            if (EditionOf(reference, text.Context) is not { Edition: { Clauses.Count: > 0 } edition, Standard: var standard })
                continue;
            foreach (var number in reference.Clauses.Where(n => !edition.Clauses.Any(c => c.Number == n && !c.IsVoid)))
                yield return Row("Standarder", row, "avsnitt", $"{standard.Designation} {edition.Name} har inget krav i avsnitt {number}.", "Rätta avsnittet.");
        }
    }

    public static IEnumerable<QualityHit> Laws(QualityText text)
    {
        foreach (var (reference, row) in text.Content.Laws.Select((r, i) => (r, i)))
        {
            var law = text.Context.Laws.FirstOrDefault(l => l.Id == reference.Law);
            var name = law?.ShortName ?? law?.Name ?? reference.Law;
            if (law is null)
                yield return Row("Lagar", row, "id", $"Lagen {reference.Law} finns inte i registret.", "Rätta numret, eller lägg till lagen.");
            else if (law.Repealed is { } day)
                yield return Row("Lagar", row, "id", $"{name} upphävs {day:yyyy-MM-dd}.", "Hänvisa till den lag som gäller i stället.");
            else if (LawPlaces.Contains(law.Id) ? !LawPlaces[law.Id].Contains(reference.Place) : law.Places.All(p => p.Name != reference.Place))
                yield return Row("Lagar", row, "lagrum", $"{reference.Place} finns inte i {name}.", "Rätta lagrummet.");
        }
    }

    private static (Standard Standard, Edition? Edition)? EditionOf(StandardReference reference, QualityContext context) =>
        context.Standards.FirstOrDefault(s => s.Id == reference.Standard) is { } standard
            ? (standard, standard.Editions.FirstOrDefault(e => e.Name == reference.Edition)) : null;

    private static bool IsEmptyAfter(string proof, string heading)
    {
        // The heading is bold: the same words may stand in a sentence.
        var from = proof.IndexOf("**" + heading, StringComparison.OrdinalIgnoreCase) + 2 + heading.Length;
        var next = proof.IndexOf("\n-", from, StringComparison.Ordinal);
        return !SwedishWords.Words(next < 0 ? proof[from..] : proof[from..next]).Any();
    }

    private static QualityHit Row(string field, int row, string member, string message, string mend) =>
        new(field, 0, 0, message, mend) { Row = row, Member = member };
}
