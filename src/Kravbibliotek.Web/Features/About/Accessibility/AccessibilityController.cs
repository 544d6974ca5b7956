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
    /// <summary>Setting with the address to which faults in accessibility are reported.</summary>
    public const string ContactSetting = "Kravbibliotek:Contact";

    [Page(Links.Accessibility)]
    public IActionResult Accessibility() => View("Accessibility", configuration[ContactSetting]);
}
