using Kravbibliotek.Tests.Word;
using Kravbibliotek.TestSupport;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Tests.Tenders;

/// <summary>The answer sheet in LibreOffice: what it opens, and what is left after it has saved.</summary>
public sealed class AnswerSheetOfficeTests : IDisposable
{
    private const string Excel = "xlsx:Calc MS Excel 2007 XML";

    // UTF-8, commas, text as it is shown; the number of a sheet comes last.
    private const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,";

    private readonly string _folder = TemporaryRoot.Create();

    [CalcTheory]
    [InlineData(Excel)]
    [InlineData("ods")]
    public async Task RoundTrip_FilledIn_KeepsAnswersTextsListsAndProtection(string through)
    {
        var model = await Annexes.OfProfileAsync("molntjanst");
        var answered = model.Items.Index().First(i => i.Item.IsAnswered).Index + 2;
        var file = AnswerSheetTests.Fill(
            AnswerSheetTests.Write(model), ($"F{answered}", "Ja"), ($"G{answered}", "Se bilaga 4.\nRad två."), ($"H{answered}", "Kap. 3"));

        var saved = await File.ReadAllBytesAsync(await Office.ConvertAsync(_folder, await Office.ConvertAsync(_folder, await SaveAsync(file), through), Excel));

        var returned = AnswerSheetTests.Read(saved);
        Assert.Equal(model.Id(), returned.Id);
        Assert.Equal(
            model.Items.Select(i => (i.Key, i.Number, PrintedItem.Of(i).Digest())), returned.Requirements.Select(r => (r.Key, r.Number, r.Digest)));
        Assert.All(returned.Requirements, r => Assert.True(r.IsUnchanged));
        Assert.Equal(("Ja", "Se bilaga 4.\nRad två.", "Kap. 3"), AnswerSheetTests.Controls(returned.Requirements[answered - 2]));
        Assert.Equal(model.Items.Select(i => i.IsAnswered ? 3 : 0), returned.Requirements.Select(r => r.Controls.Count));
        AssertProtected(model, saved);
    }

    [CalcFact]
    public async Task Open_TextsLikeFormulas_AreTextAlsoAfterCsv()
    {
        string[] texts = ["=1+1", "+1", "-1", "@a", "=HYPERLINK(\"http://x\",\"y\")"];
        var model = Annexes.Model([.. texts.Select((t, i) => Annexes.Item("Tjänsten ska finnas.", key: $"TIL-{i + 1:D3}") with { Title = t, Proof = null })]);

        // Twice through CSV, as when somebody opens the CSV and saves it again.
        var first = await Office.ConvertAsync(_folder, await SaveAsync(AnswerSheetTests.Write(model)), Csv + "2");
        var again = await Office.ConvertAsync(_folder, await Office.ConvertAsync(_folder, first, Excel), Csv + "1");

        foreach (var csv in new[] { await File.ReadAllTextAsync(first), await File.ReadAllTextAsync(again) })
        {
            Assert.All(texts, text => Assert.Contains(text.Replace("\"", "\"\"", StringComparison.Ordinal), csv, StringComparison.Ordinal));
            Assert.DoesNotContain(csv.Split(',', '\n').Select(c => c.TrimStart('"')), cell => cell.Length > 1 && cell[0] is '=' or '+' or '-' or '@');
        }
    }

    [CalcFact]
    public async Task Open_RealProfile_BecomesPdf()
    {
        var file = AnswerSheetTests.Write(await Annexes.OfProfileAsync("webbplats"));

        var pdf = await File.ReadAllBytesAsync(await Office.ConvertAsync(_folder, await SaveAsync(file), "pdf"));

        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf[..4]), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Only the cells for answers can be changed, and only those of the first column have the list.</summary>
    private static void AssertProtected(AnnexModel model, byte[] saved)
    {
        System.Xml.Linq.XNamespace s = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var sheet = AnswerSheetTests.Part(saved, "xl/worksheets/sheet2.xml");
        Assert.True((string?)sheet.Element(s + "sheetProtection")?.Attribute("sheet") is "1" or "true");
        var open = AnswerSheetTests.OpenStyles(saved);
        foreach (var (index, item) in model.Items.Index())
        {
            var cells = sheet.Descendants(s + "c").Where(c => (string?)c.Attribute("r") is { } at && at[1..] == $"{index + 2}").ToList();
            foreach (var column in "ABCDEFGH")
            {
                var cell = cells.Single(c => ((string)c.Attribute("r")!)[0] == column);
                Assert.Equal(item.IsAnswered && column is >= 'F' and <= 'H', open.Contains((int)cell.Attribute("s")!));
            }
        }

        var lists = sheet.Descendants(s + "dataValidation").ToList();
        Assert.All(lists, list => Assert.Equal(("list", "\"Ja,Nej\""), ((string?)list.Attribute("type"), list.Element(s + "formula1")!.Value)));
        var rows = lists.SelectMany(l => ((string)l.Attribute("sqref")!).Split(' ')).SelectMany(RowsOf).Order();
        Assert.Equal(model.Items.Index().Where(i => i.Item.IsAnswered).Select(i => i.Index + 2), rows);
    }

    private static IEnumerable<int> RowsOf(string range)
    {
        var ends = range.Split(':').Select(cell => cell[0] == 'F' ? int.Parse(cell[1..], null) : throw new InvalidOperationException(cell)).ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private async Task<string> SaveAsync(byte[] file)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.xlsx");
        await File.WriteAllBytesAsync(path, file);
        return path;
    }
}
