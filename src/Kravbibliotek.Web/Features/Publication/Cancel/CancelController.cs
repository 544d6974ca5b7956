using Kravbibliotek.Curation;
using Kravbibliotek.Web.Features.Drafts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Publication.Cancel;

/// <summary>Takes the day of a planned publication away. The draft stays approved.</summary>
[Authorize(Access.Curator)]
public sealed class CancelController(DraftPages drafts, PublishPages pages) : PublicationController(pages)
{
    private readonly PublishPages _pages = pages;

    [HttpPost(Links.Publish + "/{key}/avboka")]
    public async Task<IActionResult> Send(string key, [FromForm] RevisionForm form, CancellationToken cancellationToken)
    {
        if (await drafts.Drafts.FindAsync(key, cancellationToken) is null)
            return NotFound();
        var outcome = await drafts.Drafts.DoAsync(
            key, form.Revision, new CancelPublication(User.ToActor()), WorkflowTexts.WhyCancelled, cancellationToken);
        if (outcome.Draft is not null)
            return Redirect(Links.Publish);
        if (outcome.Conflict is not null)
            ModelState.AddModelError("", WorkflowTexts.CancelChanged.With(key));
        foreach (var finding in outcome.Findings)
            ModelState.AddModelError("", $"{finding.Message} {finding.Mend}");
        Response.StatusCode = outcome.Conflict is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return View("Publish", await _pages.LoadAsync(null, cancellationToken));
    }
}
