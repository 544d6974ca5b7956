namespace Kravbibliotek.Accounts.External;

/// <summary>Whom an organisation's own sign-in vouches for, read from a token that has been checked.</summary>
public sealed record ExternalPerson
{
    /// <summary>The issuer of the token.</summary>
    public required string Issuer { get; init; }

    /// <summary>What the issuer calls the person, for ever.</summary>
    public required string Subject { get; init; }

    /// <summary>The name, when told.</summary>
    public string? Name { get; init; }

    /// <summary>The address, when told.</summary>
    public string? Email { get; init; }

    /// <summary>True when the issuer says that the person has the address.</summary>
    public bool IsEmailVerified { get; init; }

    /// <summary>The values that may stand for roles here.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The value that may stand for an organisation here.</summary>
    public string? Organisation { get; init; }

    /// <summary>True when the person proved more than a password to the issuer.</summary>
    public bool HasTwoFactor { get; init; }

    /// <summary>What the account keeps: issuer and subject together, since a subject alone is anybody's.</summary>
    public string Id => $"{Issuer} {Subject}";
}

/// <summary>A sign-in that has been used, so that it is never used again.</summary>
/// <param name="Hash">SHA-256 of what made it unique.</param>
/// <param name="ExpiresAt">When it would not have worked any longer anyway.</param>
public sealed record UsedSignIn(string Hash, DateTimeOffset ExpiresAt);
