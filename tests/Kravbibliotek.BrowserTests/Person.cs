using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>Somebody with an account, made for a test.</summary>
/// <param name="Email">What they sign in with, beside <see cref="Password"/>.</param>
/// <param name="RecoveryCode">One that has not been used, where the account has a second factor: it depends on no clock.</param>
internal sealed record Person(string Email, string? RecoveryCode)
{
    public const string Password = "gul cykel i regnet";

    /// <summary>Makes an account with these roles, and with the second factor that they demand unless it is to be turned on later.</summary>
    public static async Task<Person> MakeAsync(BrowserFixture browser, IReadOnlyList<Role> roles, bool secondFactor = true)
    {
        using var scope = browser.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var id = Account.NewId();
        var user = new AccountUser(new Account
        {
            Id = id,
            Name = $"Prov {id}",
            Email = $"{id}@prov.se",
            Roles = roles,
            Organisation = "kommun-0180",
            IsLawyer = roles.Contains(Role.Reviewer),
        });
        Assert.True((await accounts.CreateAsync(user, Password)).Succeeded);
        if (!secondFactor || !user.Account.NeedsTwoFactor)
            return new(user.Account.Email, null);
        var key = OneTimeCode.NewKey();
        var codes = await accounts.EnableTwoFactorAsync(user, key, OneTimeCode.At(key, DateTimeOffset.UtcNow));
        return new(user.Account.Email, codes![0]);
    }

    /// <summary>Signs in, with the second factor where there is one.</summary>
    public async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/logga-in");
        await page.Locator("#Email").FillAsync(Email);
        await page.Locator("#Password").FillAsync(Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        if (RecoveryCode is not null)
        {
            await page.GotoAsync("/logga-in/aterstallningskod");
            await page.Locator("#Code").FillAsync(RecoveryCode);
            await page.Locator("main button[type=submit]").ClickAsync();
        }

        Assert.EndsWith("/konto", page.Url, StringComparison.Ordinal);
    }
}
