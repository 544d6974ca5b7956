using Kravbibliotek.Accounts;
using Kravbibliotek.TestSupport;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>A curator writes a requirement in a real browser: with and without JavaScript, and when the server is out of reach. No page has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EditorPagesTests(BrowserFixture browser)
{
    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    [InlineData(true, 320)]
    public async Task Pages_WithEverythingOnThem_HaveNoFault(bool dark, int width)
    {
        await using var visit = await browser.VisitAsync(dark, width);
        var page = visit.Page;
        var said = new List<string>();
        await SignInAsync(page);
        page.Console += (_, message) => said.Add(message.Text);
        await page.GotoAsync("/kuratering/krav/nytt");
        await LookAsync(page, "nytt", dark, width);

        var address = await NewAsync(page);
        await page.Locator("button[value='add:Parameters']").ClickAsync();
        await page.Locator("#AddStandard").SelectOptionAsync("EN-301-549");
        await page.Locator("button[value='add:Standards']").ClickAsync();
        await page.Locator("button[value='clauses:Standards:0']").ClickAsync();
        await page.Locator("#AddLaw").SelectOptionAsync("2018-1937/12 §");
        await page.Locator("button[value='add:Laws']").ClickAsync();
        await page.Locator("#Guidance").FillAsync("Läs [här](https://exempel.se).");
        await page.Locator("[data-preview='Guidance-visning']").ClickAsync();
        await page.Locator("#Guidance-visning a").WaitForAsync();
        await LookAsync(page, "redigera", dark, width);

        await page.Locator("#sakrat", new() { HasText = "säkrad" }).WaitForAsync();
        await page.GotoAsync(address);
        await LookAsync(page, "osparat", dark, width);
        foreach (var other in new[] { "/kuratering/utkast", "/kuratering/krav/LEV-003/uppgifter", address.Replace("redigera", "jamfor", StringComparison.Ordinal) })
        {
            await page.GotoAsync(other);
            await LookAsync(page, other, dark, width);
        }

        Assert.Empty(said);
    }

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Conflict_WithoutScript_ShowsBothTextsWithoutFaultAndIsSettled(bool dark, int width)
    {
        await using var first = await browser.VisitAsync(script: false);
        await using var second = await browser.VisitAsync(dark, width);
        await SignInAsync(first.Page);
        await SignInAsync(second.Page);
        var address = await NewAsync(first.Page);
        await second.Page.GotoAsync(address);
        await first.Page.Locator("#Guidance").FillAsync("Det första rådet.");
        await first.Page.Locator("button[value=save]").First.ClickAsync();

        await second.Page.Locator("#Guidance").FillAsync("Det andra rådet.");
        await second.Page.Locator("button[value=save]").First.ClickAsync();
        await second.Page.WaitForSelectorAsync("#felsammanfattning:focus");
        await LookAsync(second.Page, "konflikt", dark, width);
        await second.Page.Locator("[name='Choice.Guidance'][value=theirs]").CheckAsync();
        await second.Page.Locator("button[value=save]").First.ClickAsync();
        await second.Page.GotoAsync(address);

        Assert.Equal("Det första rådet.", await second.Page.Locator("#Guidance").InputValueAsync());
    }

    [ChromiumFact]
    public async Task Typing_ServerOutOfReach_IsInTheBrowserWhenOneComesBack()
    {
        await using var visit = await browser.VisitAsync();
        var page = visit.Page;
        await SignInAsync(page);
        var address = await NewAsync(page);
        await visit.Context.RouteAsync("**/osparat", route => route.AbortAsync());

        await page.Locator("#Rationale").FillAsync("Skrivet utan nät.");
        await page.Locator("#sakrat", new() { HasText = "webbläsaren" }).WaitForAsync();
        await visit.Context.UnrouteAsync("**/osparat");
        await page.GotoAsync(address);
        Assert.Equal("", await page.Locator("#Rationale").InputValueAsync());
        await page.Locator("[data-restore]").ClickAsync();
        await page.Locator("#Rationale", new() { HasText = "Skrivet utan nät." }).WaitForAsync();
        await page.Locator("button[value=save]").First.ClickAsync();
        await page.GotoAsync(address);

        Assert.Equal("Skrivet utan nät.", await page.Locator("#Rationale").InputValueAsync());
        Assert.False(await page.Locator("#kvar").IsVisibleAsync());
    }

    [ChromiumFact]
    public async Task Enter_InATextField_SavesRatherThanRemovesARow()
    {
        await using var visit = await browser.VisitAsync(script: false);
        var page = visit.Page;
        await SignInAsync(page);
        var address = await NewAsync(page);
        await page.Locator("button[value='add:Parameters']").ClickAsync();

        await page.Locator("#Parameters_0__Name").FillAsync("tid");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("redigera", StringComparison.Ordinal));
        await page.GotoAsync(address);

        Assert.Equal("tid", await page.Locator("#Parameters_0__Name").InputValueAsync());
    }

    private static async Task<string> NewAsync(IPage page)
    {
        await page.GotoAsync("/kuratering/krav/nytt");
        await page.Locator("#Area").SelectOptionAsync("dataskydd");
        await page.Locator("#Title").FillAsync("Gallring av loggar");
        await page.Locator("main form button[type=submit]").ClickAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task LookAsync(IPage page, string name, bool dark, int width)
    {
        await AccessibilityTests.AssertNoFaultAsync(page);
        await AccessibilityTests.PictureAsync(page, $"editor-{name}-{(dark ? "mork" : "ljus")}-{width}");
    }

    private async Task SignInAsync(IPage page) => await (await Person.MakeAsync(browser, [Role.Curator])).SignInAsync(page);
}
