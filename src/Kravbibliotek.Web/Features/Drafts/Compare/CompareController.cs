using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Compare;

/// <summary>A draft beside the version that is published.</summary>
public sealed record ComparePage(DraftSituation Situation)
{
    public string Key => Situation.Draft.Key;

    /// <summary>The difference, or null when nothing is published yet.</summary>
    public RequirementDiff? Diff { get; } = Situation.Current is { } current
        ? RequirementDiff.Between(current.Content, Situation.Draft.Content!) : null;
}

/// <summary>Word by word what the draft changes, at any time.</summary>
[Authorize(Access.Curation)]
public sealed class CompareController(DraftEditing editing) : Controller
{
    [Page(Links.Drafts + "/{key}/jamfor")]
    public async Task<IActionResult> Compare(string key, CancellationToken cancellationToken) =>
        await editing.FindAsync(key, cancellationToken) switch
        {
            null => NotFound(),
            { Draft.Content: null } => Redirect(Links.Draft(key)),
            var situation => View("Compare", new ComparePage(situation)),
        };
}
