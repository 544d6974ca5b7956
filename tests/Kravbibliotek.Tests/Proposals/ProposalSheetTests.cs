using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Proposals;

public class ProposalSheetTests
{
    private static readonly Dictionary<string, Area> Areas = new() { ["SAK-001"] = Area.Security };

    [Fact]
    public void Template_IsValidAndHasNothingToHandIn()
    {
        using var document = SpreadsheetDocument.Open(Template(), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.Contains("inga rader", ProposalSheet.Read(ExcelReader.Read(Template())).Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_ListsToChooseFrom_AreAllUnderstood()
    {
        var help = ExcelReader.Read(Template()).Sheets[1].Rows.Select(r => r.Cells[0].Text).ToList();

        Assert.All(Kravbibliotek.Requirements.Areas.All, a => Assert.Contains(ProposalInput.LabelOf(a), help));
        Assert.All(Kravbibliotek.Requirements.Areas.All, a => Assert.Equal(a, new ProposalInput { Area = ProposalInput.LabelOf(a) }.AreaValue));
        Assert.Equal(SubmissionKind.NewRequirement, new ProposalInput { Kind = "nytt krav" }.KindValue);
        Assert.Equal(SubmissionKind.Change, new ProposalInput { Kind = "Ändring av krav" }.KindValue);
        Assert.Null(new ProposalInput { Kind = "Synpunkt" }.KindValue);
    }

    [Fact]
    public void Read_FilledIn_SaysWhatStandsInEachRow()
    {
        var (rows, fault) = ProposalSheet.Read(Sheets.Book(
            ["Nytt krav", "LEV Leverans, drift och avslut", "", "Loggar", "Spara loggar.", "De försvinner.", "", "", "", "", "", ""],
            ["", "", "", "", "", "", "", "", "", "", "", ""],
            ["Ändring av krav", "", "sak-001", "TLS", "Höj kravet.", "Gammalt.", "", "", "", "", "", "eva@exempel.se"]));

        Assert.Null(fault);
        Assert.Equal([2, 4], rows.Select(r => r.Number));
        Assert.All(rows, r => Assert.Empty(ProposalSheet.Check(r, Areas)));
        var change = ProposalRules.ToSubmission(rows[1].Input, Areas, "kommun-0180", "konton/a", DateTimeOffset.UnixEpoch);
        Assert.Equal((SubmissionKind.Change, "SAK-001", Area.Security, "kommun-0180"), (change.Kind, change.Key, change.Area, change.Organisation));
    }

    [Fact]
    public void Check_Faults_NamesCellColumnAndHowToMend()
    {
        var (rows, _) = ProposalSheet.Read(Sheets.Book(
            ["Nytt", "Mars", "", "", "Text", "Skäl", "", "", "", "", "", "ingen adress"],
            ["Ändring av krav", "", "XXX-999", "R", "T", "S", "", "", "", "", "", ""]));

        var first = ProposalSheet.Check(rows[0], Areas);
        Assert.Equal(["B2 Område", "D2 Rubrik", "L2 E-post"], first.Select(f => $"{f.Cell} {f.Column}"));
        Assert.All(first, f => Assert.NotEmpty(f.Mend));
        Assert.Contains("XXX-999", Assert.Single(ProposalSheet.Check(rows[1], Areas)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Formula_IsNotTrusted()
    {
        var cells = Sheets.Row("Nytt krav", "SAK", "", "Rubrik", "Text", "", "", "", "", "", "", "").ToList();
        cells.Add(new(6, "Det här sade någon annans program.", IsFormula: true));
        var (rows, _) = ProposalSheet.Read(new([new("Förslag", [Sheets.Header(), new(2, cells)])]));

        var finding = Assert.Single(ProposalSheet.Check(rows[0], Areas));

        Assert.Equal(("F2", "Cellen innehåller en formel."), (finding.Cell, finding.Message));
        Assert.Null(rows[0].Input.Why);
    }

    [Fact]
    public void Read_OtherFile_SaysWhatIsMissing()
    {
        Assert.Contains("tomt", ProposalSheet.Read(new([])).Fault!, StringComparison.Ordinal);
        Assert.Contains("Rubrikraden saknar Typ", ProposalSheet.Read(new([new("Blad1", [new(1, [new(1, "Nyckel")])])])).Fault!, StringComparison.Ordinal);
        var many = Enumerable.Range(2, ProposalSheet.MostRows + 1).Select(n => new ExcelRow(n, [new(4, "Rubrik")]));
        Assert.Contains("201 rader", ProposalSheet.Read(new([new("Förslag", [Sheets.Header(), .. many])])).Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ColumnsMoved_FoundByTheirHeadings()
    {
        var book = Sheets.Book(["Nytt krav", "SAK", "", "Rubrik", "Text", "Skäl", "", "", "", "", "", ""]);
        var moved = new ExcelBook([book.Sheets[0] with
        {
            Rows = [.. book.Sheets[0].Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c with { Column = 40 - c.Column }).Reverse()] })],
        }]);

        Assert.Equal("Rubrik", Assert.Single(ProposalSheet.Read(moved).Rows).Input.Title);
    }

    private static MemoryStream Template()
    {
        var file = new MemoryStream();
        ProposalSheet.WriteTemplate(file);
        file.Position = 0;
        return file;
    }
}

/// <summary>Sheets of proposals for tests.</summary>
internal static class Sheets
{
    private static readonly Lazy<ExcelRow> First = new(() =>
    {
        using var file = new MemoryStream();
        ProposalSheet.WriteTemplate(file);
        file.Position = 0;
        return ExcelReader.Read(file).Sheets[0].Rows[0];
    });

    /// <summary>The header of the template.</summary>
    public static ExcelRow Header() => First.Value;

    public static ExcelBook Book(params string[][] rows) =>
        new([new("Förslag", [Header(), .. rows.Select((r, i) => new ExcelRow(i + 2, Row(r))).Where(r => r.Cells.Count > 0)])]);

    public static IReadOnlyList<ExcelCell> Row(params string[] texts) =>
        [.. texts.Select((t, i) => new ExcelCell(i + 1, t)).Where(c => c.Text.Length > 0)];

    /// <summary>A filled-in template as a file.</summary>
    public static byte[] File(params string[][] rows)
    {
        using var file = new MemoryStream();
        ExcelWriter.Write("Förslag", [new()
        {
            Name = "Förslag", HasHeader = true, Columns = [.. Header().Cells.Select(_ => new WrittenColumn(20))],
            Rows = [[.. Header().Cells.Select(c => c.Text)], .. rows],
        }], file);
        return file.ToArray();
    }
}
