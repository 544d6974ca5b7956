using System.Security.Cryptography;
using System.Text;

namespace Kravbibliotek.Accounts;

/// <summary>Inbjudan: a link that works once. Only the hash of its secret is kept.</summary>
/// <param name="SecretHash">SHA-256 of the secret; the secret is chance of 256 bits, so that no slow hash is needed.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record Invitation(string SecretHash, DateTimeOffset ExpiresAt)
{
    private const char Between = '.';

    /// <summary>How long a link works.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(7);

    /// <summary>A new invitation, and the code that goes into its link.</summary>
    public static (Invitation Invitation, string Code) Create(string accountId, DateTimeOffset now)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (new Invitation(Hash(secret), now + Lifetime), $"{accountId}{Between}{secret}");
    }

    /// <summary>The account that a code is for, and its secret; null when it is no code.</summary>
    public static (string AccountId, string Secret)? Parse(string? code) =>
        code?.Split(Between) is [{ Length: > 0 } account, { Length: > 0 } secret] ? (account, secret) : null;

    /// <summary>True when the secret is the right one and there is time left.</summary>
    public bool Admits(string secret, DateTimeOffset now) =>
        now < ExpiresAt
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(SecretHash), Encoding.UTF8.GetBytes(Hash(secret)));

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
