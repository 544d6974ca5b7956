using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Accounts.Password;

/// <summary>Changes the own password; all other sessions end.</summary>
[Authorize(Access.OwnAccount)]
public sealed class PasswordController(AccountManager accounts, SignInManager<AccountUser> signIn) : Controller
{
    [Page(Links.Password)]
    public IActionResult Show() => View("Password");

    [HttpPost(Links.Password)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Send([FromForm] PasswordForm form)
    {
        if (ModelState.Validate(new PasswordFormValidator(), form) && await accounts.GetUserAsync(User) is { } user)
        {
            if (await accounts.ConfirmAsync(user, PasswordRules.Clean(form.CurrentPassword!)) is not { } confirmed)
                ModelState.AddModelError(nameof(form.CurrentPassword), Texts.CurrentPasswordWrong);
            else if (await accounts.SetPasswordAsync(confirmed, PasswordRules.Clean(form.NewPassword!)) is { Succeeded: false } refused)
                ModelState.AddErrors(refused, nameof(form.NewPassword));
            else
            {
                await signIn.RefreshSignInAsync(confirmed);
                return Redirect($"{Links.Mine}?klart=losenord");
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Password");
    }
}
