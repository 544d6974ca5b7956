using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Releases.List;

/// <summary>The releases.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(ReleaseStore releases) : Controller
{
    [Page(Links.Releases)]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        View((await releases.ReleasesAsync(cancellationToken)).OrderByDescending(r => r.Date).ThenByDescending(r => r.Name).ToList());
}
