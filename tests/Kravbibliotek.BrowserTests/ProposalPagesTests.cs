using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>Feedback, proposals, a sheet and their answers, without JavaScript. No page has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ProposalPagesTests(BrowserFixture browser)
{
    private const string Password = "gul cykel i regnet";

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Feedback_WrittenByKeyboard_MeetsNoFault(bool dark, int width)
    {
        await using var visit = await browser.VisitAsync(dark, width, script: false);
        await using var look = await browser.VisitAsync(dark, width);
        var page = visit.Page;

        await LookAsync(visit, look, "/krav/TIL-001", dark, width);
        await page.GotoAsync("/krav/TIL-001");
        await page.Locator("main a[href$='/synpunkt']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await LookAsync(visit, look, "/krav/TIL-001/synpunkt", dark, width);
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.StartsWith("Fel: ", await page.TitleAsync(), StringComparison.Ordinal);
        await page.Locator(".ds-error-summary a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#Text").FocusAsync();
        await page.Keyboard.TypeAsync("Det är oklart vad som menas.");
        await page.Locator("main button[type=submit]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("Tack för synpunkten", await page.Locator("h1").InnerTextAsync());
        await LookAsync(visit, look, new Uri(page.Url).PathAndQuery, dark, width);
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
            await LookAsync(procurer, look, address, dark, width);

        await using var curator = await SignedInAsync(Role.Curator, dark, width);
        await curator.Page.GotoAsync($"/kuratering/arenden/{reference}");
        await curator.Page.Locator("#Text").FillAsync("Det tar vi med i nästa version.");
        await curator.Page.Locator("#Effect").CheckAsync();
        await curator.Page.Locator("#Show").CheckAsync();
        await curator.Page.Locator("form[action$='/svar'] button").ClickAsync();
        foreach (var address in new[] { "/kuratering/arenden", $"/kuratering/arenden/{reference}", "/krav/TIL-001" })
            await LookAsync(curator, look, address, dark, width);
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

    private static async Task LookAsync(Visit signedIn, Visit look, string address, bool dark, int width)
    {
        await look.Context.AddCookiesAsync((await signedIn.Context.CookiesAsync()).Select(c => new Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Domain = c.Domain,
            Path = c.Path,
            Secure = c.Secure,
            HttpOnly = c.HttpOnly,
        }));
        await look.Page.GotoAsync(address);
        await AccessibilityTests.AssertNoFaultAsync(look.Page);
        var name = address.Split('?')[0].Contains("synpunkter/", StringComparison.Ordinal) ? "/synpunkter-kvitto"
            : address.Split('?')[0].Contains('-', StringComparison.Ordinal) && !address.StartsWith("/krav/", StringComparison.Ordinal)
            ? string.Join('/', address.Split('?')[0].Split('/')[..^1]) + "-ett" : address.Split('?')[0];
        await AccessibilityTests.PictureAsync(look.Page, $"{name}-{(dark ? "mork" : "ljus")}-{width}");
    }

    private async Task<Visit> SignedInAsync(Role role, bool dark, int width)
    {
        var id = Account.NewId();
        var key = OneTimeCode.NewKey();
        using (var scope = browser.Services.CreateScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
            var user = new AccountUser(new Account { Id = id, Name = $"Prov {id}", Email = $"{id}@prov.se", Roles = [role], Organisation = "kommun-0180" });
            Assert.True((await accounts.CreateAsync(user, Password)).Succeeded);
            if (user.Account.NeedsTwoFactor)
                Assert.NotNull(await accounts.EnableTwoFactorAsync(user, key, OneTimeCode.At(key, DateTimeOffset.UtcNow.AddSeconds(-30))));
        }

        var visit = await browser.VisitAsync(dark, width, script: false);
        await visit.Page.GotoAsync("/logga-in");
        await visit.Page.Locator("#Email").FillAsync($"{id}@prov.se");
        await visit.Page.Locator("#Password").FillAsync(Password);
        await visit.Page.Locator("main button[type=submit]").ClickAsync();
        if (role != Role.Procurer)
        {
            await visit.Page.Locator("#Code").FillAsync(OneTimeCode.At(key, DateTimeOffset.UtcNow));
            await visit.Page.Locator("main button[type=submit]").ClickAsync();
        }

        return visit;
    }
}
