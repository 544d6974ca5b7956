using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Kravbibliotek.Notices;

/// <summary>What the address of somebody's private feed ends in. Only the hash of it is kept.</summary>
public static class FeedSecret
{
    private const int IdLength = 32;
    private const int ChanceBytes = 32;
    private const int Length = IdLength + ChanceBytes * 2;

    /// <summary>A new one for an account, with the hash to keep. It is long and pure chance, so that no slow hash is needed.</summary>
    public static (string Secret, string Hash) Create(string accountId)
    {
        var secret = accountId + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ChanceBytes));
        return (secret, HashOf(secret));
    }

    /// <summary>The account that a secret would be for.</summary>
    public static bool TryParse(string? secret, [NotNullWhen(true)] out string? accountId)
    {
        accountId = secret is { Length: Length } && secret.All(char.IsAsciiHexDigitLower) ? secret[..IdLength] : null;
        return accountId is not null;
    }

    /// <summary>True when it is the right one; takes the same time whatever is wrong with it.</summary>
    public static bool Matches(string secret, string? hash) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(hash ?? HashOf("")));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
