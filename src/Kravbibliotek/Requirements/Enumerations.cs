namespace Kravbibliotek.Requirements;

/// <summary>Where a requirement is in its life (status).</summary>
public enum RequirementStatus
{
    /// <summary>Utkast: nothing published yet.</summary>
    Draft,

    /// <summary>Granskning: waits for a reviewer who is not the author.</summary>
    Review,

    /// <summary>Remiss: open for public consultation.</summary>
    Consultation,

    /// <summary>Publicerad: the latest version may be used.</summary>
    Published,

    /// <summary>Utgående: may be used until its last day.</summary>
    Retiring,

    /// <summary>Upphävd: readable for ever, not to be used.</summary>
    Withdrawn,
}

/// <summary>What a new version changes for those who use the requirement (ändring).</summary>
public enum ChangeKind
{
    /// <summary>Ny: the first version.</summary>
    New,

    /// <summary>Redaktionell: the fingerprint is unchanged or the meaning is.</summary>
    Editorial,

    /// <summary>Saklig: the meaning changes, a compliant vendor remains compliant.</summary>
    Substantive,

    /// <summary>Brytande: a vendor that complied may no longer comply.</summary>
    Breaking,
}

/// <summary>How demanding a requirement is (nivå). A higher level may replace a lower.</summary>
public enum Level
{
    /// <summary>Bas.</summary>
    Basic,

    /// <summary>Avancerad.</summary>
    Advanced,

    /// <summary>Spjutspets.</summary>
    Leading,
}

/// <summary>When proof is handed in (bevistidpunkt).</summary>
public enum ProofTime
{
    /// <summary>Anbud: with the bid.</summary>
    Bid,

    /// <summary>Leverans: at delivery or acceptance.</summary>
    Delivery,

    /// <summary>Avtalstid: during the contract.</summary>
    Contract,
}

/// <summary>The only three grounds of a qualification requirement, LOU 14 kap. 1 §.</summary>
public enum QualificationGround
{
    /// <summary>Behörighet att utöva yrkesverksamhet.</summary>
    Suitability,

    /// <summary>Ekonomisk och finansiell ställning.</summary>
    EconomicStanding,

    /// <summary>Teknisk och yrkesmässig kapacitet.</summary>
    TechnicalAbility,
}

/// <summary>The type of a parameter's value.</summary>
public enum ParameterType
{
    /// <summary>Tal: a decimal number, written with decimal point in files and decimal comma on screen.</summary>
    Number,

    /// <summary>Val: one of the listed choices.</summary>
    Choice,

    /// <summary>Datum: an ISO date, yyyy-MM-dd.</summary>
    Date,

    /// <summary>Text: free text on one line.</summary>
    Text,
}
