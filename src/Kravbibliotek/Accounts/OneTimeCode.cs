using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kravbibliotek.Accounts;

/// <summary>The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds, what every app can).</summary>
public static class OneTimeCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;
    private const int KeyBytes = 20;
    private const int Modulus = 1_000_000;

    /// <summary>A new key, in base32 as apps want it typed.</summary>
    public static string NewKey() => RandomText(KeyBytes * 8 / 5);

    /// <summary>The address that an app reads the key from.</summary>
    public static string Address(string key, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}"
        + $"?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period=30";

    /// <summary>The code of a moment.</summary>
    public static string At(string key, DateTimeOffset time) => Of(Decode(key), StepOf(time));

    /// <summary>
    /// The time step that a typed code belongs to, or null when it is wrong. Clocks may differ by one step; a step up to
    /// <paramref name="lastStep"/> has been used already.
    /// </summary>
    public static long? Match(string key, string? typed, DateTimeOffset now, long lastStep)
    {
        var digits = Encoding.ASCII.GetBytes(string.Concat((typed ?? "").Where(char.IsAsciiDigit)));
        var secret = Decode(key);
        long? found = null;
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(digits, Encoding.ASCII.GetBytes(Of(secret, step))) && step > lastStep)
                found = step;
        return found;
    }

    /// <summary>A recovery code: chance of 80 bits, in groups that can be read aloud.</summary>
    public static string NewRecoveryCode() => string.Join('-', RandomText(16).Chunk(4).Select(part => new string(part)));

    /// <summary>A recovery code as it is stored. It is long and pure chance, so that no slow hash is needed.</summary>
    public static string HashRecoveryCode(string typed) =>
        Convert.ToHexStringLower(SHA256.HashData(
            Encoding.ASCII.GetBytes(string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)))));

    private static string RandomText(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    private static long StepOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / Seconds;

    [SuppressMessage("Security", "CA5350", Justification = "The standard's own; an app shows no other. Collisions do not matter to HMAC.")]
    private static string Of(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bytes = new List<byte>(KeyBytes);
        var (buffer, bits) = (0, 0);
        foreach (var letter in key.ToUpperInvariant())
        {
            if (Alphabet.IndexOf(letter, StringComparison.Ordinal) is var value && value < 0)
                throw new FormatException("Not base32.");
            buffer = ((buffer << 5) | value) & 0xFFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
