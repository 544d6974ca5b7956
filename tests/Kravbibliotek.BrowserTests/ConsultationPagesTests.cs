using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>A consultation in a real browser: a visitor with the keyboard alone, a curator without JavaScript. No page has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConsultationPagesTests(BrowserFixture browser)
{
    private const string Password = "gul cykel i regnet";
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
        Assert.Equal("Tack för synpunkten", await page.Locator("h1").InnerTextAsync());
        Assert.Empty(said);
        await LookAsync(visit, look, new Uri(page.Url).PathAndQuery, dark, width);

        await page.GotoAsync(here);
        await TypeAsync(page, "Email", "fel");
        await page.Locator("main form button[type=submit]").ClickAsync();
        Assert.StartsWith("Fel: ", await page.TitleAsync(), StringComparison.Ordinal);
        await AccessibilityTests.AssertNoFaultAsync(page);

        await using var curating = await browser.VisitAsync(dark, width, script: false);
        await SignInAsync(curating.Page);
        await curating.Page.GotoAsync($"/kuratering{here}");
        await LookAsync(curating, look, $"/kuratering{here}", dark, width);
        await LookAsync(curating, look, $"/kuratering{here}/1", dark, width);
        await curating.Page.Locator("main form .ds-button").First.ClickAsync();
        Assert.Equal(3, await curating.Page.Locator(".ds-error-summary a").CountAsync());
        await curating.Page.Locator("#valj-1").CheckAsync();
        await curating.Page.Locator("#Effect").CheckAsync();
        await curating.Page.Locator("#Text").FillAsync("Vi har skrivit hur snabbt.");
        await curating.Page.Locator("main form .ds-button").First.ClickAsync();
        Assert.Contains("Vi har skrivit", await curating.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await PublishAsync(draft);
        foreach (var address in new[] { here, "/remisser", "/kuratering/remisser", $"/krav/{draft.Key}", $"/krav/{draft.Key}/remiss" })
            await LookAsync(curating, look, address, dark, width);
    }

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task OpenConsultation_AnyColoursAndWidth_HasNoFault(bool dark, int width)
    {
        var draft = await OutAsync();
        await using var look = await browser.VisitAsync(dark, width);
        foreach (var address in new[] { $"/remisser/{draft.Key}/1", "/remisser", "/", $"/krav/{draft.Key}" })
            await LookAsync(look, look, address, dark, width);
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

    private static async Task LookAsync(Visit visit, Visit look, string address, bool dark, int width)
    {
        await look.Context.AddCookiesAsync((await visit.Context.CookiesAsync()).Select(c => new Cookie
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
        await AccessibilityTests.PictureAsync(look.Page, $"{address}-{(dark ? "mork" : "ljus")}-{width}");
    }

    private async Task SignInAsync(IPage page)
    {
        using var scope = browser.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var id = Account.NewId();
        var user = new AccountUser(new Account { Id = id, Name = $"Prov {id}", Email = $"{id}@prov.se", Roles = [Role.Curator] });
        Assert.True((await accounts.CreateAsync(user, Password)).Succeeded);
        var key = OneTimeCode.NewKey();
        Assert.NotNull(await accounts.EnableTwoFactorAsync(user, key, OneTimeCode.At(key, DateTimeOffset.UtcNow)));
        await page.GotoAsync("/logga-in");
        await page.Locator("#Email").FillAsync(user.Account.Email);
        await page.Locator("#Password").FillAsync(Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        // The code of now has been used; the next is taken a little early.
        await page.Locator("#Code").FillAsync(OneTimeCode.At(key, DateTimeOffset.UtcNow.AddSeconds(30)));
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.EndsWith("/konto", page.Url, StringComparison.Ordinal);
    }

    /// <summary>The next version of a requirement of its own, out on consultation.</summary>
    private async Task<Draft> OutAsync()
    {
        var today = SwedishDay.Of(DateTimeOffset.UtcNow);
        var drafts = browser.Services.GetRequiredService<DraftStore>();
        var first = await drafts.CreateAsync(
            Area.Delivery,
            new()
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
            },
            Author);
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
