using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Kravbibliotek.Accounts.External;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Kravbibliotek.Web.Security.OpenId;

/// <summary>What an issuer says of a person, gathered from the token and from what it tells beside it.</summary>
public sealed class ExternalClaims
{
    private const int LongName = 100;
    private const int LongEmail = 254;

    /// <summary>What issuers call it when more than a password was asked for: RFC 8176, REFEDS, OpenID PAPE, and Swedish e-legitimation.</summary>
    private static readonly string[] StrongContexts =
    [
        "https://refeds.org/profile/mfa",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "http://id.elegnamnden.se/loa/1.0/loa3",
    ];

    private readonly ILookup<string, string> _values;
    private readonly JsonWebToken _token;

    public ExternalClaims(JsonWebToken token, JsonElement? told = null)
    {
        _token = token;
        var claims = token.Claims.Select(c => (c.Type, c.Value)).ToList();
        var signed = claims.Select(c => c.Type).ToHashSet(StringComparer.Ordinal);
        // What is signed goes before what is only told.
        if (told is { } json)
            claims.AddRange(json.EnumerateObject().Where(p => !signed.Contains(p.Name)).SelectMany(p => Texts(p.Value).Select(v => (p.Name, v))));
        _values = claims.ToLookup(c => c.Item1, c => c.Item2, StringComparer.Ordinal);
    }

    /// <summary>True when everything that is asked for is there.</summary>
    public bool HasAll(params string?[] names) => names.All(n => n is null || _values.Contains(n));

    /// <summary>The person.</summary>
    public ExternalPerson Person(OpenIdSettings settings)
    {
        var email = First("email");
        return new ExternalPerson
        {
            Issuer = _token.Issuer,
            Subject = _token.Subject,
            Name = Name(),
            Email = email is { Length: <= LongEmail } && new EmailAddressAttribute().IsValid(email) && !email.Any(char.IsControl) ? email : null,
            IsEmailVerified = bool.TryParse(First("email_verified"), out var verified) && verified,
            Values = [.. _values[settings.RoleClaim]],
            Organisation = settings.OrganisationClaim is { } claim ? First(claim) : null,
            // From the token alone: how somebody was let in is never only told.
            HasTwoFactor = _token.Claims.Any(c => c.Type == "amr" && c.Value == "mfa")
                || _token.Claims.Any(c => c.Type == "acr" && StrongContexts.Contains(c.Value)),
        };
    }

    private string? Name()
    {
        var name = First("name") ?? string.Join(' ', new[] { First("given_name"), First("family_name") }.Where(n => n is not null));
        var clean = new string([.. name.Where(c => !char.IsControl(c)).Take(LongName)]).Trim();
        return clean.Length == 0 ? null : clean;
    }

    private string? First(string claim) => _values[claim].FirstOrDefault();

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["true"],
        JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!),
        _ => [],
    };
}
