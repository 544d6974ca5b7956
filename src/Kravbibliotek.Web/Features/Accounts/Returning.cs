using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Accounts;

/// <summary>Back to where somebody was before signing in, never to another site.</summary>
public static class Returning
{
    /// <summary>Redirects to an address of ours, or to the own account when it is none.</summary>
    public static IActionResult Back(this Controller controller, string? back) =>
        controller.LocalRedirect(controller.Url.IsLocalUrl(back) ? back! : Links.Mine);
}
