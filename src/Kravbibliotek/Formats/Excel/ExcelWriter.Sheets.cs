using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Formats.Excel;

/// <summary>The sheets and their cells.</summary>
public static partial class ExcelWriter
{
    private const uint TextStyle = 1;
    private const uint HeadingStyle = 2;
    private const uint TableHeadStyle = 3;
    private const uint TableTextStyle = 4;
    private const uint OpenStyle = 5;
    private const string TableRelation = "rId1";

    private static Worksheet SheetOf(WrittenSheet sheet, bool isFirst)
    {
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(ViewOf(sheet, isFirst)),
            new Columns(sheet.Columns.Select((c, i) => new Column
            {
                Min = (uint)i + 1,
                Max = (uint)i + 1,
                Width = c.Width,
                CustomWidth = true,
                Style = TextStyle,
            })),
            new SheetData(sheet.Rows.Select((cells, i) => RowOf(sheet, i + 1, cells)).OfType<Row>()));
        if (sheet.IsOpen is not null)
            worksheet.AppendChild(Protection());
        var lists = sheet.Columns.Index().Where(c => c.Item.Choices is not null)
            .Select(c => (Choices: c.Item.Choices!, Places: PlacesOf(sheet, c.Index + 1))).Where(l => l.Places.Length > 0)
            .Select(l => ListOf(l.Choices, l.Places)).ToList();
        if (lists.Count > 0)
            worksheet.AppendChild(new DataValidations(lists) { Count = (uint)lists.Count });
        worksheet.AppendChild(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
        worksheet.AppendChild(new HeaderFooter(new OddFooter("&RSida &P av &N")));
        if (sheet.Table is not null)
            worksheet.AppendChild(new TableParts(new TablePart { Id = TableRelation }) { Count = 1 });
        return worksheet;
    }

    private static SheetView ViewOf(WrittenSheet sheet, bool isFirst)
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

        return view;
    }

    // Without a password: protection is help against mistakes, and what has been changed is found in other ways. What it must not
    // hinder is reading: making columns wider, rows higher, and filtering.
    private static SheetProtection Protection() => new()
    {
        Sheet = true,
        Objects = true,
        Scenarios = true,
        FormatCells = false,
        FormatColumns = false,
        FormatRows = false,
        AutoFilter = false,
    };

    private static Row? RowOf(WrittenSheet sheet, int number, IReadOnlyList<string> texts)
    {
        var cells = texts.Select((text, i) =>
            text.Length == 0 && StyleOf(sheet, number, i + 1) is TextStyle or HeadingStyle
                ? null
                : CellOf(text, ExcelColumns.Cell(i + 1, number), StyleOf(sheet, number, i + 1))).OfType<Cell>().ToList();
        return cells.Count == 0 ? null : new Row(cells) { RowIndex = (uint)number };
    }

    private static uint StyleOf(WrittenSheet sheet, int row, int column)
    {
        if (sheet.IsOpen?.Invoke(row, column) == true)
            return OpenStyle;
        var isHeading = sheet.Headings.Contains(row) || (sheet.HasHeader && row == 1);
        return sheet.Table is null
            ? isHeading ? HeadingStyle : TextStyle
            : isHeading ? TableHeadStyle : TableTextStyle;
    }

    private static Cell CellOf(string text, string name, uint style) => text.Length == 0
        ? new Cell { CellReference = name, StyleIndex = style }
        : new(new InlineString(new Text(Escape(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = name,
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    /// <summary>
    /// The cells of a column that have its list: runs of open rows, or all rows to fill.
    /// </summary>
    private static string PlacesOf(WrittenSheet sheet, int column)
    {
        if (sheet.IsOpen is null)
            return $"{ExcelColumns.Cell(column, 2)}:{ExcelColumns.Cell(column, sheet.RowsToFill + 1)}";
        var runs = new List<(int First, int Last)>();
        foreach (var row in Enumerable.Range(1, sheet.Rows.Count).Where(row => sheet.IsOpen(row, column)))
        {
            if (runs.Count > 0 && runs[^1].Last == row - 1)
                runs[^1] = (runs[^1].First, row);
            else
                runs.Add((row, row));
        }

        return string.Join(' ', runs.Select(r => r.First == r.Last
            ? ExcelColumns.Cell(column, r.First)
            : $"{ExcelColumns.Cell(column, r.First)}:{ExcelColumns.Cell(column, r.Last)}"));
    }

    private static DataValidation ListOf(WrittenChoices choices, string places) => new(new Formula1(choices.Source))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowInputMessage = true,
        ShowErrorMessage = true,
        ErrorTitle = "Välj i listan",
        Error = "Det du skrev finns inte i listan. Välj något av det som står där.",
        Prompt = choices.Prompt,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = places },
    };

    private static Table TableOf(WrittenSheet sheet, uint id)
    {
        var area = $"A1:{ExcelColumns.Cell(sheet.Columns.Count, sheet.Rows.Count)}";
        return new(
            new AutoFilter { Reference = area },
            new TableColumns(sheet.Rows[0].Select((heading, i) => new TableColumn { Id = (uint)i + 1, Name = heading }))
            {
                Count = (uint)sheet.Columns.Count,
            },
            new TableStyleInfo { ShowFirstColumn = false, ShowLastColumn = false, ShowRowStripes = false, ShowColumnStripes = false })
        {
            Id = id,
            Name = sheet.Table,
            DisplayName = sheet.Table,
            Reference = area,
            TotalsRowShown = false,
        };
    }

    // What reads as an escape of the format is escaped itself; a line end is one character.
    private static string Escape(string text) =>
        LooksEscaped().Replace(XmlCharacters.Replace(text.ReplaceLineEndings("\n")), "_x005F_");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
