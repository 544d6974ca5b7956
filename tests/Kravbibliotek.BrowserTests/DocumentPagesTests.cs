using Kravbibliotek.Accounts;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.BrowserTests;

/// <summary>Reading in documents in a real browser, with the keyboard alone and without JavaScript.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DocumentPagesTests(BrowserFixture browser)
{
    private const string Address = "/kuratering/inlasning/dokument";
    private const string Send = $"main form[action='{Address}'] button";
    private const string Store = "main form[method=post] button";

    [ChromiumTheory]
    [InlineData(true, false, 1280)]
    [InlineData(true, true, 320)]
    [InlineData(false, false, 1280)]
    public async Task Document_SentInLookedAtAndChosen_BecomesDrafts(bool byKeyboard, bool dark, int width)
    {
        await using var anna = await Someone.SignedInAsync(browser, byKeyboard, Role.Curator, dark, width);
        await anna.GoAsync("/kuratering/inlasning");
        await anna.FollowAsync(Address);
        await anna.AttachAsync("File", "tidbokning.docx", await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "TestData", "Documents", "tidbokning.docx")));
        await anna.PressAsync(Send);
        Assert.Contains("11 möjliga krav", await anna.TextAsync(), StringComparison.Ordinal);
        await anna.FollowAsync(Address);
        await anna.AttachAsync("File", "lista.xlsx", Workbook());
        await anna.PressAsync(Send);
        Assert.Equal($"{Address}/granska", anna.Address);
        await anna.ChooseAsync("rubrik", "2");
        await anna.PressAsync("main form:has([name='rubrik']:not([type=hidden])) button");
        await anna.WriteAsync("Rows[0].Title", "Öppna format i alla filer");
        await anna.ChooseAsync("Rows[0].Area", "information");
        // Whoever was here before has made drafts that these are like, so that they may not be ticked from the start.
        await anna.TickAsync("Rows[0].Take");
        await anna.TickAsync("Rows[1].Take");
        await anna.PressAsync(Store);

        Assert.Contains("2 nya utkast", await anna.TextAsync(), StringComparison.Ordinal);
    }

    private static byte[] Workbook()
    {
        using var file = new MemoryStream();
        string[][] rows = [["Kod", "Vad", "Kravtext"], ["A1", "Format", "Filer ska lämnas i format som är öppna och väl beskrivna."], ["A2", "Färg", "Knappar bör vara lila."]];
        ExcelWriter.Write("Krav", [new() { Name = "Lista", Columns = [new(10), new(20), new(60)], Rows = rows }, new() { Name = "Mer", Columns = [new(10)], Rows = [["x"]] }], file);
        return file.ToArray();
    }
}
