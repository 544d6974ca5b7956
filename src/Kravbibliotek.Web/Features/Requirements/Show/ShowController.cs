using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Freshness;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Requirements.Show;

/// <summary>The requirement as it is now.</summary>
[AllowAnonymous]
[Cached(LibraryPart.Conversations)]
[InEnglish]
public sealed class ShowController(ShowPages pages, DraftStore drafts, SiteAddress site) : Controller
{
    [Page(Links.Requirements + "/{key}")]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken)
    {
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent(Links.Requirement(mended));
        if (await pages.LoadAsync(key, cancellationToken) is not { } page)
            return NotFound();
        var number = page.Current.Version.Number;
        Response.Headers.Link = string.Join(", ",
            $"<{Links.Version(key, number)}>; rel=\"bookmark\"",
            $"<{Links.Requirement(key)}#historik>; rel=\"version-history\"",
            VersionLinks.Licence);
        return View(page with
        {
            Address = site.Absolute(Links.Version(key, number), Request),
            HasDraft = User.IsInRole(Access.Curator) && await drafts.FindAsync(key, cancellationToken) is { State: not DraftState.Closed },
        });
    }
}
