using Kravbibliotek.Checks;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>What reading a catalog came to.</summary>
/// <param name="Catalog">The catalog, or null when it cannot be read.</param>
/// <param name="Findings">Why not.</param>
public sealed record OscalReading(OscalCatalog? Catalog, IReadOnlyList<Finding> Findings);

/// <summary>Reads an OSCAL catalog, as JSON or XML, that somebody sends in. Never throws for what the file holds.</summary>
public static class OscalReader
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Most controls that a catalog may have.</summary>
    public const int MaxControls = 5000;

    /// <summary>How deep groups, controls and parts may lie within each other in the file.</summary>
    internal const int MaxDepth = 64;

    /// <summary>Reads a file. XML begins with an angle bracket, everything else is taken for JSON.</summary>
    public static OscalReading Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            if (content.Length > MaxBytes)
                throw OscalFault.Large(MaxBytes / 1024 / 1024);
            var start = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
            var isXml = start.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
            var catalog = isXml ? OscalXmlReader.Read(content) : OscalJsonReader.Read(start);
            if (catalog.Controls.Count > MaxControls)
                throw OscalFault.Many(MaxControls);
            if (catalog.Controls.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                throw OscalFault.Twice(twice.Key);
            return new(catalog, []);
        }
        catch (OscalFault fault)
        {
            return new(null, [fault.Finding]);
        }
    }
}
