using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Show;

/// <summary>Where a draft is on its way, what it says, and what may be done with it.</summary>
[Authorize(Access.Curation)]
public sealed class ShowController(DraftPages pages) : DraftController(pages)
{
    [Page(Links.Drafts + "/{key}")]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken) is { } view ? Overview(view) : NotFound();
}
