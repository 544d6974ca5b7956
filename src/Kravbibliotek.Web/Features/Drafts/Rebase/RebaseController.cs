using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RebaseDraft = Kravbibliotek.Curation.Rebase;

namespace Kravbibliotek.Web.Features.Drafts.Rebase;

/// <summary>Lets a draft go on from a version that was published beside it, when somebody has seen what differs.</summary>
[Authorize(Access.Curator)]
public sealed class RebaseController(DraftPages pages, RequirementStore requirements) : DraftController(pages)
{
    private const string Address = Links.Drafts + "/{key}/ny-grund";

    [Page(Address)]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } view)
            return NotFound();
        if (!view.IsOutdated)
            return Redirect(Links.Draft(key));
        ViewData["Beside"] = await BesideAsync(view, cancellationToken);
        return View("Rebase", new DraftFormPage<RebaseForm>(
            view, new() { Revision = view.Draft.Revision, Number = view.Situation.Requirement.CurrentNumber }));
    }

    // Refused or outrun it leads to the draft's own page, which says what is there now and has the link back here.
    [HttpPost(Address)]
    public Task<IActionResult> Send(string key, [FromForm] RebaseForm form, CancellationToken cancellationToken) => DoAsync(
        key, form, new RebaseDraft(User.ToActor(), form.Number), WorkflowTexts.WhyRebased.With(form.Number), page: null, cancellationToken);

    /// <summary>What the version published beside it changed, or null when the draft was the first.</summary>
    private async Task<RequirementDiff?> BesideAsync(DraftView view, CancellationToken cancellationToken) =>
        view.Situation.Current is { } current
        && await requirements.VersionAsync(view.Key, view.Draft.BasedOn, cancellationToken) is { } basis
            ? RequirementDiff.Between(basis, current)
            : null;
}
