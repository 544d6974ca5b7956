using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Accounts.Invited;

/// <summary>What the page shows; no account when the link does not work.</summary>
public sealed record InvitedPage(Account? Account, InvitedForm Form);

/// <summary>Lets somebody with a one-time link choose a password. The code is in the query, which is logged nowhere.</summary>
[AllowAnonymous]
public sealed class InvitedController(AccountManager accounts) : Controller
{
    [Page(Links.Invited)]
    public async Task<IActionResult> Show([FromQuery] string? kod) =>
        Page((await accounts.InvitedAsync(kod))?.Account, new InvitedForm { Kod = kod }, StatusCodes.Status200OK);

    [HttpPost(Links.Invited)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Send([FromForm] InvitedForm form)
    {
        if (await accounts.InvitedAsync(form.Kod) is not { } user)
            return Page(null, form, StatusCodes.Status200OK);
        var person = user.Account;
        if (ModelState.Validate(new InvitedFormValidator(), form))
        {
            var result = await accounts.AcceptAsync(user, PasswordRules.Clean(form.NewPassword!));
            if (result.Succeeded)
                return Redirect($"{Links.SignIn}?nytt=ja");
            ModelState.AddErrors(result, nameof(form.NewPassword));
        }

        return Page(person, form, StatusCodes.Status400BadRequest);
    }

    private ViewResult Page(Account? account, InvitedForm form, int status)
    {
        Response.Headers.CacheControl = "no-store";
        Response.StatusCode = account is null ? StatusCodes.Status410Gone : status;
        return View("Invited", new InvitedPage(account, form));
    }
}
