using System.Globalization;
using System.Xml.Linq;

namespace Kravbibliotek.Word.Export;

/// <summary>
/// A Word template, read and checked once and then used by any number of exports at a time. The template owns how an annex looks;
/// the exporter owns what it says.
/// </summary>
public sealed class AnnexTemplate
{
    private static readonly XNamespace W = WordNames.Main;
    private static readonly Lazy<AnnexTemplate> Ours = new(ReadOurs);

    // Written anew for each annex, so a template's own are left out.
    private static readonly string[] Replaced = ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"];

    private readonly Dictionary<string, int> _textWidths = new(StringComparer.Ordinal);

    private AnnexTemplate(TemplateFiles files)
    {
        Cut = files.CutParts.ToDictionary(n => n, n => TemplatePart.Cut(files.Xml(n)!), StringComparer.Ordinal);
        Copied = files.Parts.Where(p => !Cut.ContainsKey(p.Key) && !Replaced.Contains(p.Key)
                && !p.Key.StartsWith("docProps/", StringComparison.Ordinal))
            .ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        Relations = [.. files.Xml("word/_rels/document.xml.rels")?.Elements() ?? []];
        ContentTypes = TypesOf(files);
        BulletNumber = int.Parse(files.NumIdOf(TemplateContract.BulletStyle)!, CultureInfo.InvariantCulture);
        ListModel = int.Parse(
            files.AbstractNumberOf(files.NumIdOf(TemplateContract.NumberedStyle)!)!, CultureInfo.InvariantCulture);
        FirstFreeNumber = 1 + files.Xml("word/numbering.xml")!.Elements(W + "num")
            .Max(n => int.Parse(n.Attribute(W + "numId")!.Value, CultureInfo.InvariantCulture));
        NumbersHeadings = files.NumIdOf("Heading1") is not (null or "0");
        MeasureText(files.Document.Element(W + "body")!);
    }

    /// <summary>The library's own template, <c>templates/kravbilaga.docx</c>, which is built into the assembly.</summary>
    public static AnnexTemplate Default => Ours.Value;

    /// <summary>Parts to fill and write.</summary>
    internal IReadOnlyDictionary<string, TemplatePart> Cut { get; }

    /// <summary>Parts copied byte for byte.</summary>
    internal IReadOnlyDictionary<string, byte[]> Copied { get; }

    /// <summary>Relationships of the main part.</summary>
    internal IReadOnlyList<XElement> Relations { get; }

    /// <summary>Content types: extension or part name, type.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> ContentTypes { get; }

    /// <summary>Numbering of every bulleted list.</summary>
    internal int BulletNumber { get; }

    /// <summary>Abstract numbering that numbered lists are made from.</summary>
    internal int ListModel { get; }

    /// <summary>First numbering id that the template does not use.</summary>
    internal int FirstFreeNumber { get; }

    /// <summary>True when the style of chapters numbers them, so that the table of contents shows the numbers too.</summary>
    internal bool NumbersHeadings { get; }

    /// <summary>Reads a docx or dotx. Throws <see cref="TemplateException"/> with all that is wrong, in Swedish.</summary>
    public static AnnexTemplate Read(Stream stream)
    {
        var files = TemplateFiles.Read(stream);
        TemplateCheck.Require(files);
        return new AnnexTemplate(files);
    }

    /// <summary>Width of the text in twentieths of a point, in the section where a slot lies.</summary>
    internal int TextWidth(string slot) => _textWidths[slot];

    private static AnnexTemplate ReadOurs()
    {
        using var stream = typeof(AnnexTemplate).Assembly.GetManifestResourceStream("kravbilaga.docx")!;
        return Read(stream);
    }

    private static List<KeyValuePair<string, string>> TypesOf(TemplateFiles files) =>
        [.. files.ContentTypes.Elements()
            .Select(e => KeyValuePair.Create(
                (string?)e.Attribute("Extension") ?? e.Attribute("PartName")!.Value, e.Attribute("ContentType")!.Value))
            .Where(t => !t.Key.StartsWith("/docProps/", StringComparison.Ordinal))
            .Select(t => t.Value == WordNames.TemplateType ? KeyValuePair.Create(t.Key, WordNames.DocumentType) : t)];

    private void MeasureText(XElement body)
    {
        var waiting = new List<string>();
        foreach (var element in body.Elements())
        {
            var tag = element.Name == W + "sdt" ? TemplatePart.TagOf(element) : "";
            if (tag.StartsWith(TemplateContract.SlotPrefix, StringComparison.Ordinal))
                waiting.Add(tag[TemplateContract.SlotPrefix.Length..]);
            var section = element.Name == W + "sectPr" ? element : element.Element(W + "pPr")?.Element(W + "sectPr");
            if (section is null)
                continue;
            foreach (var slot in waiting)
                _textWidths[slot] = WidthOf(section);
            waiting.Clear();
        }
    }

    private static int WidthOf(XElement section)
    {
        int Twips(string element, string attribute, int otherwise) =>
            int.TryParse(section.Element(W + element)?.Attribute(W + attribute)?.Value, CultureInfo.InvariantCulture, out var twips)
                ? twips : otherwise;
        return Twips("pgSz", "w", 11906) - Twips("pgMar", "left", 1134) - Twips("pgMar", "right", 1134);
    }
}
