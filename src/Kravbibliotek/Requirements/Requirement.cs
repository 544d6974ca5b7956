namespace Kravbibliotek.Requirements;

/// <summary>How a requirement stands to others.</summary>
public sealed record Relations
{
    /// <summary>No relations.</summary>
    public static Relations None { get; } = new();

    /// <summary>Keys that must be chosen too (kräver).</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Keys that are not needed beside this one, for instance of a lower level (ersätter).</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>Keys that partly say the same (överlappar).</summary>
    public IReadOnlyList<string> Overlaps { get; init; } = [];

    /// <summary>Keys that cannot be chosen together with this one (strider mot).</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];
}

/// <summary>A rule of the requirement checker that is waived for one requirement (undantag).</summary>
/// <param name="Rule">Code of the rule, for instance <c>S106</c>.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record Waiver(string Rule, string Reason);

/// <summary>A requirement: the thing with a permanent key. Holds what may change without a new version.</summary>
public sealed record Requirement
{
    /// <summary>Permanent key such as <c>TIL-012</c>; never changed and never reused.</summary>
    public required string Key { get; init; }

    /// <summary>The area it lies in now.</summary>
    public required Area Area { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required RequirementStatus Status { get; init; }

    /// <summary>Number of the latest published version, 0 when there is none.</summary>
    public int CurrentNumber { get; init; }

    /// <summary>Last day it may be used, when retiring or withdrawn.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Keys of what replaced it.</summary>
    public IReadOnlyList<string> ReplacedBy { get; init; } = [];

    /// <summary>Next day a curator looks at it.</summary>
    public DateOnly? NextReview { get; init; }

    /// <summary>Free tags for browsing.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How it stands to others.</summary>
    public Relations Relations { get; init; } = Relations.None;

    /// <summary>Rules of the requirement checker that do not count for it, each with its reason.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>Storage revision for optimistic concurrency; not the published number.</summary>
    public long Revision { get; init; }
}
