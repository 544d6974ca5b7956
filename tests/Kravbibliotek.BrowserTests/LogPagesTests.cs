using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
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
        await look.LookAsync(visit, "/kuratering");
        await page.Locator($"form[action='/konto/notiser/lasta'] button").ClickAsync();
        Assert.Contains("Inget nytt för dig", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("nav.app-subnav a[href='/kuratering/handelser']").ClickAsync();
        await page.Locator("#vad").FillAsync(key);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await look.LookAsync(visit, new Uri(page.Url).PathAndQuery);
        await page.Locator("ol.app-results h3 a").Filter(new() { HasText = "utkast" }).First.ClickAsync();
        Assert.Contains("Granskning", await page.Locator(".diff-rows").First.InnerTextAsync(), StringComparison.Ordinal);
        await look.LookAsync(visit, new Uri(page.Url).PathAndQuery);

        await page.GotoAsync("/konto/notiser");
        await page.Locator("input[value=Daily]").CheckAsync();
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        Assert.Contains("Ditt val är sparat.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("form[action='/konto/notiser/flode'] button").ClickAsync();
        Assert.EndsWith(".atom", await page.Locator(".ds-alert code").InnerTextAsync(), StringComparison.Ordinal);
        await look.LookAsync(visit, "/konto/notiser");
        await look.LookAsync(visit, "/personuppgifter");
        Assert.Empty(said);
    }

    private async Task<string> SignInAndWaitForReviewAsync(IPage page)
    {
        var person = await Person.MakeAsync(browser, [Role.Curator, Role.Reviewer, Role.Administrator]);
        var job = browser.Services.GetRequiredService<NoticeJob>();
        await job.RunAsync();
        var drafts = browser.Services.GetRequiredService<DraftStore>();
        var author = new Actor("konton/nagon-annan");
        var draft = await drafts.CreateAsync(Area.Delivery, Sample.Content, author);
        await drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(author), "Färdigt.");
        while (!await job.RunAsync())
            await Task.Delay(50);
        await person.SignInAsync(page);
        return draft.Key;
    }
}
