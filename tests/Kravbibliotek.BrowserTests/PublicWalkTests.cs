using System.IO.Compression;
using Kravbibliotek.TestSupport;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>
/// A procurer and a vendor without accounts, with nothing but a keyboard: from the first question to the file or the answer. Every page passed is
/// free of faults, and whatever has the focus shows it.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class PublicWalkTests(BrowserFixture browser)
{
    private const string Submit = "main form button[type=submit]";

    [ChromiumTheory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task Procurer_FromSearchToAnnex_NeedsNoMouse(string language)
    {
        await using var procurer = await Someone.VisitorAsync(browser, byKeyboard: true);
        var page = procurer.Page;
        await procurer.GoAsync($"{language}/krav");
        await SkipToContentAsync(page);
        await PickSuggestionAsync(procurer);
        await NarrowAsync(procurer, language);
        var key = await GatherAsync(procurer, language);

        await procurer.PressAsync($"main a[href^='{language}/lista/kravbilaga?k=']");
        await procurer.WriteAsync("Organisation", "Exempelköpings kommun");
        var sheet = await procurer.DownloadAsync("main button[name=Format][value=xlsx]");
        await FocusRing.AssertOnAsync(page.Locator("main button[name=Format][value=xlsx]"));
        var annex = await procurer.DownloadAsync("main button[name=Format][value=docx]");

        Assert.EndsWith(".xlsx", sheet.SuggestedFilename, StringComparison.Ordinal);
        Assert.EndsWith(".docx", annex.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(await HoldsAsync(sheet, key), $"The sheet lacks {key}.");
        Assert.True(await HoldsAsync(annex, key), $"The annex lacks {key}.");
        Assert.Equal(language.Length == 0 ? "sv" : "en", await page.Locator("html").GetAttributeAsync("lang"));
    }

    [ChromiumFact]
    public async Task Vendor_FromWhatChangedToStandards_NeedsNoMouse()
    {
        await using var vendor = await Someone.VisitorAsync(browser, byKeyboard: true);
        await CompareVersionsAsync(vendor);
        await CompareReleasesAsync(vendor);
        await FilterStandardsAsync(vendor);
    }

    [ChromiumFact]
    public async Task Vendor_FromQuestionsToReportedFault_NeedsNoMouse()
    {
        await using var vendor = await Someone.VisitorAsync(browser, byKeyboard: true);
        await AnswerQuestionsAsync(vendor);
        await ReportFaultAsync(vendor);
    }

    /// <summary>From the top past the menu, to the first field of the page.</summary>
    private static async Task SkipToContentAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        await FocusRing.AssertOnAsync(page.Locator(".ds-skip-link"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#innehall")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await FocusRing.AssertOnAsync(page.Locator("#q"));
    }

    /// <summary>Types until what is meant is suggested. The list is the browser's own, which draws none without a screen: it is taken as typed.</summary>
    private static async Task PickSuggestionAsync(Someone procurer)
    {
        var page = procurer.Page;
        var box = page.Locator("#q");
        await page.Keyboard.TypeAsync("krypt");
        await Assertions.Expect(page.Locator("#q-forslag option").First).ToBeAttachedAsync();
        await FocusRing.AssertOnAsync(box);
        var suggested = await page.Locator("#q-forslag option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)");
        await page.Keyboard.PressAsync("ArrowDown");
        await FocusRing.AssertOnAsync(box);
        await procurer.WriteAsync("q", suggested[^1]);
        await procurer.PressAsync("#q");
        Assert.True(await page.Locator(".app-results > li").CountAsync() > 0, $"Nothing is found of the suggested {suggested[^1]}.");

        // As in any search box.
        await procurer.WriteAsync("q", "krypt");
        await page.Keyboard.PressAsync("Escape");
        await FocusRing.AssertOnAsync(box);
        Assert.Equal("", await box.InputValueAsync());
        await Assertions.Expect(page.Locator("#q-forslag option")).ToHaveCountAsync(0);
    }

    private static async Task NarrowAsync(Someone procurer, string language)
    {
        var page = procurer.Page;
        await procurer.ChooseAsync("sortering", "titel");
        await procurer.TickAsync("omrade", "sakerhet");
        await procurer.PressAsync(Submit);
        Assert.StartsWith($"{language}/krav?", procurer.Address, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator(".app-chips a.ds-chip").CountAsync());
        Assert.Equal(0, await page.Locator(".app-results h3 a:not([href*='/SAK-'])").CountAsync());

        await procurer.PressAsync("main nav a[rel=next]");
        Assert.EndsWith("&sida=2", procurer.Address, StringComparison.Ordinal);
        await FocusStartsAtTheTopAsync(page);
    }

    /// <summary>Reads a requirement and puts it in the list.</summary>
    private static async Task<string> GatherAsync(Someone procurer, string language)
    {
        var page = procurer.Page;
        await procurer.PressAsync(".app-results h3 a");
        var key = procurer.Address.Split('/')[^1];
        Assert.Equal($"{language}/krav/{key}", procurer.Address);
        await procurer.PressAsync($"#lista-{key} button[name=krav]");
        Assert.StartsWith($"{language}/lista?k=", procurer.Address, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("main [role=status]")).ToBeVisibleAsync();

        // What is put in the list from another page leads back to where one was.
        await procurer.GoAsync($"{language}/krav/LEV-003");
        await procurer.PressAsync("#lista-LEV-003 button[name=krav]");
        Assert.Equal($"{language}/krav/LEV-003", procurer.Address);
        await page.Keyboard.PressAsync("Tab");
        await FocusRing.AssertOnAsync(page.Locator("#lista-LEV-003 button[name=bort]"));
        await procurer.PressAsync("#lista-LEV-003 button[name=bort]");

        await procurer.PressAsync($".app-account a[href='{language}/lista']");
        Assert.Equal([$"rad-{key}"], await page.Locator(".app-list > li").EvaluateAllAsync<string[]>("all => all.map(row => row.id)"));
        return key;
    }

    private static async Task CompareVersionsAsync(Someone vendor)
    {
        var page = vendor.Page;
        await vendor.GoAsync("/krav/LEV-003/jamfor");
        await vendor.ChooseAsync("fran", "1");
        await vendor.ChooseAsync("till", "2");
        await vendor.PressAsync(Submit);
        Assert.Equal("Skillnad mellan version 1 och 2", await page.Locator("h1").InnerTextAsync());
        Assert.True(await page.Locator(".diff-rows").First.IsVisibleAsync());

        await vendor.ChooseAsync("visa", "bredvid");
        await vendor.PressAsync(Submit);
        Assert.True(await page.Locator(".diff-beside").First.IsVisibleAsync());
        Assert.False(await page.Locator(".diff-rows").First.IsVisibleAsync());
        Assert.Equal("1", await page.Locator("#fran").InputValueAsync());
    }

    private static async Task CompareReleasesAsync(Someone vendor)
    {
        var page = vendor.Page;
        await vendor.GoAsync("/utgavor/jamfor");
        await vendor.ChooseAsync("fran", "2026.1");
        await vendor.ChooseAsync("till", "2026.2");
        await vendor.PressAsync(Submit);
        Assert.Equal("Skillnad mellan utgåva 2026.1 och 2026.2", await page.Locator("h1").InnerTextAsync());
        await vendor.PressAsync("main nav.app-contents a[href*='visa=sakliga']");
        Assert.True(await page.Locator(".diff-rows ins, .diff-rows del").First.IsVisibleAsync());
        await FocusStartsAtTheTopAsync(page);
    }

    private static async Task FilterStandardsAsync(Someone vendor)
    {
        var page = vendor.Page;
        await vendor.GoAsync("/standarder");
        var all = await page.Locator("main tbody tr").CountAsync();
        await vendor.ChooseAsync("utgivare", "IETF");
        await vendor.TickAsync("anvanda");
        await vendor.PressAsync(Submit);
        Assert.InRange(await page.Locator("main tbody tr").CountAsync(), 1, all - 1);
        Assert.Equal(2, await page.Locator(".app-chips a.ds-chip").CountAsync());

        await vendor.PressAsync(".app-chips a.ds-chip");
        Assert.Equal(1, await page.Locator(".app-chips a.ds-chip").CountAsync());
    }

    /// <summary>The first answer to every question, so that nothing is left to find out.</summary>
    private static async Task AnswerQuestionsAsync(Someone vendor)
    {
        var page = vendor.Page;
        await vendor.GoAsync("/fragor/prova");
        var first = await page.Locator("main form fieldset").EvaluateAllAsync<string[][]>(
            "all => all.map(f => f.querySelector('input')).map(i => [i.name, i.value])");
        Assert.NotEmpty(first);
        foreach (var answer in first)
            await vendor.TickAsync(answer[0], answer[1]);
        await vendor.PressAsync(Submit);

        Assert.Contains($"{first.Length} av {first.Length}", await page.Locator("main details > summary").InnerTextAsync(), StringComparison.Ordinal);
        await vendor.PressAsync("main nav.app-subnav a[href*='visa=oklart']");
        Assert.Contains("(0)", await page.Locator("main nav.app-subnav a[aria-current]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.EndsWith("#resultat", page.Url, StringComparison.Ordinal);
        // The focus goes on from there, not from the top.
        await page.Keyboard.PressAsync("Tab");
        await FocusRing.AssertOnAsync(page.Locator("main nav.app-subnav a").First);
    }

    private static async Task ReportFaultAsync(Someone vendor)
    {
        var page = vendor.Page;
        await vendor.PressAsync(".app-footer a[href^='/rapportera']");
        Assert.Equal("/fragor/prova", await page.Locator("#Page").InputValueAsync());
        await vendor.TickAsync("Kind");
        await SendWithoutTextAsync(page);
        await page.Keyboard.PressAsync("Tab");
        await FocusRing.AssertOnAsync(page.Locator("#felsammanfattning a"));
        await page.Keyboard.PressAsync("Enter");
        await FocusRing.AssertOnAsync(page.Locator("#Text"));

        await page.Keyboard.TypeAsync("Tabellen under Oklart är tom. Ska den vara det?");
        await vendor.PressAsync("main form[action='/rapportera'] button[type=submit]");
        Assert.Contains("ny=ja", vendor.Address, StringComparison.Ordinal);
        Assert.Contains("Tabellen under Oklart är tom.", await vendor.TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>A form with a fault comes back with its summary in focus.</summary>
    private static async Task SendWithoutTextAsync(IPage page)
    {
        for (var stops = 0; !await page.EvaluateAsync<bool>("document.activeElement.matches('main form[action=\"/rapportera\"] button[type=submit]')"); stops++)
        {
            Assert.True(stops < 20, "The button that sends the report was never reached.");
            await page.Keyboard.PressAsync("Tab");
            await FocusRing.AssertVisibleAsync(page);
        }

        await page.Keyboard.PressAsync("Enter");
        await FocusRing.AssertOnAsync(page.Locator("#felsammanfattning"));
    }

    /// <summary>A page that one comes to is read from its top.</summary>
    private static async Task FocusStartsAtTheTopAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        await FocusRing.AssertOnAsync(page.Locator(".ds-skip-link"));
    }

    private static async Task<bool> HoldsAsync(IDownload file, string text)
    {
        using var zip = ZipFile.OpenRead(await file.PathAsync());
        foreach (var part in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            if ((await reader.ReadToEndAsync()).Contains(text, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
