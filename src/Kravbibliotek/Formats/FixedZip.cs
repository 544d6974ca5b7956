using System.IO.Compression;

namespace Kravbibliotek.Formats;

/// <summary>
/// Writes a ZIP whose bytes depend on nothing but what is put in it: entries in the order they are written, one fixed time, one
/// compression level.
/// </summary>
public sealed class FixedZip : IDisposable
{
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly CompressionLevel _level;

    /// <summary>A ZIP written to a stream, which need not be seekable and is left open.</summary>
    public FixedZip(Stream target, CompressionLevel level)
    {
        _archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        _level = level;
    }

    /// <summary>Opens the next entry for writing; close it before the next one.</summary>
    public Stream Open(string name)
    {
        var entry = _archive.CreateEntry(name, _level);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }

    /// <summary>Writes a whole entry.</summary>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        using var entry = Open(name);
        entry.Write(content);
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();
}
