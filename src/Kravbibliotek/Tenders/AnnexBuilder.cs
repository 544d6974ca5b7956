using System.Globalization;
using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Tenders;

/// <summary>What came of an order.</summary>
/// <param name="Model">The annex, or null when a finding is an error.</param>
/// <param name="Findings">What is wrong or worth knowing, in order; <see cref="Finding.Path"/> holds the requirement's key.</param>
public sealed record AnnexResult(AnnexModel? Model, IReadOnlyList<Finding> Findings);

/// <summary>Turns an order into an annex, or says why it cannot be one. Pure: the same order and library give the same model.</summary>
public static class AnnexBuilder
{
    /// <summary>Builds the model of an annex.</summary>
    public static AnnexResult Build(AnnexOrder order, AnnexSources sources)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(sources);
        var findings = new List<Finding>();
        var citations = LawCitations.For(order.Law, order.BelowThreshold, sources.Laws);
        AnnexRules.CheckOrder(order, citations, findings);
        var chosen = order.Selections.Select(s => Resolve(s, order, sources, findings)).OfType<Chosen>()
            .OrderBy(c => (int)c.Requirement.Area).ThenBy(c => order.KeepsOrder ? "" : c.Requirement.Key, StringComparer.Ordinal).ToList();
        AnnexRules.CheckTogether(chosen, findings);
        return findings.Exists(f => f.Severity == Severity.Error)
            ? new(null, findings)
            : new(ModelOf(order, citations, chosen, sources), findings);
    }

    private static Chosen? Resolve(AnnexSelection selection, AnnexOrder order, AnnexSources sources, List<Finding> findings)
    {
        if (sources.Requirement(selection.Key) is not { } requirement)
        {
            findings.Add(AnnexRules.Error("A101", selection.Key, $"Kravet {selection.Key} finns inte i biblioteket.",
                "Kontrollera nyckeln eller ta bort kravet ur urvalet."));
            return null;
        }

        if (sources.Version(requirement, selection.Number) is not { } version)
        {
            findings.Add(AnnexRules.Error("A102", selection.Key, $"Kravet {selection.Key} har ingen publicerad version att använda.",
                "Vänta tills kravet är publicerat eller välj en annan version."));
            return null;
        }

        var chosen = new Chosen(requirement, version, selection.Kind ?? version.Content.DefaultKind, selection);
        AnnexRules.CheckOne(chosen, order, sources, findings);
        return chosen;
    }

    private static AnnexModel ModelOf(AnnexOrder order, LawCitations citations, List<Chosen> chosen, AnnexSources sources) => new()
    {
        Title = order.Title.Trim(),
        ReferenceNumber = Blank(order.ReferenceNumber),
        Organisation = Blank(order.Organisation),
        Date = order.Date,
        Ground = order.Ground,
        Citations = citations,
        Chapters = [.. Areas.All.Select(area => new AnnexChapter(area.Prefix, area.Name, area.Description,
            [.. chosen.Where(c => c.Requirement.Area == area.Area).Select(c => ItemOf(c, sources))]))],
        Standards = AnnexReferences.StandardsOf(chosen, sources),
    };

    private static AnnexItem ItemOf(Chosen chosen, AnnexSources sources)
    {
        var content = chosen.Version.Content;
        return new AnnexItem
        {
            Key = chosen.Version.Key,
            Number = chosen.Version.Number,
            Fingerprint = chosen.Version.Fingerprint,
            Title = content.Title,
            Kind = chosen.Kind,
            Ground = chosen.Kind == RequirementKind.Qualification ? content.QualificationGround : null,
            Text = RequirementText.Render(content, chosen.Kind, chosen.Values),
            Proof = RequirementText.Fill(content.Proof, chosen.Kind, content.Parameters, chosen.Values),
            ProofTimes = content.ProofTimes,
            References = AnnexReferences.Of(content, sources),
            Values = [.. content.Parameters.Select(p => KeyValuePair.Create(p.Name, chosen.ValueOf(p)))],
            Deduction = chosen.Kind == RequirementKind.Award ? chosen.Selection.Deduction : null,
        };
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A selection with what the library says of it.</summary>
internal sealed record Chosen(Requirement Requirement, RequirementVersion Version, RequirementKind Kind, AnnexSelection Selection)
{
    /// <summary>The values given.</summary>
    public IReadOnlyDictionary<string, string> Values => Selection.Values;

    /// <summary>The value that is printed for a parameter.</summary>
    public string ValueOf(Parameter parameter) => Values.GetValueOrDefault(parameter.Name, parameter.Default);

    /// <summary>Key and kind in words, for messages.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version.Key} version {Version.Number}");
}
