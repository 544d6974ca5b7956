using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Robots.RobotsFile;

/// <summary>What robots are asked to leave alone, and where they find the pages.</summary>
[AllowAnonymous]
public sealed class RobotsController(SiteAddress site) : Controller
{
    // Pages for those who have an account. Everything else is for everybody.
    private static readonly string[] Private = [Links.Curation, Links.Mine, Links.Accounts, Links.SignIn, Links.SignOut, Links.Invited];

    [Page("/robots.txt")]
    public IActionResult Robots()
    {
        Response.Headers.CacheControl = "public, max-age=3600";
        string[] lines = ["User-agent: *", .. Private.Select(p => $"Disallow: {p}"), "", $"Sitemap: {site.Absolute(Links.Sitemap, Request)}", ""];
        return Content(string.Join('\n', lines), "text/plain; charset=utf-8");
    }
}
