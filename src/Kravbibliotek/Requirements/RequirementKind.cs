namespace Kravbibliotek.Requirements;

/// <summary>What a requirement is used as in one annex, and so what legal effect it has (kravtyp).</summary>
public enum RequirementKind
{
    /// <summary>Ska-krav: technical specification or other minimum requirement. Answered Ja/Nej; Nej rejects the bid.</summary>
    Mandatory,

    /// <summary>Tilldelningskriterium (bör): answered, and gives a price deduction (LOU 16 kap. 2 §).</summary>
    Award,

    /// <summary>Särskilt kontraktsvillkor: accepted with the bid and verified during the contract (LOU 17 kap. 1 §).</summary>
    ContractTerm,

    /// <summary>Kvalificeringskrav: on the supplier, on one of the three grounds of LOU 14 kap. 1 §.</summary>
    Qualification,
}
