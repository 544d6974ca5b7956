using System.Security.Cryptography;
using System.Text;

namespace Kravbibliotek.Proposals;

/// <summary>What a submission is called, and the secret that opens it for who has no account.</summary>
public static class SubmissionReference
{
    // Without letters and digits that are taken for one another on paper and in the telephone.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Half = 4;
    private const int CodeBytes = 32;

    /// <summary>A new reference. It says nothing of how many there are.</summary>
    public static string New() => $"{RandomNumberGenerator.GetString(Alphabet, Half)}-{RandomNumberGenerator.GetString(Alphabet, Half)}";

    /// <summary>A new secret of 256 bits, so that no slow hash is needed.</summary>
    public static string NewCode() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes));

    /// <summary>A secret as it is stored.</summary>
    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    /// <summary>True when the code opens the submission. Takes the same time for a wrong one.</summary>
    public static bool Opens(Submission submission, string? code)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(submission.CodeHash ?? ""), Encoding.UTF8.GetBytes(Hash(code ?? "")));
    }
}
