using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Security.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Accounts.Invited;

/// <summary>What the page shows; no account when the link does not work.</summary>
/// <param name="Account">The account.</param>
/// <param name="Form">What has been filled in.</param>
/// <param name="Organisation">What the organisation's own sign-in is called, when there is one.</param>
/// <param name="MayHavePassword">True when the account may have a password here.</param>
public sealed record InvitedPage(Account? Account, InvitedForm Form, string? Organisation, bool MayHavePassword);

/// <summary>Lets somebody with a one-time link choose a password. The code is in the query, which is logged nowhere.</summary>
[AllowAnonymous]
public sealed class InvitedController(AccountManager accounts, SignInWays ways) : Controller
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
        if (MayHavePassword(person) && ModelState.Validate(new InvitedFormValidator(), form))
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
        return View("Invited", new InvitedPage(account, form, ways.OpenId?.Name, account is not null && MayHavePassword(account)));
    }

    private bool MayHavePassword(Account account) => ways.IsLocalOpen || account.Roles.Contains(Role.Administrator);
}
