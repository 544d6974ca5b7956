using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.TestSupport;
using Kravbibliotek.Web.Features.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>What waits, what has happened and who is told, in a real browser without JavaScript. No page has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LogPagesTests(BrowserFixture browser)
{
    private const string Password = "gul cykel i regnet";

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task CuratorsMorning_WithoutScript_MeetsNoFault(bool dark, int width)
    {
        await using var visit = await browser.VisitAsync(dark, width, script: false);
        // axe is a script of its own, so that each page is looked at in a visit that shares the session.
        await using var look = await browser.VisitAsync(dark, width);
        var said = new List<string>();
        look.Page.Console += (_, message) => said.Add(message.Text);
        var page = visit.Page;
        var key = await SignInAndWaitForReviewAsync(page);

        await page.GotoAsync("/kuratering");
        Assert.Contains($"{key} Tid att svara väntar på granskning.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit, look, "/kuratering", dark, width);
        await page.Locator($"form[action='/konto/notiser/lasta'] button").ClickAsync();
        Assert.Contains("Inget nytt för dig", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("nav.app-subnav a[href='/kuratering/handelser']").ClickAsync();
        await page.Locator("#vad").FillAsync(key);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await LookAsync(visit, look, new Uri(page.Url).PathAndQuery, dark, width);
        await page.Locator("ol.app-results h3 a").Filter(new() { HasText = "utkast" }).First.ClickAsync();
        Assert.Contains("Granskning", await page.Locator(".diff-rows").First.InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit, look, new Uri(page.Url).PathAndQuery, dark, width);

        await page.GotoAsync("/konto/notiser");
        await page.Locator("input[value=Daily]").CheckAsync();
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        Assert.Contains("Ditt val är sparat.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("form[action='/konto/notiser/flode'] button").ClickAsync();
        Assert.EndsWith(".atom", await page.Locator(".ds-alert code").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(visit, look, "/konto/notiser", dark, width);
        await LookAsync(visit, look, "/personuppgifter", dark, width);
        Assert.Empty(said);
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

    private async Task<string> SignInAndWaitForReviewAsync(IPage page)
    {
        using var scope = browser.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var id = Account.NewId();
        var user = new AccountUser(
            new Account { Id = id, Name = $"Prov {id}", Email = $"{id}@prov.se", Roles = [Role.Curator, Role.Reviewer, Role.Administrator] });
        Assert.True((await accounts.CreateAsync(user, Password)).Succeeded);
        var key = OneTimeCode.NewKey();
        Assert.NotNull(await accounts.EnableTwoFactorAsync(user, key, OneTimeCode.At(key, DateTimeOffset.UtcNow)));
        var job = browser.Services.GetRequiredService<NoticeJob>();
        await job.RunAsync();
        var drafts = browser.Services.GetRequiredService<DraftStore>();
        var author = new Actor("konton/nagon-annan");
        var draft = await drafts.CreateAsync(Area.Delivery, Content(), author);
        await drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(author), "Färdigt.");
        while (!await job.RunAsync())
            await Task.Delay(50);
        await page.GotoAsync("/logga-in");
        await page.Locator("#Email").FillAsync(user.Account.Email);
        await page.Locator("#Password").FillAsync(Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        // The code of now has been used; the next is taken a little early.
        await page.Locator("#Code").FillAsync(OneTimeCode.At(key, DateTimeOffset.UtcNow.AddSeconds(30)));
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.EndsWith("/konto", page.Url, StringComparison.Ordinal);
        return draft.Key;
    }

    private static RequirementContent Content() => new()
    {
        Title = "Tid att svara",
        Level = Level.Basic,
        AllowedKinds = [RequirementKind.ContractTerm],
        DefaultKind = RequirementKind.ContractTerm,
        ProofTimes = [ProofTime.Bid],
        Goals = ["M15"],
        Text = "Leverantören {{ska}} svara på frågor.",
        Rationale = "Annars står arbetet stilla.",
        Proof = "En beskrivning lämnas med anbudet.",
        FollowUp = "Granskas varje år.",
        Guidance = "Fråga efter rutiner.",
    };
}
