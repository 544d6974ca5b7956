using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Requirements.Show;

/// <summary>A requirement as it is now, with its history.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Current">Its latest version.</param>
/// <param name="History">Every version, latest first.</param>
/// <param name="Titles">Titles of the requirements it relates to, by key.</param>
/// <param name="Profiles">The profiles that propose it.</param>
/// <param name="HasDraft">True when its next version is being written; told to curators only.</param>
public sealed record ShowPage(
    Requirement Requirement, VersionView Current, IReadOnlyList<RequirementVersion> History,
    IReadOnlyDictionary<string, string> Titles, IReadOnlyList<Profile> Profiles, bool HasDraft)
{
    /// <summary>The relations that there are, each with its Swedish name.</summary>
    public IEnumerable<(string Label, IReadOnlyList<string> Keys)> Relations() => new[]
    {
        ("Kräver", Requirement.Relations.Requires), ("Ersätter", Requirement.Relations.Replaces),
        ("Överlappar", Requirement.Relations.Overlaps), ("Kan inte väljas tillsammans med", Requirement.Relations.Conflicts),
    }.Where(relation => relation.Item2.Count > 0);

    /// <summary>Its consultations, the latest first.</summary>
    public IReadOnlyList<ConsultationEntry> Consultations { get; init; } = [];
}

/// <summary>The requirement as it is now.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class ShowController(
    RequirementStore requirements, RegisterStore registers, ConsultationStore consultations, DraftStore drafts) : Controller
{
    [Page(Links.Requirements + "/{key}")]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken)
    {
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent(Links.Requirement(mended));
        var requirement = await requirements.FindAsync(key, cancellationToken);
        var versions = requirement is null ? [] : await requirements.VersionsAsync(key, cancellationToken);
        if (requirement is null || versions.Count == 0)
            return NotFound();
        var view = await VersionView.LoadAsync(versions[^1], registers, cancellationToken);
        var titles = await TitlesAsync(requirement, cancellationToken);
        var profiles = await registers.ProfilesWithAsync(key, cancellationToken);
        var hasDraft = User.IsInRole(Access.Curator) && await drafts.FindAsync(key, cancellationToken) is { State: not DraftState.Closed };
        Response.Headers.Link = string.Join(", ",
            $"<{Links.Version(key, view.Version.Number)}>; rel=\"bookmark\"",
            $"<{Links.Requirement(key)}#historik>; rel=\"version-history\"",
            VersionLinks.Licence);
        return View(new ShowPage(requirement, view, [.. versions.Reverse()], titles, profiles, hasDraft)
        {
            Consultations = await consultations.OfAsync(key, cancellationToken),
        });
    }

    private async Task<IReadOnlyDictionary<string, string>> TitlesAsync(Requirement requirement, CancellationToken cancellationToken)
    {
        var relations = requirement.Relations;
        List<string> keys =
            [.. relations.Requires, .. relations.Replaces, .. relations.Overlaps, .. relations.Conflicts, .. requirement.ReplacedBy];
        var versions = await requirements.CurrentVersionsAsync([.. keys.Distinct()], cancellationToken);
        return versions.ToDictionary(v => v.Key, v => v.Content.Title);
    }
}
