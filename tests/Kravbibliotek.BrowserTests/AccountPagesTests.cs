using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>An administrator from the first sign-in, without JavaScript: second factor, invitation, the pages of accounts. None has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccountPagesTests(BrowserFixture browser)
{
    private const string Password = "gul cykel i regnet";

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Administrator_FirstDay_MeetsNoFault(bool dark, int width)
    {
        var email = await AdministratorAsync();
        await using var visit = await browser.VisitAsync(dark, width, script: false);
        // axe is a script of its own, so that each page is looked at in a visit that shares the session.
        await using var look = await browser.VisitAsync(dark, width);
        var page = visit.Page;

        await page.GotoAsync("/administration/konton");
        await page.Locator("#Email").FillAsync(email);
        await page.Locator("#Password").FillAsync(Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.Equal("Slå på tvåfaktorsinloggning", await page.Locator("h1").InnerTextAsync());
        await LookAsync(visit, look, "/konto/tvafaktor", dark, width);

        var key = (await page.Locator("code.app-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("#Code").FillAsync(OneTimeCode.At(key, DateTimeOffset.UtcNow));
        await page.Locator("#CurrentPassword").FillAsync(Password);
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
            await LookAsync(visit, look, address, dark, width);
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
        await AccessibilityTests.PictureAsync(look.Page, $"{address.Split('?')[0]}-{(dark ? "mork" : "ljus")}-{width}");
    }

    private async Task<string> AdministratorAsync()
    {
        using var scope = browser.Services.CreateScope();
        var id = Account.NewId();
        var account = new Account { Id = id, Name = $"Prov {id}", Email = $"{id}@prov.se", Roles = [Role.Administrator] };
        var result = await scope.ServiceProvider.GetRequiredService<AccountManager>().CreateAsync(new AccountUser(account), Password);
        Assert.True(result.Succeeded);
        return account.Email;
    }
}
