using System.IO.Compression;
using Kravbibliotek.Formats;

namespace Kravbibliotek.Word.Export;

/// <summary>
/// A document as the ZIP that it is, with the same bytes for the same parts. System.IO.Packaging would keep every part in memory, name
/// relationships at random and write the clock into the file.
/// </summary>
public sealed class DocxPackage : IDisposable
{
    private readonly FixedZip _zip;

    /// <summary>A package written to a stream, which need not be seekable and is left open.</summary>
    public DocxPackage(Stream target) => _zip = new FixedZip(target, CompressionLevel.Optimal);

    /// <summary>Opens the next part for writing; close it before the next one.</summary>
    public Stream Open(string name) => _zip.Open(name);

    /// <summary>Writes a whole part.</summary>
    public void Add(string name, ReadOnlySpan<byte> content) => _zip.Add(name, content);

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
    public void Dispose() => _zip.Dispose();

    private static int Rank(string name) => name switch
    {
        "[Content_Types].xml" => 0,
        "_rels/.rels" => 1,
        "word/document.xml" => 2,
        _ => 3,
    };
}
