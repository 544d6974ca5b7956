using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Releases;

/// <summary>The library as it would be released now.</summary>
public sealed record ReleaseProposal
{
    /// <summary>What would be released, under the name that comes next; its note is empty.</summary>
    public required Release Release { get; init; }

    /// <summary>The release before, or null when this is the first.</summary>
    public required Release? Latest { get; init; }

    /// <summary>What has changed since <see cref="Latest"/>; everything when there is none.</summary>
    public required ReleaseComparison Comparison { get; init; }

    /// <summary>What stands in the way.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Stands for what is in it; see <see cref="ReleaseCut.DigestOf"/>.</summary>
    public string Digest => ReleaseCut.DigestOf(Release);

    /// <summary>True when not a single file differs from the release before.</summary>
    public bool IsUnchanged => Latest is not null && Digest == ReleaseCut.DigestOf(Latest);
}

/// <summary>A release that somebody has decided to make.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">What is in it.</param>
/// <param name="Digest">What was looked at when it was decided.</param>
public sealed record ReleaseOrder(string Name, string Note, string Digest);

/// <summary>What came of making a release: exactly one of the three.</summary>
public sealed record ReleaseOutcome
{
    /// <summary>The release, stored for ever.</summary>
    public Release? Release { get; init; }

    /// <summary>The name is that of another release.</summary>
    public bool IsTaken { get; init; }

    /// <summary>The library as it is now, when it has changed since it was looked at or may not be released.</summary>
    public ReleaseProposal? Instead { get; init; }
}
