using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kravbibliotek.Formats.Excel;

namespace Kravbibliotek.Tests.Formats.Excel;

public class ExcelWriterTests
{
    private static readonly WrittenSheet[] Sheets =
    [
        new()
        {
            Name = "Förslag", HasHeader = true, RowsToFill = 100,
            Columns = [new(10, new("'Så fyller du i'!$A$2:$A$3", "Välj område.")), new(60)],
            Rows = [["Område", "Förslag"], ["", "=HYPERLINK(\"http://x\")\u0001"]],
        },
        new() { Name = "Så fyller du i", Columns = [new(40)], Rows = [["Områden"], ["INF"], ["ARK"]], Headings = [1] },
    ];

    [Fact]
    public void Write_ListsHeaderAndAwkwardText_ValidForOffice()
    {
        using var document = SpreadsheetDocument.Open(Books.Stream(Sheets), isEditable: false);

        foreach (var version in new[] { FileFormatVersions.Microsoft365, FileFormatVersions.Office2013 })
            Assert.Empty(new OpenXmlValidator(version).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
        Assert.Equal("En titel", document.PackageProperties.Title);
    }

    [Fact]
    public void Write_TextLikeAFormula_IsText()
    {
        var cell = ExcelReader.Read(Books.Stream(Sheets)).Sheets[0].Rows[1].Cells[0];

        Assert.Equal((2, "=HYPERLINK(\"http://x\")\uFFFD", false), (cell.Column, cell.Text, cell.IsFormula));
    }

    [Fact]
    public void Write_Twice_SameBytes() => Assert.Equal(Books.Stream(Sheets).ToArray(), Books.Stream(Sheets).ToArray());
}
