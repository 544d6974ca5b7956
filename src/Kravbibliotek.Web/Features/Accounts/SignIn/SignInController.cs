using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Security.OpenId;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Accounts.SignIn;

/// <summary>What the page shows.</summary>
/// <param name="Form">What has been filled in.</param>
/// <param name="Demo">Accounts anybody may use, in development only.</param>
/// <param name="HasNewPassword">True right after an invitation has been accepted.</param>
/// <param name="Ways">The ways in.</param>
public sealed record SignInPage(SignInForm Form, IReadOnlyList<DemoAccount> Demo, bool HasNewPassword, SignInWays Ways);

/// <summary>Signs in with address and password.</summary>
[AllowAnonymous]
public sealed class SignInController(SignInFlow flow, SignInWays ways, IHostEnvironment environment) : Controller
{
    [Page(Links.SignIn)]
    public IActionResult Show([FromQuery] string? tillbaka, [FromQuery] string? nytt) =>
        User.Identity?.IsAuthenticated == true
            ? this.Back(tillbaka)
            : Page(new SignInForm { Tillbaka = tillbaka }, hasNewPassword: nytt == "ja");

    [HttpPost(Links.SignIn)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Send([FromForm] SignInForm form)
    {
        if (ModelState.Validate(new SignInFormValidator(), form))
        {
            var result = await flow.TryPasswordAsync(form.Email!, form.Password!);
            if (result.RequiresTwoFactor)
                return Redirect(Links.WithReturn(Links.SignInCode, form.Tillbaka));
            if (result.Succeeded)
                return this.Back(form.Tillbaka);
            ModelState.AddModelError("", Texts.SignInRefused);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page(form, hasNewPassword: false);
    }

    private ViewResult Page(SignInForm form, bool hasNewPassword) =>
        View("SignIn", new SignInPage(form, environment.IsDevelopment() ? DemoAccounts.All : [], hasNewPassword, ways));
}
