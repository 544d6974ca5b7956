using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Api.Guide;

/// <summary>What the page shows.</summary>
/// <param name="Site">The address of the site, for examples that can be run as they are.</param>
/// <param name="RequestsAMinute">How often one may ask.</param>
public sealed record GuidePage(string Site, int RequestsAMinute)
{
    /// <summary>What an operation gives, in the language of the page.</summary>
    public static string Gives(ApiOperation operation) => Text($"Op_{operation.Id}");

    /// <summary>What a code of an error means, in the language of the page.</summary>
    public static string Means(ApiProblemKind kind) => Text($"Problem_{kind.Code.Replace('-', '_')}");

    private static string Text(string name) =>
        ApiTexts.ResourceManager.GetString(name, ApiTexts.Culture) ?? throw new InvalidOperationException($"ApiTexts lacks {name}.");
}

/// <summary>Explains the API to people.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class GuideController(SiteAddress site, ApiLimit limit) : Controller
{
    [Page(Links.ApiGuide)]
    public IActionResult Guide() => View(new GuidePage(site.Absolute("", Request), limit.AMinute));
}
