using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders.Answers;
using Kravbibliotek.Tests.Word;
using Kravbibliotek.Word;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Tests.Tenders;

public class AnswerSheetTests
{
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Texts that a spreadsheet would take for formulas.</summary>
    public static TheoryData<string> Dangerous => ["=1+1", "+46 8 123", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\";\"y\")", "=cmd|' /C calc'!A0"];

    [Theory]
    [InlineData("molntjanst")]
    [InlineData("konsult-och-utveckling")]
    public async Task Write_RealProfile_IsValidForOfficeAndHasTheDigestsOfTheAnnex(string profile)
    {
        var model = await Annexes.OfProfileAsync(profile);

        var file = Write(model);

        Valid(file);
        var returned = Read(file);
        Assert.Equal(model.Id(), returned.Id);
        Assert.Equal(
            model.Items.Select(i => (i.Key, i.Number, PrintedItem.Of(i).Digest())), returned.Requirements.Select(r => (r.Key, r.Number, r.Digest)));
        Assert.All(returned.Requirements, r => Assert.True(r.IsUnchanged));
    }

    [Fact]
    public void Write_EveryKindAndSortOfText_IsValidAndKeepsDigests()
    {
        var file = Write(Annexes.Difficult());

        Valid(file);
        Assert.Equal(
            Annexes.Difficult().Items.Select(i => PrintedItem.Of(i).Digest()), Read(file).Requirements.Select(r => r.Digest));
    }

    [Fact]
    public void Write_Twice_SameBytes() => Assert.Equal(Write(Annexes.Difficult()), Write(Annexes.Difficult()));

    [Fact]
    public void Write_AnsweredKinds_AreOpenWithAListAndContractTermsAreNot()
    {
        var file = Write(Annexes.Difficult());
        var kinds = Annexes.Difficult().Items.Select(i => i.Kind).ToList();

        var sheet = Part(file, "xl/worksheets/sheet2.xml");
        Assert.Equal("1", (string?)sheet.Element(S + "sheetProtection")!.Attribute("sheet"));
        Assert.Null(sheet.Element(S + "sheetProtection")!.Attribute("password"));
        var list = Assert.Single(sheet.Descendants(S + "dataValidation"));
        Assert.Equal(("list", "\"Ja,Nej\"", "1"), ((string?)list.Attribute("type"), list.Element(S + "formula1")!.Value, (string?)list.Attribute("showErrorMessage")));
        Assert.Equal("F2:F3 F5:F6", (string?)list.Attribute("sqref"));
        var open = OpenStyles(file);
        foreach (var (kind, row) in kinds.Select((kind, i) => (kind, i + 2)))
            foreach (var cell in sheet.Descendants(S + "c").Where(c => (string?)c.Attribute("r") is { } at && at[1..] == $"{row}"))
                Assert.Equal(
                    kind != RequirementKind.ContractTerm && ((string)cell.Attribute("r")!)[0] is >= 'F' and <= 'H', open.Contains((int)cell.Attribute("s")!));
        foreach (var other in new[] { "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml" })
        {
            Assert.NotNull(Part(file, other).Element(S + "sheetProtection"));
            Assert.DoesNotContain(Part(file, other).Descendants(S + "c"), c => open.Contains((int)c.Attribute("s")!));
        }
    }

    [Fact]
    public void Write_ForPrintAndScreenReader_RepeatsTheHeaderAndIsATable()
    {
        var file = Write(Annexes.Difficult());

        var sheet = Part(file, "xl/worksheets/sheet2.xml");
        Assert.Equal("1", (string?)sheet.Descendants(S + "pageSetUpPr").Single().Attribute("fitToPage"));
        Assert.Equal(("landscape", "0"), (
            (string?)sheet.Element(S + "pageSetup")!.Attribute("orientation"), (string?)sheet.Element(S + "pageSetup")!.Attribute("fitToHeight")));
        Assert.Equal("frozen", (string?)sheet.Descendants(S + "pane").Single().Attribute("state"));
        var table = Part(file, "xl/tables/table2.xml");
        Assert.Equal("A1:H6", (string?)table.Attribute("ref"));
        Assert.Equal(
            ["Nyckel", "Område", "Kravtyp", "Krav", "Bevis", "Svar", "Kommentar", "Hänvisning"],
            table.Descendants(S + "tableColumn").Select(c => (string?)c.Attribute("name")));
        var book = Part(file, "xl/workbook.xml");
        Assert.Contains("'Svar'!$1:$1", book.Descendants(S + "definedName").Select(d => d.Value));
        Assert.Equal([null, null, "veryHidden"], book.Descendants(S + "sheet").Select(s => (string?)s.Attribute("state")));
    }

    [Theory]
    [MemberData(nameof(Dangerous))]
    public void Write_TextLikeAFormula_IsTextWithAnApostrophe(string text)
    {
        var model = Annexes.Model(Annexes.Item("Tjänsten ska finnas.") with { Title = text, Values = [KeyValuePair.Create("x", text)] }) with { Title = text };

        var file = Write(model);

        Valid(file);
        Assert.Empty(Part(file, "xl/worksheets/sheet2.xml").Descendants(S + "f"));
        var cells = ExcelReader.Read(new MemoryStream(file)).Sheets.SelectMany(s => s.Rows).SelectMany(r => r.Cells).ToList();
        Assert.DoesNotContain(cells, c => c.IsFormula || c.Text[0] is '=' or '+' or '-' or '@' or '\t' or '\r');
        Assert.True(Assert.Single(Read(file).Requirements).IsUnchanged);
    }

