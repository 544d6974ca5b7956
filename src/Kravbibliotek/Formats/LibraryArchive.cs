using System.IO.Compression;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>The library's files in one ZIP, laid out as in <c>requirements/</c>.</summary>
public static class LibraryArchive
{
    /// <summary>
    /// Opens a ZIP to put files in. They are stored as they are: what a compressor makes of a text differs from machine to machine, and
    /// the same release has to be the same bytes everywhere.
    /// </summary>
    public static FixedZip Create(Stream target) => new(target, CompressionLevel.NoCompression);

    /// <summary>Writes files in the order of their paths.</summary>
    public static void Write(IEnumerable<LibraryFile> files, Stream target)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var zip = Create(target);
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
            zip.Add(file.Path, file.Content.Span);
    }
}
