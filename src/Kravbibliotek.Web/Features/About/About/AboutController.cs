using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.About.About;

/// <summary>What the library is.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class AboutController(IConfiguration configuration) : Controller
{
    [Page(Links.About)]
    public IActionResult About() => View("About", SiteOwner.Of(configuration));
}
