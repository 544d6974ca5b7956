namespace Kravbibliotek.Standards;

/// <summary>
/// What a place in a procurement law settles for an annex. The same subject has another chapter in each law, and other rules under the
/// thresholds; the register says which, so that no view or annex has a chapter typed into it.
/// </summary>
public enum LawTopic
{
    /// <summary>Tekniska specifikationer och andra tekniska krav.</summary>
    TechnicalRequirements,

    /// <summary>Hänvisning till standarder.</summary>
    Standards,

    /// <summary>Likvärdiga lösningar.</summary>
    Equivalence,

    /// <summary>Tilldelningskriterier.</summary>
    AwardCriteria,

    /// <summary>Särskilda villkor för fullgörande.</summary>
    ContractTerms,

    /// <summary>Kvalificeringskrav.</summary>
    Qualification,

    /// <summary>Egen försäkran.</summary>
    SelfDeclaration,

    /// <summary>Principerna för upphandling under tröskelvärdet.</summary>
    PrinciplesBelowThreshold,

    /// <summary>Upphandlingsdokumentens innehåll under tröskelvärdet.</summary>
    DocumentsBelowThreshold,
}

/// <summary>A place in a law that requirements may refer to.</summary>
/// <param name="Name">For instance <c>9 kap. 4 §</c> or <c>artikel 28</c>.</param>
/// <param name="Heading">What the place is about, in own words.</param>
/// <param name="Topic">What an annex cites it for, or null.</param>
public sealed record LawPlace(string Name, string Heading, LawTopic? Topic = null);

/// <summary>A statutory exception under which a binding requirement may be left out.</summary>
/// <param name="Place">The place, one of the law's places.</param>
/// <param name="Text">What the exception covers, in own words.</param>
public sealed record StatutoryException(string Place, string Text);

/// <summary>A law, ordinance, regulation or EU act in the register.</summary>
public sealed record Law
{
    /// <summary>ASCII id, also the file name, for instance <c>2016-1145</c> or <c>eu-2016-679</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Official number, for instance <c>2016:1145</c> or <c>(EU) 2016/679</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Common short name such as <c>LOU</c>, or null.</summary>
    public string? ShortName { get; init; }

    /// <summary>First day in force, or null when not verified.</summary>
    public DateOnly? InForce { get; init; }

    /// <summary>Day of repeal, or null when in force.</summary>
    public DateOnly? Repealed { get; init; }

    /// <summary>Address of the text, http or https, or null.</summary>
    public string? Address { get; init; }

    /// <summary>The places referred to.</summary>
    public required IReadOnlyList<LawPlace> Places { get; init; }

    /// <summary>Statutory exceptions.</summary>
    public IReadOnlyList<StatutoryException> Exceptions { get; init; } = [];

    /// <summary>A remark, or null.</summary>
    public string? Note { get; init; }

    /// <summary>False when the entry is not checked against the statute text; then it says so on screen.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}
