using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>The pages from draft to publication and of a requirement's end, in every state: none has a fault.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WorkflowPagesTests(BrowserFixture browser)
{
    private static readonly Actor Author = new("anna");
    private static readonly Actor Reviewer = new("bo", IsLawyer: true);

    private DraftStore Drafts => browser.Services.GetRequiredService<DraftStore>();

    private static DateOnly Today => SwedishDay.Of(DateTimeOffset.UtcNow);

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Pages_EveryState_HaveNoFault(bool dark, int width)
    {
        await using var visit = await browser.VisitAsync(dark, width);
        var page = visit.Page;
        var said = new List<string>();
        await SignInAsync(page);
        page.Console += (_, message) => said.Add(message.Text);
        var (review, approved) = (await SentAsync(await NextAsync()), await ApprovedAsync(await NextAsync()));

        foreach (var address in (IReadOnlyList<string>)[.. await DraftPagesAsync(review), .. await EndPagesAsync()])
            await LookAsync(page, address, dark, width);

        await page.GotoAsync("/kuratering/publicera");
        await page.Locator($"[name='Rows[{approved.Key}].Chosen']").CheckAsync();
        await page.Locator($"[name='Rows[{approved.Key}].Note']").FillAsync("Skärpt skrivning.");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        Assert.Equal("Publicera 1 krav?", await page.Locator("h1").InnerTextAsync());
        await LookAsync(page, null, dark, width);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        Assert.Equal("Kravet är publicerat", await page.Locator("h1").InnerTextAsync());
        await LookAsync(page, null, dark, width);
        await LookAsync(page, $"/kuratering/utkast/{approved.Key}", dark, width);
        Assert.Empty(said);
    }

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 320)]
    public async Task Review_SomebodySavedMeanwhile_ShowsItAndFocusesTheSummary(bool dark, int width)
    {
        await using var visit = await browser.VisitAsync(dark, width);
        var page = visit.Page;
        await SignInAsync(page);
        var draft = await SentAsync(await NextAsync());
        await page.GotoAsync($"/kuratering/utkast/{draft.Key}/granska");
        await Drafts.SaveAsync(draft.Key, draft.Revision, draft.Content! with { Guidance = "Helt ny vägledning." }, Author);

        await page.Locator("details:has([name='Comments[Krav].Text']) summary").ClickAsync();
        // Words that are marked in the text are quoted.
        await page.Locator("[data-quote=Comments_Krav__Words]").ClickAsync(new() { ClickCount = 2, Position = new() { X = 40, Y = 12 } });
        var quoted = await page.Locator("[name='Comments[Krav].Words']").InputValueAsync();
        Assert.Contains(quoted, await page.Locator("[data-quote=Comments_Krav__Words]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(quoted);
        await page.Locator("[name='Comments[Krav].Text']").FillAsync("Säg hur.");
        await page.Locator("input[value=aterlamna]").CheckAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();

        await page.WaitForSelectorAsync("#felsammanfattning:focus");
        Assert.Equal("Säg hur.", await page.Locator("[name='Comments[Krav].Text']").InputValueAsync());
        await LookAsync(page, null, dark, width);
    }

    private static async Task LookAsync(IPage page, string? address, bool dark, int width)
    {
        if (address is not null)
        {
            var response = await page.GotoAsync(address);
            Assert.True(response!.Ok, $"{address}: {response.Status}");
        }

        await AccessibilityTests.AssertNoFaultAsync(page);
        var name = string.Join('-', new Uri(page.Url).AbsolutePath.Split('/').Where(p => !p.Any(char.IsAsciiDigit)));
        var state = await page.Locator(".app-steps [aria-current]").CountAsync() > 0
            ? "-" + (await page.Locator(".app-steps [aria-current]").InnerTextAsync()).Split('\n')[0]
            : "-" + string.Concat((await page.Locator("h1").InnerTextAsync()).Where(char.IsAsciiLetter));
        await AccessibilityTests.PictureAsync(page, $"vag{name}{state}-{(dark ? "mork" : "ljus")}-{width}");
    }

    private async Task<IReadOnlyList<string>> DraftPagesAsync(Draft review)
    {
        var editing = await NextAsync();
        var faulty = (await Drafts.SaveAsync(
            editing.Key, editing.Revision, editing.Content! with { Text = "Det här är ingen kravtext." }, Author)).Draft!;
        var returned = await SentAsync(await NextAsync());
        await Drafts.DoAsync(
            returned.Key, returned.Revision,
            new ReturnToAuthors(Reviewer, [new("Krav", null, "Säg hur snabbt.\nOch varför."), new("Motiv", null, "Kortare.")]), "Åter.");
        var consulted = await SentAsync(await NextAsync());
        await Drafts.DoAsync(consulted.Key, consulted.Revision, new OpenConsultation(Author, new(Today, Today.AddDays(30))), "Ut.");
        var planned = await ApprovedAsync(await NextAsync());
        await Drafts.DoAsync(
            planned.Key, planned.Revision,
            new PlanPublication(Author, new(ChangeKind.Substantive, "Skärpt.", Today.AddDays(30), "")), "Planerat.");
        var discarded = await NextAsync();
        await Drafts.DoAsync(discarded.Key, discarded.Revision, new Discard(Author), "Behövs inte.");
        string[] keys = [faulty.Key, returned.Key, review.Key, consulted.Key, planned.Key, discarded.Key];
        return
        [
            .. keys.Select(key => $"/kuratering/utkast/{key}"), $"/kuratering/utkast/{review.Key}/granska",
            $"/kuratering/utkast/{review.Key}/remiss", $"/kuratering/utkast/{consulted.Key}/remiss",
            $"/kuratering/utkast/{review.Key}/ge-upp", "/kuratering/publicera",
        ];
    }

    private async Task<IReadOnlyList<string>> EndPagesAsync()
    {
        var (open, retiring) = (await PublishedAsync(), await PublishedAsync());
        var retirements = browser.Services.GetRequiredService<RetirementStore>();
        var found = (await retirements.FindAsync(retiring))!.Requirement;
        await retirements.RetireAsync(retiring, found.Revision, Today.AddDays(9), [open], new("anna", "Ersatt."));
        return
        [
            $"/kuratering/krav/{open}/avsluta", $"/kuratering/krav/{open}/upphav", "/kuratering/krav/LEV-003/upphav",
            $"/kuratering/krav/{retiring}/avsluta", $"/krav/{retiring}",
        ];
    }

    private async Task<Draft> NextAsync()
    {
        var key = await PublishedAsync();
        var draft = (await Drafts.StartAsync(key, Author)).Draft!;
        var text = draft.Content!.Text + "\n\nKravet gäller även i testmiljöer.";
        return (await Drafts.SaveAsync(key, draft.Revision, draft.Content with { Text = text }, Author)).Draft!;
    }

    private async Task<string> PublishedAsync()
    {
        var content = (await browser.Services.GetRequiredService<RequirementStore>().CurrentAsync("SAK-001"))!.Content;
        var approved = await ApprovedAsync(await Drafts.CreateAsync(Area.Security, content, Author));
        var outcome = await browser.Services.GetRequiredService<Publishing>().PublishAsync(
            [new(approved.Key, approved.Revision, ChangeKind.New, "Första versionen.")], Author);
        return Assert.Single(outcome.Versions).Key;
    }

    private async Task<Draft> SentAsync(Draft draft) =>
        (await Drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(Author), "Färdigt.")).Draft!;

    private async Task<Draft> ApprovedAsync(Draft draft) =>
        (await Drafts.DoAsync(draft.Key, (await SentAsync(draft)).Revision, new Approve(Reviewer), "Bra.")).Draft!;

    // One person with both roles sees the pages of both.
    private async Task SignInAsync(IPage page) => await (await Person.MakeAsync(browser, [Role.Curator, Role.Reviewer])).SignInAsync(page);
}
