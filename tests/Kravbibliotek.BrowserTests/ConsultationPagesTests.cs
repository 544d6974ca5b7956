using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>A consultation in a real browser: a visitor with the keyboard alone, a curator without JavaScript. No page has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConsultationPagesTests(BrowserFixture browser)
{
    private static readonly Actor Author = new("anna");

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Consultation_CommentedAndAnswered_MeetsNoFault(bool dark, int width)
    {
        var draft = await OutAsync();
        var here = $"/remisser/{draft.Key}/1";
        await using var look = await browser.VisitAsync(dark, width);
        await using var visit = await browser.VisitAsync(dark, width);
        var page = visit.Page;
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);

        await page.GotoAsync(here);
        await TypeAsync(page, "Text", "Säg hellre hur snabbt.\nOch varför.");
        await TypeAsync(page, "Name", "Eva Ek");
        await FocusAsync(page, "main form button[type=submit]");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1", new() { HasText = "Tack för synpunkten" }).WaitForAsync();
        Assert.Empty(said);
        await look.LookAsync(visit, new Uri(page.Url).PathAndQuery);

        await page.GotoAsync(here);
        await TypeAsync(page, "Email", "fel");
        await page.Locator("main form button[type=submit]").ClickAsync();
        Assert.StartsWith("Fel: ", await page.TitleAsync(), StringComparison.Ordinal);
        await AccessibilityTests.AssertNoFaultAsync(page);

        await using var curating = await browser.VisitAsync(dark, width, script: false);
        await (await Person.MakeAsync(browser, [Role.Curator])).SignInAsync(curating.Page);
        await curating.Page.GotoAsync($"/kuratering{here}");
        await look.LookAsync(curating, $"/kuratering{here}");
        await look.LookAsync(curating, $"/kuratering{here}/1");
        await curating.Page.Locator("main form .ds-button").First.ClickAsync();
        Assert.Equal(3, await curating.Page.Locator(".ds-error-summary a").CountAsync());
        await curating.Page.Locator("#valj-1").CheckAsync();
        await curating.Page.Locator("#Effect").CheckAsync();
        await curating.Page.Locator("#Text").FillAsync("Vi har skrivit hur snabbt.");
        await curating.Page.Locator("main form .ds-button").First.ClickAsync();
        Assert.Contains("Vi har skrivit", await curating.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await PublishAsync(draft);
        foreach (var address in new[] { here, "/remisser", "/kuratering/remisser", $"/krav/{draft.Key}", $"/krav/{draft.Key}/remiss" })
            await look.LookAsync(curating, address);
    }

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task OpenConsultation_AnyColoursAndWidth_HasNoFault(bool dark, int width)
    {
        var draft = await OutAsync();
        await using var look = await browser.VisitAsync(dark, width);
        foreach (var address in new[] { $"/remisser/{draft.Key}/1", "/remisser", "/", $"/krav/{draft.Key}" })
            await look.LookAsync(address);
    }

    private static async Task TypeAsync(IPage page, string id, string text)
    {
        await FocusAsync(page, $"#{id}");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task FocusAsync(IPage page, string selector)
    {
        for (var presses = 0; !await page.EvaluateAsync<bool>($"document.activeElement.matches(\"{selector}\")"); presses++)
        {
            Assert.True(presses < 200, $"The keyboard does not reach {selector}.");
            await page.Keyboard.PressAsync("Tab");
        }
    }

    /// <summary>The next version of a requirement of its own, out on consultation.</summary>
    private async Task<Draft> OutAsync()
    {
        var today = SwedishDay.Of(DateTimeOffset.UtcNow);
        var drafts = browser.Services.GetRequiredService<DraftStore>();
        var first = await drafts.CreateAsync(Area.Delivery, Sample.Content, Author);
        await PublishAsync(await DoAsync(first, new SendForReview(Author)), ChangeKind.New);
        var draft = (await drafts.StartAsync(first.Key, Author)).Draft!;
        draft = (await drafts.SaveAsync(
            draft.Key, draft.Revision, draft.Content! with { Text = "Leverantören {{ska}} svara på frågor från beställaren." }, Author)).Draft!;
        return await DoAsync(await DoAsync(draft, new SendForReview(Author)), new OpenConsultation(Author, new(today, today.AddDays(9))));
    }

    private async Task<Draft> DoAsync(Draft draft, DraftCommand command)
    {
        var outcome = await browser.Services.GetRequiredService<DraftStore>().DoAsync(draft.Key, draft.Revision, command, "Prov.");
        Assert.Empty(outcome.Findings);
        return outcome.Draft!;
    }

    private async Task PublishAsync(Draft draft, ChangeKind kind = ChangeKind.Substantive)
    {
        if (draft.State == DraftState.Consultation)
            draft = await DoAsync(draft, new CloseConsultation(Author));
        var approved = await DoAsync(draft, new Approve(new("bo", IsLawyer: true)));
        var outcome = await browser.Services.GetRequiredService<Publishing>().PublishAsync(
            [new(approved.Key, approved.Revision, kind, "Tydligare.")], Author);
        Assert.Empty(outcome.Findings);
    }
}
