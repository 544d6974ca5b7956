using Kravbibliotek.Requirements;

namespace Kravbibliotek.Profiles;

/// <summary>A requirement that two profiles propose, each in its way.</summary>
/// <param name="One">As the first proposes it.</param>
/// <param name="Other">As the second does.</param>
public sealed record SharedRequirement(ProfileRequirement One, ProfileRequirement Other)
{
    /// <summary>True when both propose the same kind, the same values and the same place in the short form.</summary>
    /// <param name="ownKind">The kind that the requirement itself is proposed as.</param>
    public bool IsAlike(RequirementKind ownKind) =>
        (One.Kind ?? ownKind) == (Other.Kind ?? ownKind) && One.ShortForm == Other.ShortForm
        && One.Values.OrderBy(v => v.Key, StringComparer.Ordinal).SequenceEqual(Other.Values.OrderBy(v => v.Key, StringComparer.Ordinal));
}

/// <summary>What two profiles have in common and what not, each part in the order of the profile.</summary>
/// <param name="OnlyOne">What only the first proposes.</param>
/// <param name="OnlyOther">What only the second proposes.</param>
/// <param name="Both">What both propose.</param>
public sealed record ProfileComparison(
    IReadOnlyList<ProfileRequirement> OnlyOne, IReadOnlyList<ProfileRequirement> OnlyOther, IReadOnlyList<SharedRequirement> Both)
{
    /// <summary>Compares two profiles.</summary>
    public static ProfileComparison Between(Profile one, Profile other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (left, right) = (ByKey(one), ByKey(other));
        return new(
            [.. one.Requirements.Where(r => !right.ContainsKey(r.Key))],
            [.. other.Requirements.Where(r => !left.ContainsKey(r.Key))],
            [.. one.Requirements.Where(r => right.ContainsKey(r.Key)).Select(r => new SharedRequirement(r, right[r.Key]))]);
    }

    private static Dictionary<string, ProfileRequirement> ByKey(Profile profile) =>
        profile.Requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
}
