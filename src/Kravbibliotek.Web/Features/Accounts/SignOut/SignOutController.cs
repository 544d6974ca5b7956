using System.Security.Claims;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Accounts.SignOut;

/// <summary>Signs out, everywhere: a copy of the cookie is worth nothing afterwards.</summary>
[AllowAnonymous]
public sealed class SignOutController(AccountManager accounts, SignInManager<AccountUser> signIn) : Controller
{
    [HttpPost(Links.SignOut)]
    public async Task<IActionResult> Send()
    {
        var isFromOrganisation = User.HasClaim(ClaimTypes.AuthenticationMethod, OpenIdSignIn.Method);
        if (accounts.GetUserId(User) is { } id)
            await accounts.EndSessionsAsync(id);
        await signIn.SignOutAsync();
        return Redirect(isFromOrganisation ? Links.OrganisationSignOut : "/");
    }
}
