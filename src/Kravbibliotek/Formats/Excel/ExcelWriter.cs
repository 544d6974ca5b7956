using System.Text;
using System.Text.RegularExpressions;
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
    private const uint TextStyle = 1;
    private const uint HeadingStyle = 2;

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
        WritePackage(package, title, sheets.Count);
        Write(package, "xl/workbook.xml", WorkbookOf(sheets));
        Write(package, "xl/styles.xml", Styles());
        for (var i = 0; i < sheets.Count; i++)
            Write(package, $"xl/worksheets/sheet{i + 1}.xml", SheetOf(sheets[i], isFirst: i == 0));
    }

    private static void WritePackage(DocxPackage package, string title, int sheets)
    {
        List<(string Part, string Type)> parts =
        [
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("/xl/styles.xml", $"{Types}.styles+xml"),
            ("/xl/workbook.xml", $"{Types}.sheet.main+xml"),
            .. Enumerable.Range(1, sheets).Select(i => ($"/xl/worksheets/sheet{i}.xml", $"{Types}.worksheet+xml")),
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
                .. Enumerable.Range(1, sheets).Select(i => ($"rId{i}", $"{Office}/worksheet", $"worksheets/sheet{i}.xml")),
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

    private static Worksheet SheetOf(WrittenSheet sheet, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = isFirst };
        if (sheet.HasHeader)
        {
            view.AppendChild(new Pane
            {
                VerticalSplit = 1,
                TopLeftCell = "A2",
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        }

        var worksheet = new Worksheet(
            new SheetViews(view),
            new Columns(sheet.Columns.Select((c, i) => new Column
            {
                Min = (uint)i + 1,
                Max = (uint)i + 1,
                Width = c.Width,
                CustomWidth = true,
                Style = TextStyle,
            })),
            new SheetData(sheet.Rows.Select((cells, i) => RowOf(sheet, i + 1, cells)).OfType<Row>()));
        var lists = sheet.Columns.Index().Where(c => c.Item.Choices is not null)
            .Select(c => ListOf(c.Item.Choices!, ExcelColumns.Letters(c.Index + 1), sheet.RowsToFill + 1)).ToList();
        if (lists.Count > 0)
            worksheet.AppendChild(new DataValidations(lists) { Count = (uint)lists.Count });
        worksheet.AppendChild(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
        return worksheet;
    }

    private static Row? RowOf(WrittenSheet sheet, int number, IReadOnlyList<string> texts)
    {
        var style = sheet.Headings.Contains(number) || (sheet.HasHeader && number == 1) ? HeadingStyle : TextStyle;
        var cells = texts.Select((text, i) => text.Length == 0 ? null : CellOf(text, ExcelColumns.Cell(i + 1, number), style))
            .OfType<Cell>().ToList();
        return cells.Count == 0 ? null : new Row(cells) { RowIndex = (uint)number };
    }

    private static Cell CellOf(string text, string name, uint style) =>
        new(new InlineString(new Text(Escape(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = name,
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    private static DataValidation ListOf(WrittenChoices choices, string column, int lastRow) => new(new Formula1(choices.Source))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowInputMessage = true,
        ShowErrorMessage = true,
        ErrorTitle = "Välj i listan",
        Error = "Det du skrev finns inte i listan. Välj något av det som står där.",
        Prompt = choices.Prompt,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{column}2:{column}{lastRow}" },
    };

    // Cells are of the format Text (49), so that what is typed stays as typed: 1/2 is no day, =1 no formula.
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), FormatOf(font: 0), FormatOf(font: 1)));

    private static CellFormat FormatOf(uint font) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
    {
        NumberFormatId = 49,
        FontId = font,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyAlignment = true,
    };

    // What reads as an escape of the format is escaped itself; a line end is one character.
    private static string Escape(string text) =>
        LooksEscaped().Replace(XmlCharacters.Replace(text.ReplaceLineEndings("\n")), "_x005F_");

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

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
