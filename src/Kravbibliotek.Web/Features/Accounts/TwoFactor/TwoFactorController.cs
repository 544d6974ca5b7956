using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Accounts.TwoFactor;

/// <summary>What the page shows.</summary>
/// <param name="Account">The account.</param>
/// <param name="Key">The key to put into the app.</param>
/// <param name="Setup">The same key, protected.</param>
/// <param name="Tillbaka">Where to go afterwards.</param>
public sealed record TwoFactorPage(Account Account, string Key, string Setup, string? Tillbaka)
{
    /// <summary>The address that an app on the same device opens.</summary>
    public string Address => OneTimeCode.Address(Key, Texts.SiteName, Account.Email);
}

/// <summary>Recovery codes, shown this once.</summary>
public sealed record CodesPage(IReadOnlyList<string> Codes, string Next);

/// <summary>Turns the second factor on or moves it to another app, and gives out recovery codes.</summary>
[Authorize(Access.OwnAccount)]
public sealed class TwoFactorController(AccountManager accounts, SignInManager<AccountUser> signIn, TwoFactorSetup setup) : Controller
{
    [Page(Links.TwoFactor)]
    public async Task<IActionResult> Show([FromQuery] string? tillbaka)
    {
        if (await accounts.GetUserAsync(User) is not { } user)
            return NotFound();
        var (key, form) = setup.Create(user.Account.Id);
        return View("TwoFactor", new TwoFactorPage(user.Account, key, form, tillbaka));
    }

    [HttpPost(Links.TwoFactor)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Send([FromForm] TwoFactorForm form)
    {
        if (await accounts.GetUserAsync(User) is not { } user || setup.Read(user.Account.Id, form.Setup) is not { } key)
            return Redirect(Links.WithReturn(Links.TwoFactor, form.Tillbaka));
        var isFirst = user.Account is { PasswordHash: null, HasTwoFactor: false };
        if (ModelState.Validate(new TwoFactorFormValidator(isFirst), form)
            && (isFirst ? user : await ConfirmAsync(user, form.CurrentPassword ?? "")) is { } confirmed)
        {
            if (await accounts.EnableTwoFactorAsync(confirmed, key, form.Code) is { } codes)
                return await ShowAsync(confirmed, codes, form.Tillbaka);
            ModelState.AddModelError(nameof(form.Code), Texts.CodeRefused);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("TwoFactor", new TwoFactorPage(user.Account, key, form.Setup!, form.Tillbaka));
    }

    [Page(Links.RecoveryCodes)]
    public async Task<IActionResult> ShowRecovery() =>
        await accounts.GetUserAsync(User) is { Account.HasTwoFactor: true } ? View("RecoveryCodes") : Redirect(Links.TwoFactor);

    [HttpPost(Links.RecoveryCodes)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> SendRecovery([FromForm] RecoveryCodesForm form)
    {
        if (await accounts.GetUserAsync(User) is not { Account.HasTwoFactor: true } user)
            return Redirect(Links.TwoFactor);
        if (form.CurrentPassword is null)
            ModelState.AddModelError(nameof(form.CurrentPassword), Texts.CurrentPasswordMissing);
        else if (await ConfirmAsync(user, form.CurrentPassword) is { } confirmed
            && await accounts.RenewRecoveryCodesAsync(confirmed) is { } codes)
            return await ShowAsync(confirmed, codes, back: null);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("RecoveryCodes");
    }

    private async Task<AccountUser?> ConfirmAsync(AccountUser user, string password)
    {
        var confirmed = await accounts.ConfirmAsync(user, PasswordRules.Clean(password));
        if (confirmed is null)
            ModelState.AddModelError(nameof(TwoFactorForm.CurrentPassword), Texts.CurrentPasswordWrong);
        return confirmed;
    }

    private async Task<IActionResult> ShowAsync(AccountUser user, IReadOnlyList<string> codes, string? back)
    {
        await signIn.RefreshSignInAsync(user);
        return View("Codes", new CodesPage(codes, Url.IsLocalUrl(back) ? back : Links.Mine));
    }
}
