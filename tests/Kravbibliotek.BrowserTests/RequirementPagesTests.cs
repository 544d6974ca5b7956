using System.Globalization;
using Kravbibliotek.TestSupport;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>The pages of a requirement as they are used: copied from, compared on wide and narrow screens, printed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RequirementPagesTests(BrowserFixture browser)
{
    [ChromiumFact]
    public async Task Copy_WithKeysOnly_PutsTheCitationOnTheClipboardAndSaysSo()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003");
        var bar = page.Locator("[data-copy=citat]");

        await bar.Locator("button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(bar.Locator("[role=status]")).ToHaveTextAsync("Kopierat");
        var citation = await page.Locator("#citat").InputValueAsync();
        Assert.Contains("/krav/LEV-003/v/", citation, StringComparison.Ordinal);
        Assert.Equal(citation, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [ChromiumFact]
    public async Task Copy_WithoutPermission_SelectsTheTextAndSaysWhatToDo()
    {
        await using var visit = await browser.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003");
        await page.EvaluateAsync("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }");

        await page.Locator("[data-copy=kravtext] button").ClickAsync();

        await Assertions.Expect(page.Locator("[data-copy=kravtext] [role=status]")).ToContainTextAsync("Markera texten");
        Assert.Equal("kravtext", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [ChromiumFact]
    public async Task Copy_WithoutScript_HasTextsToSelectAndNoButtons()
    {
        await using var visit = await browser.VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003");

        Assert.True(await page.Locator("#citat").IsVisibleAsync());
        Assert.StartsWith("LEV-003 ", await page.Locator("#kravtext").InputValueAsync(), StringComparison.Ordinal);
        Assert.False(await page.Locator("[data-copy=citat]").IsVisibleAsync());
        Assert.False(await page.Locator("[data-copy=kravtext]").IsVisibleAsync());
    }

    [ChromiumTheory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Compare_SideBySide_IsInlineWhereTheScreenIsNarrow(int width, bool isBeside)
    {
        await using var visit = await browser.VisitAsync(width: width, script: false);
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003/jamfor?fran=1&till=2");
        Assert.True(await page.Locator(".diff-rows").First.IsVisibleAsync());

        await page.Locator("#visa").SelectOptionAsync("bredvid");
        await page.Locator("main form button[type=submit]").ClickAsync();

        Assert.EndsWith("visa=bredvid", page.Url, StringComparison.Ordinal);
        Assert.Equal("1", await page.Locator("#fran").InputValueAsync());
        Assert.Equal(isBeside, await page.Locator(".diff-beside").First.IsVisibleAsync());
        Assert.Equal(!isBeside, await page.Locator(".diff-rows").First.IsVisibleAsync());
    }

    [ChromiumFact]
    public async Task Print_Requirement_HasVersionDateAndAddressAndNoControls()
    {
        await using var visit = await browser.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var line = page.Locator(".app-print");
        Assert.True(await line.IsVisibleAsync());
        var version = await page.Locator(".app-kicker").InnerTextAsync();
        var number = int.Parse(version.Split(' ')[^1], CultureInfo.InvariantCulture);
        Assert.Contains($"{browser.Address.TrimEnd('/')}/krav/LEV-003/v/{number}", await line.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Matches("[0-9]{4}-[0-9]{2}-[0-9]{2}", await line.InnerTextAsync());
        foreach (var control in new[] { ".app-nav", "nav.app-contents", "#citat", "#kravtext", ".ds-breadcrumbs" })
            Assert.False(await page.Locator(control).First.IsVisibleAsync(), control);
        foreach (var part in new[] { "#aktuellt", "#krav", "#bevis", "#historik", "#fakta" })
            Assert.True(await page.Locator(part).IsVisibleAsync(), part);
    }

    [ChromiumFact]
    public async Task Print_Comparison_ShowsBothVersions()
    {
        await using var visit = await browser.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/krav/LEV-003/jamfor?fran=1&till=2&visa=bredvid");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await page.Locator(".diff-beside").First.IsVisibleAsync());
        Assert.False(await page.Locator("main form").IsVisibleAsync());
        Assert.Contains("underline", await page.Locator(".diff-beside ins").First.EvaluateAsync<string>("e => getComputedStyle(e).textDecorationLine"), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task English_FromStartToPermalink_StaysInEnglish()
    {
        await using var visit = await browser.VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/en");
        await page.Locator("#q").FillAsync("LEV-003");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.Locator(".app-results a").First.ClickAsync();
        Assert.EndsWith("/en/krav/LEV-003", page.Url, StringComparison.Ordinal);

        await page.Locator("[aria-labelledby=historik] th a").First.ClickAsync();

        Assert.Contains("/en/krav/LEV-003/v/", page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        await page.Locator("main .ds-alert a").ClickAsync();
        Assert.EndsWith("/en/krav/LEV-003#aktuellt", page.Url, StringComparison.Ordinal);
    }
}
