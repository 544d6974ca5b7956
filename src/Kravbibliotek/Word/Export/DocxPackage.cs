using System.IO.Compression;

namespace Kravbibliotek.Word.Export;

/// <summary>
/// Writes a ZIP whose bytes depend on nothing but its parts: parts in the order they are written, one fixed time, one compression level.
/// System.IO.Packaging would keep every part in memory, name relationships at random and write the clock into the file.
/// </summary>
public sealed class DocxPackage : IDisposable
{
    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;

    /// <summary>A package written to a stream, which need not be seekable and is left open.</summary>
    public DocxPackage(Stream target) => _archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Opens the next part for writing; close it before the next one.</summary>
    public Stream Open(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = PartTime;
        return entry.Open();
    }

    /// <summary>Writes a whole part.</summary>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        using var part = Open(name);
        part.Write(content);
    }

    /// <summary>
    /// Packs the parts of an unpacked document, <c>[Content_Types].xml</c> and <c>_rels/.rels</c> first as readers expect, the rest
    /// by name.
    /// </summary>
    public static void Pack(IEnumerable<KeyValuePair<string, byte[]>> parts, Stream target)
    {
        using var package = new DocxPackage(target);
        foreach (var (name, content) in parts.OrderBy(p => Rank(p.Key)).ThenBy(p => p.Key, StringComparer.Ordinal))
            package.Add(name, content);
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private static int Rank(string name) => name switch
    {
        "[Content_Types].xml" => 0,
        "_rels/.rels" => 1,
        "word/document.xml" => 2,
        _ => 3,
    };
}
