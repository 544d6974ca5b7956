using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Export;

/// <summary>
/// A format that the published library is given out in. The same library gives the same bytes, whatever the clock, the culture and the
/// machine. Drafts are never part of it.
/// </summary>
public abstract class ExportFormat
{
    /// <summary>Every format; commands, pages and tests loop over this.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [new MarkdownExport(), new JsonExport(), new CsvExport(), new OscalExport()];

    /// <summary>The word that chooses it on a command line or in an address.</summary>
    public abstract string Handle { get; }

    /// <summary>The file name's extension with its dot.</summary>
    public abstract string Extension { get; }

    /// <summary>The media type.</summary>
    public abstract string MediaType { get; }

    /// <summary>What it is for, in Swedish.</summary>
    public abstract string Description { get; }

    /// <summary>Writes the library.</summary>
    public abstract void Write(Library library, Stream target);

    /// <summary>The format with a handle, or null.</summary>
    public static ExportFormat? ByHandle(string? handle) => All.FirstOrDefault(f => f.Handle == handle);
}
