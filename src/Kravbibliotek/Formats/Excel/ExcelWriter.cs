using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Kravbibliotek.Word.Export;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Formats.Excel;

/// <summary>Writes an Excel file whose bytes depend on nothing but what is in it.</summary>
public static partial class ExcelWriter
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Writes the sheets in order.</summary>
    /// <param name="title">Title of the document, which a screen reader says first.</param>
    /// <param name="sheets">At least one.</param>
    /// <param name="target">Need not be seekable; left open.</param>
    public static void Write(string title, IReadOnlyList<WrittenSheet> sheets, Stream target)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var package = new DocxPackage(target);
        WritePackage(package, title, sheets);
        Write(package, "xl/workbook.xml", WorkbookOf(sheets));
        Write(package, "xl/styles.xml", Styles());
        for (var i = 0; i < sheets.Count; i++)
        {
            Write(package, $"xl/worksheets/sheet{i + 1}.xml", SheetOf(sheets[i], isFirst: i == 0));
            if (sheets[i].Table is null)
                continue;
            Write(package, $"xl/worksheets/_rels/sheet{i + 1}.xml.rels", Relations((TableRelation, $"{Office}/table", $"../tables/table{i + 1}.xml")));
            Write(package, $"xl/tables/table{i + 1}.xml", TableOf(sheets[i], (uint)i + 1));
        }
    }

    private static void WritePackage(DocxPackage package, string title, IReadOnlyList<WrittenSheet> sheets)
    {
        List<(string Part, string Type)> parts =
        [
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("/xl/styles.xml", $"{Types}.styles+xml"),
            ("/xl/workbook.xml", $"{Types}.sheet.main+xml"),
            .. sheets.Index().Select(s => ($"/xl/worksheets/sheet{s.Index + 1}.xml", $"{Types}.worksheet+xml")),
            .. sheets.Index().Where(s => s.Item.Table is not null).Select(s => ($"/xl/tables/table{s.Index + 1}.xml", $"{Types}.table+xml")),
        ];
        Write(package, "[Content_Types].xml", new XElement(ContentTypes + "Types",
            TypeOf("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml"),
            TypeOf("Default", "Extension", "xml", "application/xml"),
            parts.Select(p => TypeOf("Override", "PartName", p.Part, p.Type))));
        Write(package, "_rels/.rels", Relations(
            ("rId1", $"{Office}/officeDocument", "xl/workbook.xml"),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")));
        XNamespace dc = "http://purl.org/dc/elements/1.1/", cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        Write(package, "docProps/core.xml", new XElement(cp + "coreProperties",
            new XElement(dc + "title", XmlCharacters.Replace(title)), new XElement(dc + "language", "sv-SE")));
        Write(package, "xl/_rels/workbook.xml.rels", Relations(
            [
                .. Enumerable.Range(1, sheets.Count).Select(i => ($"rId{i}", $"{Office}/worksheet", $"worksheets/sheet{i}.xml")),
                ("rStyles", $"{Office}/styles", "styles.xml"),
            ]));
    }

    private static XElement TypeOf(string element, string name, string value, string type) =>
        new(ContentTypes + element, new XAttribute(name, value), new XAttribute("ContentType", type));

    private static XElement Relations(params IEnumerable<(string Id, string Type, string Target)> relations) =>
        new(PackageRelations + "Relationships", relations.Select(r => new XElement(PackageRelations + "Relationship",
            new XAttribute("Id", r.Id), new XAttribute("Type", r.Type), new XAttribute("Target", r.Target))));

    private static Workbook WorkbookOf(IReadOnlyList<WrittenSheet> sheets)
    {
        var workbook = new Workbook(new Sheets(sheets.Select((s, i) => new Sheet
        {
            Name = s.Name,
            SheetId = (uint)i + 1,
            Id = $"rId{i + 1}",
            State = s.IsHidden ? SheetStateValues.VeryHidden : null,
        })));
        var titles = sheets.Select((s, i) => (Sheet: s, Index: (uint)i)).Where(s => s.Sheet.HasHeader).Select(s => new DefinedName
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = s.Index,
            Text = $"'{s.Sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1",
        }).ToList();
        if (titles.Count > 0)
            workbook.AppendChild(new DefinedNames(titles));
        return workbook;
    }

    // Cells are of the format Text (49), so that what is typed stays as typed: 1/2 is no day, =1 no formula.
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            FillOf("FFDCE6F0"), FillOf("FFFFF9E0")),
        new Borders(new Border(), ThinBorder()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), FormatOf(font: 0), FormatOf(font: 1), FormatOf(font: 1, fill: 2, border: 1), FormatOf(font: 0, border: 1),
            FormatOf(font: 0, fill: 3, border: 1, isOpen: true)));

    private static Fill FillOf(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border ThinBorder() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });

    private static CellFormat FormatOf(uint font, uint fill = 0, uint border = 0, bool isOpen = false)
    {
        var format = new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
        {
            NumberFormatId = 49,
            FontId = font,
            FillId = fill,
            BorderId = border,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };
        if (isOpen)
        {
            format.AppendChild(new Protection { Locked = false });
            format.ApplyProtection = true;
        }

        return format;
    }

    private static void Write(DocxPackage package, string name, OpenXmlElement root)
    {
        using var part = package.Open(name);
        using var writer = OpenXmlWriter.Create(part, Encoding.UTF8);
        writer.WriteStartDocument(standalone: true);
        writer.WriteElement(root);
    }

    private static void Write(DocxPackage package, string name, XElement root)
    {
        using var part = package.Open(name);
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), root).Save(part, SaveOptions.DisableFormatting);
    }
}
