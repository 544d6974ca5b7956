using Kravbibliotek.Accounts.External;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Security.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Accounts.Organisation;

/// <summary>What a page says when it came to nothing.</summary>
public sealed record RefusedPage(string Message, string? Back);

/// <summary>What the page says of signing out over there too.</summary>
/// <param name="Name">The issuer.</param>
/// <param name="Address">Where, or null when it cannot be done.</param>
public sealed record SignedOutPage(string Name, string? Address);

/// <summary>Signs in from the organisation's own sign-in.</summary>
[AllowAnonymous]
public sealed class OrganisationController(
    SignInWays ways, OpenIdSignIn flow, OpenIdTickets tickets, ILogger<OrganisationController> log) : Controller
{
    /// <summary>Only GET: whoever asks for the headers alone should not get a ticket.</summary>
    [HttpGet(Links.OrganisationSignIn)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Begin([FromQuery] string? tillbaka, [FromQuery] string? kod)
    {
        if (ways.OpenId is null)
            return NotFound();
        Response.Headers.CacheControl = "no-store";
        try
        {
            return Redirect(await flow.BeginAsync(HttpContext, Url.IsLocalUrl(tillbaka) ? tillbaka : null, kod));
        }
        catch (OpenIdException e)
        {
            return Failed(e, tillbaka);
        }
    }

    [HttpGet(Links.OrganisationAnswer)]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Answer(
        [FromQuery] string? state, [FromQuery] string? code, [FromQuery] string? iss, [FromQuery] string? error)
    {
        if (ways.OpenId is not { } settings)
            return NotFound();
        Response.Headers.CacheControl = "no-store";
        if (tickets.Take(HttpContext, state) is not { } ticket)
            return Refused(SignInTexts.Stale, null, StatusCodes.Status400BadRequest);
        if (string.IsNullOrEmpty(code))
            return Refused(
                (error == "access_denied" ? SignInTexts.Interrupted : SignInTexts.Untrusted).With(settings.Name), ticket.Back,
                StatusCodes.Status400BadRequest);
        try
        {
            var result = await flow.FinishAsync(HttpContext, ticket, code, iss);
            if (result.Refusal is { } refusal)
                return Refused(Words(refusal, settings), ticket.Back, StatusCodes.Status403Forbidden);
            return result.AwaitsCode ? Redirect(Links.WithReturn(Links.SignInCode, ticket.Back)) : this.Back(ticket.Back);
        }
        catch (OpenIdException e)
        {
            return Failed(e, ticket.Back);
        }
    }

    /// <summary>Signed out here; over there only if the person wants, since other services may be open.</summary>
    [HttpGet(Links.OrganisationSignOut)]
    public async Task<IActionResult> SignedOut()
    {
        if (ways.OpenId is not { } settings)
            return NotFound();
        try
        {
            return View("SignedOut", new SignedOutPage(settings.Name, await flow.SignOutAddressAsync(HttpContext)));
        }
        catch (OpenIdException e)
        {
            log.LogWarning("Utloggning hos organisationen gick inte att erbjuda: {Reason}", e.Message);
            return View("SignedOut", new SignedOutPage(settings.Name, null));
        }
    }

    private ViewResult Failed(OpenIdException e, string? back)
    {
        log.LogWarning("Inloggning från organisationen avvisades: {Problem}, {Reason}", e.Problem, e.Message);
        var isSilent = e.Problem == OpenIdProblem.Unreachable;
        return Refused(
            (isSilent ? SignInTexts.Unreachable : SignInTexts.Untrusted).With(ways.OpenId!.Name), back,
            isSilent ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest);
    }

    private ViewResult Refused(string message, string? back, int status)
    {
        Response.StatusCode = status;
        return View("Refused", new RefusedPage(message, Url.IsLocalUrl(back) ? back : null));
    }

    private static string Words(ExternalRefusal refusal, OpenIdSettings settings)
    {
        var text = refusal switch
        {
            ExternalRefusal.NoRole => SignInTexts.NoRole,
            ExternalRefusal.NoOrganisation => SignInTexts.NoOrganisation,
            ExternalRefusal.NoEmail => SignInTexts.NoEmail,
            ExternalRefusal.EmailTaken => SignInTexts.EmailTaken,
            ExternalRefusal.Locked => SignInTexts.Locked,
            ExternalRefusal.InvitationUsed => SignInTexts.InvitationUsed,
            _ => SignInTexts.Stale,
        };
        return text.With(settings.Name);
    }
}
