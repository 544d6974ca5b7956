using Kravbibliotek.TestSupport;

namespace Kravbibliotek.BrowserTests;

/// <summary>Everything that can be done, done without JavaScript.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WithoutScriptTests(BrowserFixture browser)
{
    [ChromiumFact]
    public async Task Search_FromStartPage_FiltersAndRemovesFilter()
    {
        await using var visit = await browser.VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.Locator("#q").FillAsync("TIL-001");
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.Equal("/krav/TIL-001", await page.Locator(".app-results a").First.GetAttributeAsync("href"));

        await page.Locator("#q").FillAsync("");
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.Locator("#omrade-leverans").CheckAsync();
        await page.Locator("main button[type=submit]").First.ClickAsync();
        var found = await page.Locator(".app-results > li").CountAsync();
        Assert.Equal(found, await page.Locator(".app-results > li:has(a[href^='/krav/LEV-'])").CountAsync());

        await page.Locator(".app-chips a.ds-chip").ClickAsync();
        Assert.Equal(0, await page.Locator(".app-chips a.ds-chip").CountAsync());
        Assert.NotEqual(0, await page.Locator(".app-results > li:not(:has(a[href^='/krav/LEV-']))").CountAsync());
    }

    [ChromiumFact]
    public async Task Compare_ChosenVersions_ShowsTheDifference()
    {
        await using var visit = await browser.VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003/jamfor");
        await page.Locator("#fran").SelectOptionAsync("2");
        await page.Locator("#till").SelectOptionAsync("1");

        await page.Locator("main button[type=submit]").ClickAsync();

        Assert.Equal("Skillnad mellan version 2 och 1", await page.Locator("h1").InnerTextAsync());
        Assert.NotEqual(0, await page.Locator(".diff-rows del").CountAsync());
    }

    [ChromiumFact]
    public async Task Annex_FilledIn_IsDownloaded()
    {
        await using var visit = await browser.VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/profiler/molntjanst");
        await page.Locator("main a.ds-button").First.ClickAsync();
        await page.Locator("#Organisation").FillAsync("Exempelköpings kommun");
        // The buttons that need a script are not there.
        Assert.False(await page.Locator("[data-select-all]").IsVisibleAsync());

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main button[type=submit]").First.ClickAsync());

        Assert.Equal("kravbilaga-molntjanst.docx", download.SuggestedFilename);
        Assert.Null(await download.FailureAsync());
    }
}
