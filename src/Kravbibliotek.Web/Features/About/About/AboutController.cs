using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.About.About;

/// <summary>What the library is.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class AboutController : Controller
{
    [Page(Links.About)]
    public IActionResult About() => View();
}
