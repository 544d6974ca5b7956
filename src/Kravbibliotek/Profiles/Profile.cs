using Kravbibliotek.Requirements;

namespace Kravbibliotek.Profiles;

/// <summary>One requirement that a profile proposes.</summary>
public sealed record ProfileRequirement
{
    /// <summary>Key of the requirement.</summary>
    public required string Key { get; init; }

    /// <summary>Kind proposed, or null for the requirement's own default.</summary>
    public RequirementKind? Kind { get; init; }

    /// <summary>True when it is in the short form for small purchases.</summary>
    public bool ShortForm { get; init; }

    /// <summary>Parameter values that differ from the defaults, by name, in file form.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}

/// <summary>A starting selection for a common purchase (kravprofil). Always the current version of each requirement.</summary>
public sealed record Profile
{
    /// <summary>ASCII id, also the file name and URL part, for instance <c>molntjanst</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>When to use it, Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>Facts it presumes, for instance <c>leverans</c> = <c>molntjänst</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facts { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The requirements in order.</summary>
    public required IReadOnlyList<ProfileRequirement> Requirements { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}
