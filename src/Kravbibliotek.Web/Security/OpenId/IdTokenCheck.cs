using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Kravbibliotek.Web.Security.OpenId;

/// <summary>Checks that a token was made by the issuer, for us, for this browser, and just now.</summary>
public sealed class IdTokenCheck(TimeProvider time)
{
    /// <summary>How far the issuer's clock may be from ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Signatures with a private key only: with a shared secret, whoever can check could also sign.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private const int LongSubject = 255;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>The token when it holds; null when it is signed with a key that is not among the issuer's.</summary>
    /// <exception cref="OpenIdException">It does not hold.</exception>
    public async Task<JsonWebToken?> CheckAsync(string text, OpenIdConnectConfiguration issuer, string clientId, string nonce)
    {
        var result = await _handler.ValidateTokenAsync(text, Parameters(issuer, clientId));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            return null;
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
            throw Wrong(result.Exception?.GetType().Name ?? "ogiltigt");
        if (token.Subject is not { Length: > 0 and <= LongSubject } || token.Subject.Any(char.IsControl))
            throw Wrong("sub");
        var audiences = token.Audiences.ToList();
        var party = Single(token, "azp");
        if (party is null ? audiences.Count != 1 : party != clientId)
            throw Wrong("azp");
        if (Single(token, "nonce") is not { } said || !OpenIdTickets.IsSame(said, nonce))
            throw Wrong("nonce");
        return Single(token, "iat") is null ? throw Wrong("iat") : token;
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration issuer, string clientId) => new()
    {
        ValidIssuer = issuer.Issuer,
        ValidAudience = clientId,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        IssuerSigningKeyResolver = (_, _, kid, _) => Keys(issuer, kid),
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        // A token made for something else, such as calling an API, is no sign-in.
        TypeValidator = (type, _, _) => string.IsNullOrEmpty(type) || type.Equals("JWT", StringComparison.OrdinalIgnoreCase)
            ? type
            : throw new SecurityTokenInvalidTypeException(),
    };

    private static IEnumerable<SecurityKey> Keys(OpenIdConnectConfiguration issuer, string? kid) =>
        !string.IsNullOrEmpty(kid) ? issuer.SigningKeys.Where(k => k.KeyId == kid)
        : issuer.SigningKeys.Count == 1 ? issuer.SigningKeys
        : [];

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until > now - Skew && (from is null || from <= now + Skew);
    }

    private static string? Single(JsonWebToken token, string claim) => token.Claims.FirstOrDefault(c => c.Type == claim)?.Value;

    private static OpenIdException Wrong(string what) => new(OpenIdProblem.Untrusted, $"id-token: {what}");
}
