namespace Kravbibliotek.Standards;

/// <summary>Where an edition is in its life.</summary>
public enum EditionStatus
{
    /// <summary>Gällande.</summary>
    Current,

    /// <summary>Kommande: published or planned, but not yet what the law or this library refers to.</summary>
    Upcoming,

    /// <summary>Ersatt.</summary>
    Replaced,

    /// <summary>Upphävd.</summary>
    Withdrawn,
}

/// <summary>How open a standard is judged to be (strategy goal M9).</summary>
public enum Openness
{
    /// <summary>Öppen.</summary>
    Open,

    /// <summary>Delvis öppen.</summary>
    PartlyOpen,

    /// <summary>Inte öppen.</summary>
    Closed,

    /// <summary>Ej bedömd.</summary>
    NotAssessed,
}

/// <summary>One criterion of an openness assessment and its outcome.</summary>
/// <param name="Name">The criterion, for instance <c>Texten är fritt tillgänglig</c>.</param>
/// <param name="Met">True, false, or null when not known.</param>
public sealed record OpennessCriterion(string Name, bool? Met);

/// <summary>The judgement of a standard's openness with the criteria used.</summary>
public sealed record OpennessAssessment
{
    /// <summary>The judgement.</summary>
    public required Openness Judgement { get; init; }

    /// <summary>The day of the judgement, or null when not assessed.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The criteria and their outcome.</summary>
    public IReadOnlyList<OpennessCriterion> Criteria { get; init; } = [];

    /// <summary>A remark, or null.</summary>
    public string? Note { get; init; }
}

/// <summary>One clause of an edition. Titles are left out: they belong to the publisher.</summary>
/// <param name="Number">The clause, for instance <c>9.1.4.3</c>.</param>
/// <param name="IsVoid">True when the number exists but holds no requirement.</param>
public sealed record Clause(string Number, bool IsVoid);

/// <summary>One edition of a standard (utgåva).</summary>
public sealed record Edition
{
    /// <summary>The edition as the publisher writes it, for instance <c>V3.2.1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it was published: year, year-month or date (ISO), or null when not verified.</summary>
    public string? Published { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required EditionStatus Status { get; init; }

    /// <summary>Edition that replaced it, or null.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>A remark, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The clauses, when the library knows them; only those can be referred to.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];
}

/// <summary>A standard or specification in the register.</summary>
public sealed record Standard
{
    /// <summary>ASCII id, also the file name, for instance <c>EN-301-549</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Designation as people write it, for instance <c>EN 301 549</c>.</summary>
    public required string Designation { get; init; }

    /// <summary>Title in its original language.</summary>
    public required string Title { get; init; }

    /// <summary>Publisher.</summary>
    public required string Publisher { get; init; }

    /// <summary>Address of the text or the publisher's page, http or https.</summary>
    public string? Address { get; init; }

    /// <summary>What may be done with the text, in plain words.</summary>
    public required string TextLicence { get; init; }

    /// <summary>What makes it binding or gives it presumption, or null.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The openness assessment.</summary>
    public required OpennessAssessment Openness { get; init; }

    /// <summary>Editions, newest first.</summary>
    public required IReadOnlyList<Edition> Editions { get; init; }

    /// <summary>False when the entry is not checked against the publisher; then it says so on screen.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}
