using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.About.Accessibility;

/// <summary>The accessibility statement.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class AccessibilityController(IConfiguration configuration) : Controller
{
    /// <summary>The day of the latest assessment. Whoever assesses the site anew changes it with the statement.</summary>
    public static DateOnly Assessed { get; } = new(2026, 11, 22);

    /// <summary>The day on which the statement was last changed.</summary>
    public static DateOnly Updated { get; } = new(2026, 11, 22);

    [Page(Links.Accessibility)]
    public IActionResult Accessibility() => View("Accessibility", SiteOwner.Of(configuration));
}
