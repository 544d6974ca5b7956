using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Requirements;

namespace Kravbibliotek.Web.Features.Profiles;

/// <summary>One requirement that a profile proposes, with its current version.</summary>
public sealed record ProfileRow(ProfileRequirement Proposed, Requirement Requirement, RequirementVersion Version)
{
    /// <summary>The kind proposed.</summary>
    public RequirementKind Kind => Proposed.Kind ?? Version.Content.DefaultKind;

    /// <summary>The value proposed for a parameter, in file form.</summary>
    public string Value(Parameter parameter) => Proposed.Values.GetValueOrDefault(parameter.Name, parameter.Default);

    /// <summary>Loads the requirements of a profile, in its order.</summary>
    public static async Task<IReadOnlyList<ProfileRow>> LoadAsync(
        Profile profile, RequirementStore requirements, CancellationToken cancellationToken)
    {
        var keys = profile.Requirements.Select(r => r.Key).ToList();
        var versions = (await requirements.CurrentVersionsAsync(keys, cancellationToken)).ToDictionary(v => v.Key);
        var found = (await requirements.FindManyAsync(keys, cancellationToken)).ToDictionary(r => r.Key);
        return profile.Requirements.Where(r => versions.ContainsKey(r.Key) && found.ContainsKey(r.Key))
            .Select(r => new ProfileRow(r, found[r.Key], versions[r.Key])).ToList();
    }
}
