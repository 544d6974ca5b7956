using System.Security.Claims;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Security.OpenId;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Kravbibliotek.Web.Security;

/// <summary>
/// Asks the database on every request whether the session still holds: password, second factor, roles and locks count at once.
/// </summary>
public sealed class Sessions(SignInManager<AccountUser> signIn, LibraryReadiness readiness, ILogger<Sessions> log)
    : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Files, health and error pages have no use for an account, and answer also without a database.
        var endpoint = context.HttpContext.GetEndpoint();
        if (!readiness.IsReady || endpoint?.Metadata.GetMetadata<WithoutLibraryAttribute>() is not null
            || await AccountAsync(context) is not { Account.IsLocked: false } user)
            context.RejectPrincipal();
        else
            context.ReplacePrincipal(Continued(context.Principal!, await signIn.ClaimsFactory.CreateAsync(user)));
    }

    /// <summary>
    /// The principal as the account is now, with what only the session knows: how it began, and whether more than a password was asked
    /// for over there.
    /// </summary>
    private static ClaimsPrincipal Continued(ClaimsPrincipal before, ClaimsPrincipal now)
    {
        var identity = (ClaimsIdentity)now.Identity!;
        identity.AddClaims(before.FindAll(c => c.Type is "amr" or ClaimTypes.AuthenticationMethod).Select(c => new Claim(c.Type, c.Value)));
        if (identity.HasClaim(ClaimTypes.AuthenticationMethod, OpenIdSignIn.Method) && identity.HasClaim("amr", "mfa")
            && identity.FindFirst(AccountPrincipals.LacksTwoFactor) is { } lacks)
            identity.RemoveClaim(lacks);
        return now;
    }

    /// <summary>The account, or null also when it cannot be asked for: whoever is not known to be signed in is not.</summary>
    private async Task<AccountUser?> AccountAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            return await signIn.ValidateSecurityStampAsync(context.Principal);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The page itself tells what is wrong; thrown from here it would be thrown again on the way to the error page.
            log.LogError(e, "Sessionen gick inte att kontrollera.");
            return null;
        }
    }
}

/// <summary>What is shown to somebody signed in stays with that person.</summary>
public static class SignedInResponses
{
    /// <summary>Forbids storing pages made for somebody signed in, unless a page has said how it may be stored.</summary>
    public static IApplicationBuilder UseSignedInResponses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true)
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.CacheControl.Count == 0)
                    context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        return next(context);
    });
}
