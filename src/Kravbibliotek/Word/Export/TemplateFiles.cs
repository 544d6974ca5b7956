using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Kravbibliotek.Word.Export;

/// <summary>The parts of a template, read with limits that no honest template meets.</summary>
internal sealed class TemplateFiles
{
    private const int MaxParts = 500;
    private const long MaxBytes = 64 << 20;
    private static readonly XNamespace W = WordNames.Main;

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _xml = new(StringComparer.Ordinal);

    private TemplateFiles()
    {
    }

    /// <summary>The parts by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Parts => _parts;

    /// <summary>Root of <c>[Content_Types].xml</c>.</summary>
    public XElement ContentTypes => Xml("[Content_Types].xml")!;

    /// <summary>Root of the main part.</summary>
    public XElement Document => Xml("word/document.xml")!;

    /// <summary>Names of the parts that are cut: main part, numbering, headers and footers.</summary>
    public IEnumerable<string> CutParts => _parts.Keys.Where(n => n is "word/document.xml" or "word/numbering.xml"
        || (n.EndsWith(".xml", StringComparison.Ordinal) && (n.StartsWith("word/header", StringComparison.Ordinal)
            || n.StartsWith("word/footer", StringComparison.Ordinal))));

    /// <summary>Reads a template.</summary>
    public static TemplateFiles Read(Stream stream)
    {
        var files = new TemplateFiles();
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => e.Length) > MaxBytes)
                throw new TemplateException(["Den är för stor."]);
            foreach (var entry in archive.Entries.Where(e => !e.FullName.EndsWith('/')))
            {
                using var part = entry.Open();
                var content = new byte[entry.Length];
                part.ReadExactly(content);
                files._parts[entry.FullName] = content;
            }

            if (files.Xml("[Content_Types].xml") is null || files.Xml("word/document.xml") is null)
                throw new TemplateException(["Den är inte ett Word-dokument (docx eller dotx)."]);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw new TemplateException(["Den är inte ett läsbart Word-dokument (docx eller dotx)."]);
        }

        return files;
    }

    /// <summary>The root of an XML part, or null when there is none.</summary>
    public XElement? Xml(string name)
    {
        if (_xml.TryGetValue(name, out var root))
            return root;
        if (!_parts.TryGetValue(name, out var content))
            return null;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreWhitespace = true,
            IgnoreComments = true,
        };
        using var reader = XmlReader.Create(new MemoryStream(content), settings);
        return _xml[name] = XDocument.Load(reader).Root!;
    }

    /// <summary>Every relationship with the part whose it is.</summary>
    public IEnumerable<(string Part, XElement Relation)> AllRelations() =>
        _parts.Keys.Where(n => n.EndsWith(".rels", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(n => Xml(n)!.Elements().Select(r => (n, r)));

    /// <summary>The numbering that a paragraph style uses, or null.</summary>
    public string? NumIdOf(string style) =>
        Xml("word/styles.xml")?.Elements(W + "style").FirstOrDefault(s => (string?)s.Attribute(W + "styleId") == style)
            ?.Element(W + "pPr")?.Element(W + "numPr")?.Element(W + "numId")?.Attribute(W + "val")?.Value;

    /// <summary>The abstract numbering behind a numbering, or null.</summary>
    public string? AbstractNumberOf(string numId) =>
        Xml("word/numbering.xml")?.Elements(W + "num").FirstOrDefault(n => (string?)n.Attribute(W + "numId") == numId)
            ?.Element(W + "abstractNumId")?.Attribute(W + "val")?.Value;
}
