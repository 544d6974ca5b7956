using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Profiles.Compare;

/// <summary>Two profiles beside each other.</summary>
/// <param name="All">Every profile.</param>
/// <param name="One">The first.</param>
/// <param name="Other">The second.</param>
/// <param name="Comparison">What differs.</param>
/// <param name="Versions">The current versions of what either proposes, by key.</param>
public sealed record ComparePage(
    IReadOnlyList<Profile> All, Profile One, Profile Other, ProfileComparison Comparison, IReadOnlyDictionary<string, RequirementVersion> Versions)
{
    /// <summary>What both propose in different ways.</summary>
    public IReadOnlyList<SharedRequirement> Unlike { get; } =
        [.. Comparison.Both.Where(s => Versions.TryGetValue(s.One.Key, out var v) && !s.IsAlike(v.Content.DefaultKind))];

    /// <summary>The kind that a profile proposes a requirement as.</summary>
    public RequirementKind Kind(ProfileRequirement proposed) => proposed.Kind ?? Versions[proposed.Key].Content.DefaultKind;
}

/// <summary>What two profiles have in common and what not.</summary>
[AllowAnonymous]
[InEnglish]
[Cached]
public sealed class CompareController(RegisterStore registers, RequirementStore requirements) : Controller
{
    [Page(Links.CompareProfilesBase)]
    public async Task<IActionResult> Compare(
        [FromQuery(Name = "fran")] string? from, [FromQuery(Name = "till")] string? to, CancellationToken cancellationToken)
    {
        var all = await registers.ProfilesAsync(cancellationToken);
        // Without names the page compares the first two, so that there is something to choose from.
        var one = Find(all, from, 0);
        var other = Find(all, to, 1);
        if (one is null || other is null)
            return NotFound();
        var keys = one.Requirements.Concat(other.Requirements).Select(r => r.Key).Distinct().ToList();
        var versions = (await requirements.CurrentVersionsAsync(keys, cancellationToken)).ToDictionary(v => v.Key);
        return View(new ComparePage(all, one, other, ProfileComparison.Between(one, other), versions));
    }

    private static Profile? Find(IReadOnlyList<Profile> profiles, string? id, int otherwise) =>
        string.IsNullOrEmpty(id) ? profiles.ElementAtOrDefault(otherwise) : profiles.FirstOrDefault(p => p.Id == id);
}