    [Fact]
    public void Read_FilledIn_GivesTheAnswers()
    {
        var file = Fill(Write(Annexes.Difficult()), ("F2", "Ja"), ("G2", " Se bilaga 4\nsidan 2 "), ("F3", "Nej"), ("H5", "Kap. 3"));

        var returned = Read(file);

        Assert.Equal(("Ja", "Se bilaga 4\nsidan 2", null), Controls(returned.Requirements[0]));
        Assert.Equal(("Nej", null, null), Controls(returned.Requirements[1]));
        Assert.Empty(returned.Requirements[2].Controls);
        Assert.Equal((null, null, "Kap. 3"), Controls(returned.Requirements[3]));
        Assert.All(returned.Requirements, r => Assert.True(r.IsUnchanged));
    }

    [Theory]
    [InlineData("D2", "Tjänsten bör visa allt.")]
    [InlineData("C2", "Tilldelningskriterium (bör)")]
    [InlineData("A2", "TIL-001 version 2")]
    [InlineData("E2", "")]
    public void Read_TextChanged_IsSeen(string cell, string text)
    {
        var returned = Read(Fill(Write(Annexes.Difficult()), (cell, text)));

        Assert.False(returned.Requirements[0].IsUnchanged);
        Assert.All(returned.Requirements.Skip(1), r => Assert.True(r.IsUnchanged));
    }

    [Fact]
    public void Read_OtherBook_IsRefusedInWords()
    {
        using var other = new MemoryStream();
        ExcelWriter.Write("Annan", [new() { Name = "Blad", Columns = [new(10)], Rows = [["Nyckel"]] }], other);

        var refused = Assert.Throws<ExcelFileException>(() => Read(other.ToArray()));

        Assert.StartsWith("Filen är inget svarsblad", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyTitleAndText_KeepsDigest() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(
            Arb.From(Gen.Elements("=", "+", "-", "'", "'=", "1. ", "* ", "å", " ", "\n", "\n\n", "a", "_x0041_", "**", "|", "1.\u00a0", "\u0001").ArrayOf()), parts =>
            {
                var text = string.Concat(parts);
                var model = Annexes.Model(Annexes.Item($"Tjänsten ska {text}") with { Title = text.ReplaceLineEndings(" ").Trim() });
                // A no-break space after a figure is how a list is known here; in a text of its own it cannot be told from one.
                return text.Contains("1.\u00a0", StringComparison.Ordinal) || Read(Write(model)).Requirements[0].IsUnchanged;
            }));

    [Fact]
    public void TooLong_TextThatHasNoRoomInACell_IsNamed()
    {
        var model = Annexes.Model(Annexes.Item(new string('a', 33_000)));

        Assert.Equal("TIL-012", AnswerSheet.TooLong(model));
        Assert.Throws<ArgumentException>(() => Write(model));
    }

    internal static byte[] Write(AnnexModel model)
    {
        using var target = new MemoryStream();
        AnswerSheet.Write(model, target);
        return target.ToArray();
    }

    internal static Kravbibliotek.Word.Responses.ReturnedAnnex Read(byte[] file) =>
        AnswerSheetReader.Read(ExcelReader.Read(new MemoryStream(file)));

    internal static (string? Answer, string? Comment, string? Reference) Controls(Kravbibliotek.Word.Responses.ReturnedRequirement row)
    {
        Assert.Equal(TemplateContract.Controls.Select(c => c.Code), row.Controls.Select(c => c.Code));
        return (row.Controls[0].Text, row.Controls[1].Text, row.Controls[2].Text);
    }

    /// <summary>The file with texts in cells of the second sheet.</summary>
    internal static byte[] Fill(byte[] file, params (string Cell, string Text)[] texts)
    {
        using var changed = new MemoryStream();
        changed.Write(file);
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("xl/worksheets/sheet2.xml")!;
            XDocument sheet;
            using (var stream = entry.Open())
                sheet = XDocument.Load(stream, LoadOptions.PreserveWhitespace);
            foreach (var (name, text) in texts)
            {
                var cell = sheet.Descendants(S + "c").Single(c => (string?)c.Attribute("r") == name);
                cell.SetAttributeValue("t", "inlineStr");
                cell.ReplaceNodes(new XElement(S + "is", new XElement(S + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)));
            }

            entry.Delete();
            using var target = archive.CreateEntry("xl/worksheets/sheet2.xml").Open();
            sheet.Save(target, SaveOptions.DisableFormatting);
        }

        return changed.ToArray();
    }

    internal static XElement Part(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part).Root!;
    }

    /// <summary>The styles whose cells may be changed.</summary>
    internal static IReadOnlySet<int> OpenStyles(byte[] file) => Part(file, "xl/styles.xml").Element(S + "cellXfs")!.Elements(S + "xf").Index()
        .Where(x => (string?)x.Item.Element(S + "protection")?.Attribute("locked") is "0" or "false").Select(x => x.Index).ToHashSet();

    private static void Valid(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Microsoft365, FileFormatVersions.Office2013 })
            Assert.Empty(new OpenXmlValidator(version).Validate(document).Select(e => $"{version} {e.Part?.Uri} {e.Path?.XPath} {e.Description}").Take(10));
    }
}
