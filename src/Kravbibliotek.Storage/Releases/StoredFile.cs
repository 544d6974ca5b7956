using System.Security.Cryptography;
using System.Text;

namespace Kravbibliotek.Storage.Releases;

/// <summary>
/// One distinct file content that some release lists, kept for ever so that the release can be written back byte for byte. It knows
/// no path: the release does.
/// </summary>
public sealed record StoredFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>SHA-256 of the bytes, lower case hexadecimal.</summary>
    public required string Id { get; init; }

    /// <summary>The content when it is text, readable in the database too.</summary>
    public string? Text { get; init; }

    /// <summary>The content in base64 when it is not text.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Makes the document of some bytes.</summary>
    public static StoredFile Of(ReadOnlyMemory<byte> content)
    {
        var id = Hash(content.Span);
        return TextOf(content.Span) is { } text ? new() { Id = id, Text = text } : new() { Id = id, Bytes = content.ToArray() };
    }

    /// <summary>SHA-256 as lower case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The bytes back.</summary>
    public ReadOnlyMemory<byte> Content() => Bytes ?? Strict.GetBytes(Text ?? "");

    private static string? TextOf(ReadOnlySpan<byte> content)
    {
        // jsonb cannot hold the character NUL.
        if (content.Contains((byte)0))
            return null;
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
