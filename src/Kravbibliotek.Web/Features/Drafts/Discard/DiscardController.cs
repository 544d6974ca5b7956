using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using DiscardDraft = Kravbibliotek.Curation.Discard;

namespace Kravbibliotek.Web.Features.Drafts.Discard;

/// <summary>Gives up a draft, after a question.</summary>
[Authorize(Access.Curator)]
public sealed class DiscardController(DraftPages pages) : DraftController(pages)
{
    private const string Address = Links.Drafts + "/{key}/ge-upp";

    [Page(Address)]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken) is not { } view ? NotFound()
        : view.Draft.Content is null ? Redirect(Links.Draft(key))
        : View("Discard", new DraftFormPage<DiscardForm>(view, new() { Revision = view.Draft.Revision }));

    [HttpPost(Address)]
    public Task<IActionResult> Send(string key, [FromForm] DiscardForm form, CancellationToken cancellationToken) =>
        ModelState.Validate(new DiscardFormValidator(), form)
            ? DoAsync(key, form, new DiscardDraft(User.ToActor()), form.Reason!, "Discard", cancellationToken)
            : RefusedAsync(key, form, "Discard", cancellationToken);
}
