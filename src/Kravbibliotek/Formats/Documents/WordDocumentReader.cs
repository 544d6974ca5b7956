using System.Text;
using System.Xml;
using System.Xml.Linq;
using Kravbibliotek.Formats.Excel;

namespace Kravbibliotek.Formats.Documents;

/// <summary>
/// Reads headings, paragraphs and rows of tables of a Word file from anybody. Text that was struck out is left out; macros are refused,
/// nothing outside the file is followed.
/// </summary>
public static class WordDocumentReader
{
    private const int MostBlocks = 5000;
    private const int LongestText = 20_000;

    /// <summary>Headings in running text are short; what is longer is a paragraph that somebody made large.</summary>
    private const int LongestHeading = 200;

    /// <summary>Reads a file that can seek.</summary>
    /// <exception cref="DocumentFileException">It is no Word file, a broken one, or one with macros or too much in it.</exception>
    public static IReadOnlyList<DocumentBlock> Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var package = ExcelPackage.Open(file, ExcelLimits.Default, OfficeFile.Word);
            var path = package.Workbook;
            var styles = package.Relations(path).FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal))?.Target;
            var headings = styles is null ? [] : Headings(package.Load(styles));
            var body = package.Load(path).Elements().FirstOrDefault(e => e.Name.LocalName == "body") ?? throw new DocumentFileException();
            return Blocks(body, headings);
        }
        catch (ExcelFileException fault)
        {
            throw new DocumentFileException(fault.Message == ExcelFileException.Broken ? DocumentFileException.Broken : fault.Message, fault);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw new DocumentFileException(DocumentFileException.Broken, fault);
        }
    }

    private static List<DocumentBlock> Blocks(XElement body, HashSet<string> headings)
    {
        var blocks = new List<DocumentBlock>();
        var (paragraphs, tables) = (0, 0);
        foreach (var part in Parts(body))
        {
            if (part.Name.LocalName == "tbl")
            {
                tables++;
                blocks.AddRange(Rows(part, tables));
            }
            else if (Text(part) is { Length: > 0 } text)
            {
                paragraphs++;
                var isHeading = text.Length <= LongestHeading && Style(part) is { } style && headings.Contains(style);
                blocks.Add(new(isHeading ? DocumentBlockKind.Heading : DocumentBlockKind.Paragraph, $"stycke {paragraphs}", [text]));
            }

            if (blocks.Count > MostBlocks)
                throw new DocumentFileException("Dokumentet har fler än 5 000 stycken och tabellrader. Dela upp det i flera.");
        }

        return blocks;
    }

    /// <summary>Paragraphs and tables, also those inside content controls.</summary>
    private static IEnumerable<XElement> Parts(XElement parent)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name.LocalName is "p" or "tbl")
                yield return child;
            else if (child.Name.LocalName is "sdt" or "sdtContent" or "ins" or "customXml")
                foreach (var inner in Parts(child))
                    yield return inner;
        }
    }

    private static IEnumerable<DocumentBlock> Rows(XElement table, int number)
    {
        var row = 0;
        foreach (var line in Inside(table, "tr"))
        {
            row++;
            var cells = Inside(line, "tc").Select(CellText).ToList();
            if (cells.Exists(c => c.Length > 0))
                yield return new(DocumentBlockKind.Row, $"tabell {number}, rad {row}", cells, number);
        }
    }

    private static IEnumerable<XElement> Inside(XElement parent, string name) => parent.Elements().SelectMany(
        e => e.Name.LocalName == name ? [e] : e.Name.LocalName is "sdt" or "sdtContent" or "customXml" ? Inside(e, name) : []);

    private static string CellText(XElement cell) =>
        string.Join("\n\n", cell.Descendants().Where(e => e.Name.LocalName == "p").Select(Text).Where(t => t.Length > 0));

    private static string Text(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var run in paragraph.Descendants().Where(e => !e.Ancestors().Any(a => a.Name.LocalName is "del" or "moveFrom" or "txbxContent")))
        {
            text.Append(run.Name.LocalName switch
            {
                "t" => run.Value,
                "tab" or "br" or "cr" => " ",
                "noBreakHyphen" => "-",
                _ => "",
            });
            if (text.Length > LongestText)
                throw new DocumentFileException("Ett stycke i dokumentet är för långt för att vara ett krav. Dela upp det.");
        }

        return string.Join(' ', CanonicalText.Clean(text.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? Style(XElement paragraph) => (string?)paragraph.Elements().FirstOrDefault(e => e.Name.LocalName == "pPr")?
        .Elements().FirstOrDefault(e => e.Name.LocalName == "pStyle")?.Attributes().FirstOrDefault(a => a.Name.LocalName == "val");

    /// <summary>The styles that are headings, by the name that every language's Word keeps, or by their outline level.</summary>
    private static HashSet<string> Headings(XElement styles) =>
    [
        .. styles.Elements().Where(e => e.Name.LocalName == "style" && IsHeading(e))
            .Select(e => (string?)e.Attributes().FirstOrDefault(a => a.Name.LocalName == "styleId") ?? ""),
    ];

    private static bool IsHeading(XElement style) =>
        style.Elements().Any(e => e.Name.LocalName == "name" && e.Attributes().Any(
            a => a.Name.LocalName == "val" && a.Value.StartsWith("heading ", StringComparison.OrdinalIgnoreCase)))
        || style.Descendants().Any(e => e.Name.LocalName == "outlineLvl");
}
