namespace Kravbibliotek.Requirements;

/// <summary>The names of a requirement's fields on English pages; the Swedish ones are those of <see cref="RequirementDiff"/>.</summary>
public static class RequirementFields
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["Titel"] = "Title",
        ["Krav"] = "Requirement",
        ["Krav som tilldelningskriterium"] = "Requirement as award criterion",
        ["Krav som kontraktsvillkor"] = "Requirement as contract performance condition",
        ["Parametrar"] = "Parameters",
        ["Bevis"] = "Proof",
        ["Bevistidpunkt"] = "When proof is handed in",
        ["Kravtyper"] = "Allowed kinds",
        ["Förvald kravtyp"] = "Proposed kind",
        ["Kvalificeringsgrund"] = "Ground of qualification",
        ["Nivå"] = "Level",
        ["Standarder"] = "Standards",
        ["Lagar"] = "Laws",
        ["Gäller"] = "Applies to",
        ["Motiv"] = "Rationale",
        ["Uppföljning"] = "Follow-up",
        ["Vägledning"] = "Guidance",
        ["Livscykelkostnad"] = "Life-cycle cost",
        ["Leverantörens insats"] = "The vendor's effort",
        ["Mål"] = "Goals",
    };

    /// <summary>The English name of a field.</summary>
    /// <param name="label">Its Swedish name.</param>
    public static string English(string label) => Names[label];
}
