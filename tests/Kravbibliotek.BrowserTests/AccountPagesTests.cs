using Kravbibliotek.Accounts;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.BrowserTests;

/// <summary>An administrator from the first sign-in, without JavaScript: second factor, invitation, the pages of accounts. None has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccountPagesTests(BrowserFixture browser)
{
    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Administrator_FirstDay_MeetsNoFault(bool dark, int width)
    {
        var email = (await Person.MakeAsync(browser, [Role.Administrator], secondFactor: false)).Email;
        await using var visit = await browser.VisitAsync(dark, width, script: false);
        // axe is a script of its own, so that each page is looked at in a visit that shares the session.
        await using var look = await browser.VisitAsync(dark, width);
        var page = visit.Page;

        await page.GotoAsync("/administration/konton");
        await page.Locator("#Email").FillAsync(email);
        await page.Locator("#Password").FillAsync(Person.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.Equal("Slå på tvåfaktorsinloggning", await page.Locator("h1").InnerTextAsync());
        await look.LookAsync(visit, "/konto/tvafaktor");

        var key = (await page.Locator("code.app-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("#Code").FillAsync(OneTimeCode.At(key, DateTimeOffset.UtcNow));
        await page.Locator("#CurrentPassword").FillAsync(Person.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.Equal(10, await page.Locator(".app-codes code").CountAsync());

        await page.Locator("main p a").ClickAsync();
        Assert.Equal("Konton", await page.Locator("h1").InnerTextAsync());
        await page.Locator("main a.ds-button").ClickAsync();
        await page.Locator("#Name").FillAsync($"Ny {email}");
        await page.Locator("#Email").FillAsync($"ny.{email}");
        await page.Locator("#Roles-2").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        var link = await page.Locator("main p code").InnerTextAsync();
        Assert.Contains("/inbjudan?kod=", link, StringComparison.Ordinal);

        var account = await page.Locator("nav a[href^='/administration/konton/']").GetAttributeAsync("href");
        foreach (var address in new[]
                 {
                     "/konto", "/konto/losenord", "/konto/aterstallningskoder", "/administration/konton", "/administration/konton/bjud-in", account!,
                     new Uri(link).PathAndQuery,
                 })
            await look.LookAsync(visit, address);
    }
}
