using Kravbibliotek.Accounts;
using Kravbibliotek.TestSupport;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>Feedback, proposals, a sheet and their answers, without JavaScript. No page has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ProposalPagesTests(BrowserFixture browser)
{
    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Feedback_WrittenByKeyboard_MeetsNoFault(bool dark, int width)
    {
        await using var visit = await browser.VisitAsync(dark, width, script: false);
        await using var look = await browser.VisitAsync(dark, width);
        var page = visit.Page;

        await look.LookAsync(visit, "/krav/TIL-001");
        await page.GotoAsync("/krav/TIL-001");
        await page.Locator("main a[href$='/synpunkt']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/krav/TIL-001/synpunkt*");
        await look.LookAsync(visit, "/krav/TIL-001/synpunkt");
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.StartsWith("Fel: ", await page.TitleAsync(), StringComparison.Ordinal);
        await page.Locator(".ds-error-summary a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#Text").FocusAsync();
        await page.Keyboard.TypeAsync("Det är oklart vad som menas.");
        await page.Locator("main button[type=submit]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.Locator("h1", new() { HasText = "Tack för synpunkten" }).WaitForAsync();
        await look.LookAsync(visit, new Uri(page.Url).PathAndQuery);
    }

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Proposal_FromWordsAndSheetToAnswer_MeetsNoFault(bool dark, int width)
    {
        await using var procurer = await SignedInAsync(Role.Procurer, dark, width);
        await using var look = await browser.VisitAsync(dark, width);
        var page = procurer.Page;
        await page.GotoAsync("/forslag/nytt?krav=TIL-001");
        await page.Locator("#Title").FillAsync("Tydligare text om språk");
        await page.Locator("#Text").FillAsync("Skriv vad som gäller för flera språk.");
        await page.Locator("#Why").FillAsync("Leverantörerna frågar.");
        await page.Locator("main button[type=submit]").ClickAsync();
        var proposal = new Uri(page.Url).PathAndQuery;
        var reference = proposal.Split('?')[0].Split('/')[^1];
        await page.GotoAsync("/forslag/inlasning");
        await page.Locator("#fil").SetInputFilesAsync(new FilePayload { Name = "f.xlsx", MimeType = "application/octet-stream", Buffer = Sheet() });
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.Equal("Granska förslagen", await page.Locator("h1").InnerTextAsync());
        foreach (var address in new[] { "/forslag", "/forslag/nytt", proposal, "/forslag/inlasning", "/forslag/inlasning/granska", "/synpunkter" })
            await look.LookAsync(procurer, address);

        await using var curator = await SignedInAsync(Role.Curator, dark, width);
        await curator.Page.GotoAsync($"/kuratering/arenden/{reference}");
        await curator.Page.Locator("#Text").FillAsync("Det tar vi med i nästa version.");
        await curator.Page.Locator("#Effect").CheckAsync();
        await curator.Page.Locator("#Show").CheckAsync();
        await curator.Page.Locator("form[action$='/svar'] button").ClickAsync();
        foreach (var address in new[] { "/kuratering/arenden", $"/kuratering/arenden/{reference}", "/krav/TIL-001" })
            await look.LookAsync(curator, address);
    }

    private static byte[] Sheet()
    {
        using var file = new MemoryStream();
        Kravbibliotek.Formats.Excel.ExcelWriter.Write("Förslag", [new()
        {
            Name = "Förslag",
            Columns = [new(20)],
            Rows =
            [
                ["Typ", "Område", "Krav", "Rubrik", "Vad ni föreslår", "Varför", "Väntad effekt", "Vilka berörs", "Förslag till kravtext", "Lag eller standard", "Kontaktperson", "E-post"],
                ["Nytt krav", "SAK", "", "Loggar", "Spara loggar.", "De försvinner."],
                ["Ändring av krav", "", "XXX-999"],
            ],
        }], file);
        return file.ToArray();
    }

    private async Task<Visit> SignedInAsync(Role role, bool dark, int width)
    {
        var visit = await browser.VisitAsync(dark, width, script: false);
        await (await Person.MakeAsync(browser, [role])).SignInAsync(visit.Page);
        return visit;
    }
}
