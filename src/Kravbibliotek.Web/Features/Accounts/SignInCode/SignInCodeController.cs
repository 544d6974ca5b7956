using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Kravbibliotek.Web.Features.Accounts.SignInCode;

/// <summary>What the page shows.</summary>
/// <param name="Form">What has been filled in.</param>
/// <param name="IsRecovery">True when a recovery code is asked for instead of one of the app.</param>
public sealed record SignInCodePage(SignInCodeForm Form, bool IsRecovery);

/// <summary>Asks whoever has given the right password for the second factor.</summary>
[AllowAnonymous]
public sealed class SignInCodeController(SignInFlow flow) : Controller
{
    [Page(Links.SignInCode)]
    public Task<IActionResult> Code([FromQuery] string? tillbaka) => ShowAsync(tillbaka, isRecovery: false);

    [Page(Links.SignInRecovery)]
    public Task<IActionResult> Recovery([FromQuery] string? tillbaka) => ShowAsync(tillbaka, isRecovery: true);

    [HttpPost(Links.SignInCode)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public Task<IActionResult> SendCode([FromForm] SignInCodeForm form) => TryAsync(form, isRecovery: false, flow.TryCodeAsync);

    [HttpPost(Links.SignInRecovery)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public Task<IActionResult> SendRecovery([FromForm] SignInCodeForm form) => TryAsync(form, isRecovery: true, flow.TryRecoveryCodeAsync);

    private async Task<IActionResult> ShowAsync(string? back, bool isRecovery) =>
        await flow.AwaitsCodeAsync()
            ? View("SignInCode", new SignInCodePage(new SignInCodeForm { Tillbaka = back }, isRecovery))
            : Redirect(Links.WithReturn(Links.SignIn, back));

    private async Task<IActionResult> TryAsync(SignInCodeForm form, bool isRecovery, Func<string, Task<SignInResult>> attempt)
    {
        if (!await flow.AwaitsCodeAsync())
            return Redirect(Links.WithReturn(Links.SignIn, form.Tillbaka));
        if (form.Code is null)
            ModelState.AddModelError(nameof(form.Code), Texts.CodeMissing);
        else if ((await attempt(form.Code)).Succeeded)
            return this.Back(form.Tillbaka);
        else
            ModelState.AddModelError(nameof(form.Code), Texts.CodeRefused);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SignInCode", new SignInCodePage(form, isRecovery));
    }
}
