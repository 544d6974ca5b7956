using Kravbibliotek.Profiles;

namespace Kravbibliotek.Requirements;

/// <summary>Everything a curator writes in one version of a requirement; the same for a draft and a published version.</summary>
public sealed record RequirementContent
{
    /// <summary>Title; not part of the fingerprint.</summary>
    public required string Title { get; init; }

    /// <summary>How demanding it is.</summary>
    public required Level Level { get; init; }

    /// <summary>The kinds it may be used as.</summary>
    public required IReadOnlyList<RequirementKind> AllowedKinds { get; init; }

    /// <summary>The kind it is proposed as.</summary>
    public required RequirementKind DefaultKind { get; init; }

    /// <summary>Which ground of LOU 14 kap. 1 § it rests on when used as qualification requirement.</summary>
    public QualificationGround? QualificationGround { get; init; }

    /// <summary>When proof is handed in.</summary>
    public required IReadOnlyList<ProofTime> ProofTimes { get; init; }

    /// <summary>The vendor's effort to comply, 0 (none) to 5 (very great).</summary>
    public int VendorEffort { get; init; }

    /// <summary>Goals of the strategy that it serves, for instance <c>M15</c>.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>Standards referred to.</summary>
    public IReadOnlyList<StandardReference> Standards { get; init; } = [];

    /// <summary>Laws referred to.</summary>
    public IReadOnlyList<LawReference> Laws { get; init; } = [];

    /// <summary>When it applies; empty means always.</summary>
    public Applicability Applicability { get; init; } = Applicability.Always;

    /// <summary>Parameters used in the texts.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Normative text, Markdown, with <c>{{ska}}</c> once in its first sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Wording of its own when used as award criterion, or null.</summary>
    public string? TextAsAward { get; init; }

    /// <summary>Wording of its own when used as contract term, or null.</summary>
    public string? TextAsContractTerm { get; init; }

    /// <summary>Why the requirement exists (motiv), Markdown.</summary>
    public required string Rationale { get; init; }

    /// <summary>What the vendor hands in and when (bevis), Markdown.</summary>
    public required string Proof { get; init; }

    /// <summary>What the buyer checks and how often (uppföljning), Markdown.</summary>
    public required string FollowUp { get; init; }

    /// <summary>Advice to the buyer (vägledning), Markdown; never in the annex.</summary>
    public required string Guidance { get; init; }

    /// <summary>Life-cycle cost note, Markdown, or null when it causes none worth naming.</summary>
    public string? CostNote { get; init; }
}
