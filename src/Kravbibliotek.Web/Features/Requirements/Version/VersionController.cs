using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Rendering;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Kravbibliotek.Web.Features.Requirements.Version;

/// <summary>The permalink: one version for ever, the same bytes to everyone, so that it can be cited and cached without end.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class VersionController(RequirementStore requirements, RegisterStore registers, PageRelease release) : Controller
{
    [Page(Links.Requirements + "/{key}/v/{number:int}")]
    public async Task<IActionResult> Version(string key, int number, CancellationToken cancellationToken)
    {
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent(Links.Version(mended, number));
        if (await requirements.VersionAsync(key, number, cancellationToken) is not { } version)
            return NotFound();
        var view = await VersionView.LoadAsync(version, registers, cancellationToken);
        var headers = Response.GetTypedHeaders();
        headers.ETag = new EntityTagHeaderValue(release.Tag(view.Shown()));
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        Response.Headers.Link = VersionLinks.Of(version);
        return Request.Knows(headers.ETag)
            ? StatusCode(StatusCodes.Status304NotModified)
            : View(view);
    }
}
