using Kravbibliotek.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Send;

/// <summary>Sends a draft to somebody who wrote none of it.</summary>
[Authorize(Access.Curator)]
public sealed class SendController(DraftPages pages) : DraftController(pages)
{
    [HttpPost(Links.Drafts + "/{key}/skicka")]
    public Task<IActionResult> Send(string key, [FromForm] RevisionForm form, CancellationToken cancellationToken) =>
        DoAsync(key, form, new SendForReview(User.ToActor()), WorkflowTexts.WhySent, page: null, cancellationToken);
}
