using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Publication.Publish;

/// <summary>All that is approved, to be published now or on a day; then the question whether that is meant.</summary>
public sealed class PublishController(PublishPages pages) : PublicationController(pages)
{
    private readonly PublishPages _pages = pages;

    [Page(Links.Publish)]
    [Authorize(Access.Curation)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken) =>
        View("Publish", await _pages.LoadAsync(null, cancellationToken));

    [HttpPost(Links.Publish)]
    [Authorize(Access.Curator)]
    public async Task<IActionResult> Send([FromForm] PublishForm form, CancellationToken cancellationToken)
    {
        if (form.Back is not null)
            return View("Publish", await _pages.LoadAsync(form, cancellationToken));
        var (ready, instead) = await CheckAsync(form, cancellationToken);
        return ready is null ? instead! : View("Confirm", ready);
    }
}
