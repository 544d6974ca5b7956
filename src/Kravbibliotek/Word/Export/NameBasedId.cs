using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Kravbibliotek.Word.Export;

/// <summary>UUIDs of version 5 (RFC 9562): the same name always gives the same id, which keeps exports equal byte for byte.</summary>
public static class NameBasedId
{
    /// <summary>The id of a name within a namespace.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Version 5 is defined with SHA-1; the id protects nothing.")]
    public static Guid Create(Guid space, ReadOnlySpan<byte> name)
    {
        var data = new byte[16 + name.Length];
        space.TryWriteBytes(data, bigEndian: true, out _);
        name.CopyTo(data.AsSpan(16));
        var id = SHA1.HashData(data).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x50);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
