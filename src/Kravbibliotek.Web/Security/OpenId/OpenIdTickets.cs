using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kravbibliotek.Accounts.External;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace Kravbibliotek.Web.Security.OpenId;

/// <summary>What ties the answer of an issuer to the browser that asked.</summary>
/// <param name="State">Comes back in the address.</param>
/// <param name="Nonce">Comes back in the token.</param>
/// <param name="Verifier">Proves that whoever uses the code is whoever asked for it.</param>
/// <param name="Back">Where to go afterwards.</param>
/// <param name="Invitation">The code of the one-time link that the person came with.</param>
/// <param name="ExpiresAt">Until when the answer is awaited.</param>
public sealed record OpenIdTicket(
    string State, string Nonce, string Verifier, string? Back, string? Invitation, DateTimeOffset ExpiresAt)
{
    /// <summary>The hash of the verifier, which the issuer is told.</summary>
    public string Challenge => Base64(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>What the account remembers, so that neither ticket nor token is used twice.</summary>
    public UsedSignIn Use => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Nonce))), ExpiresAt);

    internal static string Chance() => Base64(RandomNumberGenerator.GetBytes(32));

    private static string Base64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

/// <summary>Keeps the ticket in the browser, in a cookie that nobody can read or make up, until the answer comes.</summary>
public sealed class OpenIdTickets(IDataProtectionProvider protection, TimeProvider time, IHostEnvironment environment)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "kravbibliotek-svar";

    /// <summary>How long an answer is awaited.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Kravbibliotek.OpenId.Ticket");

    /// <summary>Gives the browser a new ticket.</summary>
    public OpenIdTicket Issue(HttpResponse response, string? back, string? invitation)
    {
        var ticket = new OpenIdTicket(
            OpenIdTicket.Chance(), OpenIdTicket.Chance(), OpenIdTicket.Chance(), back, invitation, time.GetUtcNow() + Lifetime);
        response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(ticket)), Options());
        return ticket;
    }

    /// <summary>The ticket with that state, once. Null when the browser has no such ticket or it is too old.</summary>
    public OpenIdTicket? Take(HttpContext context, string? state)
    {
        if (state is null || Read(context.Request.Cookies[Cookie]) is not { } ticket || !IsSame(ticket.State, state))
            return null;
        context.Response.Cookies.Delete(Cookie, Options());
        return ticket.ExpiresAt > time.GetUtcNow() ? ticket : null;
    }

    private OpenIdTicket? Read(string? cookie)
    {
        try
        {
            return string.IsNullOrEmpty(cookie) ? null : JsonSerializer.Deserialize<OpenIdTicket>(_protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            // Made up, or protected by keys that are gone: as good as none.
            return null;
        }
    }

    /// <summary>Compares what must not be guessed bit by bit.</summary>
    internal static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private CookieOptions Options() => new()
    {
        Path = Links.OrganisationSignIn,
        HttpOnly = true,
        IsEssential = true,
        // Lax: the answer comes by a link from the issuer's site.
        SameSite = SameSiteMode.Lax,
        Secure = !environment.IsDevelopment(),
        MaxAge = Lifetime,
    };
}
