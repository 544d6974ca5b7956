using System.Security.Claims;
using Kravbibliotek.Accounts.External;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kravbibliotek.Web.Security.OpenId;

/// <summary>How it went.</summary>
/// <param name="Refusal">Why the account does not let the person in, or null.</param>
/// <param name="AwaitsCode">True when the account asks for a code of its own besides.</param>
public sealed record OpenIdResult(ExternalRefusal? Refusal, bool AwaitsCode);

/// <summary>Signs people in from their organisation's own sign-in: OpenID Connect, code flow with PKCE.</summary>
public sealed class OpenIdSignIn(
    SignInWays ways, OpenIdProvider provider, OpenIdTickets tickets, IdTokenCheck check, ExternalAccounts accounts,
    SignInManager<AccountUser> signIn)
{
    /// <summary>What a session says of how it began, when it began here.</summary>
    public const string Method = "oidc";

    private OpenIdSettings Settings => ways.OpenId!;

    /// <summary>The address to send the browser to.</summary>
    public async Task<string> BeginAsync(HttpContext context, string? back, string? invitation)
    {
        var issuer = await provider.ConfigurationAsync(context.RequestAborted);
        var ticket = tickets.Issue(context.Response, back, invitation);
        return QueryHelpers.AddQueryString(issuer.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["client_id"] = Settings.ClientId,
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["redirect_uri"] = Redirect(context.Request),
            ["state"] = ticket.State,
            ["nonce"] = ticket.Nonce,
            ["code_challenge"] = ticket.Challenge,
            ["code_challenge_method"] = "S256",
        });
    }

    /// <summary>Takes the issuer's answer and signs the person in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ticket">What ties the answer to this browser.</param>
    /// <param name="code">The code.</param>
    /// <param name="said">The issuer that the answer names, or null.</param>
    public async Task<OpenIdResult> FinishAsync(HttpContext context, OpenIdTicket ticket, string code, string? said)
    {
        var person = await PersonAsync(context, ticket, code, said);
        var entry = await accounts.EnterAsync(person, Settings.Mapping, ticket.Invitation, ticket.Use);
        if (entry.User is not { } user)
            return new OpenIdResult(entry.Refusal, AwaitsCode: false);
        if (user.Account.HasTwoFactor && !person.HasTwoFactor)
        {
            await AskForCodeAsync(context, user);
            return new OpenIdResult(null, AwaitsCode: true);
        }

        var how = person.HasTwoFactor ? "mfa" : "fed";
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new("amr", how), new(ClaimTypes.AuthenticationMethod, Method)]);
        return new OpenIdResult(null, AwaitsCode: false);
    }

    /// <summary>Where one can sign out over there too, or null.</summary>
    public async Task<string?> SignOutAddressAsync(HttpContext context)
    {
        var issuer = await provider.ConfigurationAsync(context.RequestAborted);
        return string.IsNullOrEmpty(issuer.EndSessionEndpoint)
            ? null
            : QueryHelpers.AddQueryString(issuer.EndSessionEndpoint, new Dictionary<string, string?>
            {
                // By client and not by token, which would stand in an address.
                ["client_id"] = Settings.ClientId,
                ["post_logout_redirect_uri"] = $"{context.Request.Scheme}://{context.Request.Host}/",
            });
    }

    private async Task<ExternalPerson> PersonAsync(HttpContext context, OpenIdTicket ticket, string code, string? said)
    {
        var cancellation = context.RequestAborted;
        var issuer = await provider.ConfigurationAsync(cancellation);
        CheckIssuer(issuer, said);
        var tokens = await provider.ExchangeAsync(issuer, code, ticket.Verifier, Redirect(context.Request), cancellation);
        var token = await check.CheckAsync(tokens.IdToken, issuer, Settings.ClientId, ticket.Nonce)
            ?? await check.CheckAsync(
                tokens.IdToken, await provider.FreshConfigurationAsync(cancellation), Settings.ClientId, ticket.Nonce)
            ?? throw new OpenIdException(OpenIdProblem.Untrusted, "id-token: okänd nyckel");
        var claims = new ExternalClaims(token);
        if (tokens.AccessToken is null || string.IsNullOrEmpty(issuer.UserInfoEndpoint)
            || claims.HasAll("name", "email", "email_verified", Settings.RoleClaim, Settings.OrganisationClaim))
            return claims.Person(Settings);
        using var told = await provider.UserInfoAsync(issuer, tokens.AccessToken, cancellation);
        return OpenIdProvider.Text(told.RootElement, "sub") == token.Subject
            ? new ExternalClaims(token, told.RootElement).Person(Settings)
            : throw new OpenIdException(OpenIdProblem.Untrusted, "userinfo: sub");
    }

    /// <summary>RFC 9207: an answer that another issuer has been tricked into giving is not mistaken for this one's.</summary>
    private static void CheckIssuer(OpenIdConnectConfiguration issuer, string? said)
    {
        var promised = issuer.AuthorizationResponseIssParameterSupported;
        if (said is null ? promised : said != issuer.Issuer)
            throw new OpenIdException(OpenIdProblem.Untrusted, "svaret nämner en annan utfärdare");
    }

    /// <summary>As Identity does after a password.</summary>
    private static Task AskForCodeAsync(HttpContext context, AccountUser user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        identity.AddClaim(new(ClaimTypes.Name, user.Account.Id));
        identity.AddClaim(new(ClaimTypes.AuthenticationMethod, Method));
        return context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    private static string Redirect(HttpRequest request) => $"{request.Scheme}://{request.Host}{Links.OrganisationAnswer}";
}
