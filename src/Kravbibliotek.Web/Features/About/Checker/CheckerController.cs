using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.About.Checker;

/// <summary>What the requirement checker remarks on, and why.</summary>
[AllowAnonymous]
[Cached]
public sealed class CheckerController : Controller
{
    [Page(Links.Checker)]
    public IActionResult Checker() => View();
}
