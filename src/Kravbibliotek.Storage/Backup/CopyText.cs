using System.Security.Cryptography;
using System.Text;

namespace Kravbibliotek.Storage.Backup;

/// <summary>Passes rows between COPY and the archive while counting and hashing them.</summary>
internal static class CopyText
{
    private const int BufferLength = 64 * 1024;

    /// <summary>The settings that the text form of values depends on.</summary>
    public const string Settings = "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; " +
        "set local extra_float_digits = 1; set local bytea_output = 'hex'; set local standard_conforming_strings = on; ";

    /// <summary>Copies everything; returns the number of rows and the hash of the text as UTF-8.</summary>
    public static async Task<(long Rows, string Sha256)> PassAsync(
        TextReader source, TextWriter target, Action<long> rowsPassed, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var encoder = Encoding.UTF8.GetEncoder();
        var characters = new char[BufferLength];
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(BufferLength)];
        long rows = 0;
        while (await source.ReadAsync(characters, cancellation).ConfigureAwait(false) is var length and > 0)
        {
            var part = characters.AsMemory(0, length);
            rows += part.Span.Count('\n');
            hash.AppendData(bytes, 0, encoder.GetBytes(part.Span, bytes, flush: false));
            await target.WriteAsync(part, cancellation).ConfigureAwait(false);
            rowsPassed(rows);
        }

        return (rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
