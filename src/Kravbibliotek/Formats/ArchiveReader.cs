using System.IO.Compression;
using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>The files of an archive that was sent in.</summary>
/// <param name="Files">The files of the library in it; empty when it cannot be read.</param>
/// <param name="Findings">Why it cannot be read, and what in it was passed over.</param>
public sealed record ArchiveReading(IReadOnlyList<LibraryFile> Files, IReadOnlyList<Finding> Findings);

/// <summary>
/// Reads a ZIP laid out as <c>requirements/</c> that somebody sends in. Nothing in it is believed: not its sizes, not its names. Never throws
/// for what it holds.
/// </summary>
public static class ArchiveReader
{
    /// <summary>Most entries that are looked at.</summary>
    public const int MaxEntries = 20_000;

    /// <summary>Most bytes that all files may be unpacked to.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    private const int FileTypes = 0xF000;
    private const int Link = 0xA000;

    private static readonly Rule NotZip = new("I101", "Filen är ingen zip-fil, eller är skadad.", "Packa mappen på nytt och skicka in den.");

    private static readonly Rule TooMany = new("I102", "Zip-filen har fler än {0} filer.", "Dela upp den och läs in delarna var för sig.");

    private static readonly Rule TooLarge = new("I103",
        "Zip-filen blir större än {0} MB när den packas upp.", "Dela upp den och läs in delarna var för sig.");

    private static readonly Rule BadPath = new("I104",
        "Sökvägen {0} leder ut ur arkivet.", "Packa mappen på nytt, med vanliga sökvägar.");

    private static readonly Rule Encrypted = new("I105", "Zip-filen har lösenord.", "Packa mappen utan lösenord.");

    private static readonly Rule LinkPassed = new("I106", "{0} är en länk och läses inte.", "Lägg in själva filen om den ska vara med.");

    /// <summary>Reads the archive.</summary>
    public static ArchiveReading Read(Stream stream)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Read(zip);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            return Refused(NotZip);
        }
    }

    private static ArchiveReading Read(ZipArchive zip)
    {
        if (zip.Entries.Count > MaxEntries)
            return Refused(TooMany, MaxEntries);
        var files = new List<LibraryFile>();
        var passed = new List<Finding>();
        long bytes = 0;
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            if (IsOutside(entry.FullName))
                return Refused(BadPath, entry.FullName);
            if (entry.IsEncrypted)
                return Refused(Encrypted);
            if (IsPassedOver(entry.FullName))
                continue;
            if (((entry.ExternalAttributes >> 16) & FileTypes) == Link)
            {
                passed.Add(LinkPassed.At("", 0, entry.FullName) with { Severity = Severity.Info });
                continue;
            }

            var content = ReadEntry(entry);
            bytes += content.Length;
            if (bytes > MaxBytes)
                return Refused(TooLarge, MaxBytes / 1024 / 1024);
            files.Add(new(entry.FullName, content));
        }

        return new(WithoutTopFolder(files), passed);
    }

    private static bool IsOutside(string path) =>
        path.Contains('\\') || path.Contains(':') || path.Any(char.IsControl) || path.Split('/').Any(p => p is "" or "." or "..");

    // What programs that pack files leave behind.
    private static bool IsPassedOver(string path) => path.Split('/').Any(p => p[0] == '.' || p == "__MACOSX");

    // Cut just over the limit, so that the reader can report the file without it filling the memory.
    private static ReadOnlyMemory<byte> ReadEntry(ZipArchiveEntry entry)
    {
        using var source = entry.Open();
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; content.Length <= LibraryReader.MaxFileBytes && (read = source.Read(buffer)) > 0;)
            content.Write(buffer, 0, read);
        return content.ToArray();
    }

    // Whoever packs a folder gets the folder itself first in every path.
    private static List<LibraryFile> WithoutTopFolder(List<LibraryFile> files)
    {
        var tops = files.Select(f => f.Path.Split('/')[0]).Distinct(StringComparer.Ordinal).ToList();
        var isInLibrary = files.Any(f => LibraryPath.Parse(f.Path) is not null);
        return tops is not [var top] || isInLibrary || files.Any(f => f.Path == top)
            ? files
            : [.. files.Select(f => f with { Path = f.Path[(top.Length + 1)..] })];
    }

    private static ArchiveReading Refused(Rule rule, params object?[] found) => new([], [rule.At("", 0, found)]);
}
