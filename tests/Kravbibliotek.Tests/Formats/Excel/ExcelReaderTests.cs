using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kravbibliotek.Formats.Excel;

namespace Kravbibliotek.Tests.Formats.Excel;

public class ExcelReaderTests
{
    [Fact]
    public void Read_FileOfAnOfficeLibrary_CellsAsAPersonSeesThem()
    {
        var sheet = Assert.Single(ExcelReader.Read(FromTheSdk()).Sheets);

        Assert.Equal("Krav", sheet.Name);
        Assert.False(sheet.IsHidden);
        Assert.Equal(
            [(3, 2, "delad fetstil", false), (3, 3, "0.1", false), (3, 4, "2026-11-20", false), (3, 5, "SANT", false), (3, 27, "42", true)],
            sheet.Rows.SelectMany(r => r.Cells.Select(c => (r.Number, c.Column, c.Text, c.IsFormula))));
    }

    [Fact]
    public void Read_CellsWithoutNames_CountedFromTheLeft() =>
        Assert.Equal(
            ["1A", "2C"],
            ExcelReader.Read(Books.WithRows("""<row><c t="str"><v>x</v></c></row><row><c/><c/><c t="str"><v>y</v></c></row>""")).Sheets[0].Rows
                .SelectMany(r => r.Cells.Select(c => r.Number + ExcelColumns.Letters(c.Column))));

    [Theory]
    [InlineData("""<row><c t="s"><v>5</v></c></row>""")]
    [InlineData("""<row r="2"/><row r="1"/>""")]
    [InlineData("""<row><c r="B1"/><c r="A1"/></row>""")]
    [InlineData("""<row><c r="ZZZZ1"/></row>""")]
    [InlineData("<row>")]
    public void Read_BrokenSheet_SaysSo(string rows) =>
        Assert.Contains("skadad", Refused(Books.WithRows(rows)), StringComparison.Ordinal);

    [Fact]
    public void Read_Entities_NeverExpanded() =>
        Assert.Contains("skadad", Refused(Books.Change(Books.Stream(Books.Sheet([["x"]])), "xl/worksheets/sheet1.xml", _ =>
            """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>""")),
            StringComparison.Ordinal);

    [Fact]
    public void Read_LinkOutOfTheFile_NotFollowed()
    {
        var file = Books.Change(Books.Stream(Books.Sheet([["x"]])), "xl/worksheets/_rels/sheet1.xml.rels", _ =>
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="a" Type="http://x/hyperlink" Target="mailto:a@b,c@d@e" TargetMode="External"/>
            </Relationships>
            """);

        Assert.Equal("x", ExcelReader.Read(file).Sheets[0].Rows[0].Cells[0].Text);
    }

    [Fact]
    public void Read_Macros_Refused()
    {
        Assert.Contains("makron", Refused(Books.Change(Books.Stream(Books.Sheet([["x"]])), "xl/vbaProject.bin", _ => "x")), StringComparison.Ordinal);
        Assert.Contains("makron", Refused(Books.Change(Books.Stream(Books.Sheet([["x"]])), "[Content_Types].xml", xml =>
            xml.Replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ProtectedOrOldFile_SaysWhatToDo() =>
        Assert.Contains(
            "lösenord", Refused(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])), StringComparison.Ordinal);

    [Fact]
    public void Read_WordFile_SaysThatItIsNotExcel() =>
        Assert.Contains("inte en Excelfil", Refused(Books.Change(Books.Stream(Books.Sheet([["x"]])), "[Content_Types].xml", xml =>
            xml.Replace("spreadsheetml.sheet.main", "wordprocessingml.document.main", StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void Read_Bomb_StoppedBeforeItIsUnpacked()
    {
        var bomb = Books.WithRows("<row><c t=\"str\"><v>" + new string('a', 15 << 20) + "</v></c></row>");

        Assert.True(bomb.Length < 100_000);
        Assert.Contains("mer än vad som kan läsas", Refused(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyPartsRowsColumnsOrCharacters_Refused()
    {
        var file = Books.Stream(Books.Sheet([["a", "b"], ["c", "dd"]]));

        ExcelLimits[] all =
            [new() { Parts = 3 }, new() { Rows = 1 }, new() { Columns = 1 }, new() { Characters = 4 }, new() { Sheets = 0 }, new() { UnpackedBytes = 500 }];
        foreach (var limits in all)
            Assert.Contains("Dela upp", Refused(file, limits), StringComparison.Ordinal);
        Assert.Equal(2, ExcelReader.Read(file).Sheets[0].Rows.Count);
    }

    private static string Refused(MemoryStream file, ExcelLimits? limits = null) =>
        Assert.Throws<ExcelFileException>(() => ExcelReader.Read(file, limits)).Message;

    private static MemoryStream FromTheSdk()
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new(new SharedStringItem(
                new Run(new Text("delad ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new RunProperties(new Bold()), new Text("fetstil"))));
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "[$-41D]d mmmm yyyy;@" }),
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164 }));
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new(new SheetData(new Row(
                new Cell { CellReference = "B3", DataType = CellValues.SharedString, CellValue = new("0") },
                new Cell { CellReference = "C3", CellValue = new("0.10000000000000001") },
                new Cell { CellReference = "D3", StyleIndex = 1, CellValue = new("46346") },
                new Cell { CellReference = "E3", DataType = CellValues.Boolean, CellValue = new("1") },
                new Cell { CellReference = "AA3", CellFormula = new("6*7"), CellValue = new("42") })
            { RowIndex = 3 }));
            workbook.Workbook = new(new Sheets(new Sheet { Name = "Krav", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        file.Position = 0;
        return file;
    }
}
