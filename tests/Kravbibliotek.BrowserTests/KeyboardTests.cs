using Kravbibliotek.TestSupport;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>The site with nothing but a keyboard.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserFixture browser)
{
    private const string Focused = "(() => { const e = document.activeElement; return e.tagName + ' ' + e.textContent.trim(); })()";

    [ChromiumFact]
    public async Task SkipLink_FirstTab_LeadsPastTheMenu()
    {
        await using var visit = await browser.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("A Hoppa till innehållet", await page.EvaluateAsync<string>(Focused));
        Assert.True(await page.Locator(".ds-skip-link").IsVisibleAsync());
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("innehall", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [ChromiumFact]
    public async Task Annex_WithKeysOnly_IsDownloaded()
    {
        await using var visit = await browser.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/profiler/molntjanst/kravbilaga");
        await TabToAsync(page, "document.activeElement.id === 'Organisation'");
        await page.Keyboard.TypeAsync("Exempelköpings kommun");

        await TabToAsync(page, "document.activeElement.matches('main button[type=submit]')");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));

        Assert.Equal("kravbilaga-molntjanst.docx", download.SuggestedFilename);
    }

    [ChromiumFact]
    public async Task SelectNone_Pressed_ClearsEveryRequirement()
    {
        await using var visit = await browser.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/profiler/molntjanst/kravbilaga");

        await page.Locator("[data-select-all] button[value='0']").PressAsync("Enter");
        Assert.Equal(0, await page.Locator("#krav input[type=checkbox]:checked").CountAsync());
        await page.Locator("[data-select-all] button[value='1']").PressAsync("Enter");

        Assert.Equal(0, await page.Locator("#krav input[type=checkbox]:not(:checked)").CountAsync());
    }

    [ChromiumFact]
    public async Task Focus_EveryStopOnRequirementPage_IsVisible()
    {
        await using var visit = await browser.VisitAsync(width: 320);
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003");
        var stops = await page.Locator("a[href], button, input, select, [tabindex='0']").CountAsync();

        for (var stop = 0; stop < stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var hidden = await page.EvaluateAsync<string?>(
                "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                + " return s.outlineStyle === 'none' && s.boxShadow === 'none' ? e.outerHTML : null; })()");
            Assert.Null(hidden);
        }
    }

    private static async Task TabToAsync(IPage page, string condition)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            if (await page.EvaluateAsync<bool>(condition))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{condition} was never reached with Tab.");
    }
}
