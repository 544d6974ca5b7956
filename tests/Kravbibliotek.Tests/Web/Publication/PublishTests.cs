using System.Net;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Tests.Web.Drafts;
using Microsoft.Extensions.DependencyInjection;
using static Kravbibliotek.Tests.Web.Drafts.CurationSteps;

namespace Kravbibliotek.Tests.Web.Publication;

/// <summary>Several together or none, now or on a day, and only one of two who press at once.</summary>
[Collection(CurationWebCollection.Name)]
public sealed class PublishTests(AccountWebFixture web)
{
    private const string Address = "/kuratering/publicera";
    private const string Confirm = Address + "/bekrafta";

    // It is published on one line.
    private const string Typed = "Skärpt\r\n skrivning.";

    private readonly CurationSteps _steps = new(web);

    [Fact]
    public async Task Publish_TwoConfirmed_ShowsBothVersions()
    {
        var (first, second, browser) = await TwoApprovedAsync();

        var question = await browser.SendFormAsync(Address, Address, [.. Chosen(first), .. Chosen(second)]);
        Assert.Equal(HttpStatusCode.OK, question.StatusCode);
        Assert.Equal("Publicera 2 krav?", (await question.PageAsync()).Text("h1"));
        Assert.Equal((1, 1), (await NumberAsync(first), await NumberAsync(second)));
        var done = await browser.SendFormAsync(question, Confirm);
        var page = await browser.PageAsync(done.Headers.Location!.OriginalString);

        Assert.Equal("2 krav är publicerade", page.Text("h1"));
        Assert.NotNull(page.QuerySelector($"main a[href='/krav/{first.Key}/v/2']"));
        Assert.Equal((2, 2), (await NumberAsync(first), await NumberAsync(second)));
        var told = await browser.PageAsync(Page(first));
        Assert.NotNull(told.QuerySelector($".ds-alert a[href='/krav/{first.Key}/v/2']"));
        Assert.Equal("Publicerat Version 2", told.Text(".app-steps [aria-current=step]"));
        Assert.Contains("Skärpt skrivning.", (await web.Browser().PageAsync($"/krav/{first.Key}")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_OneOfTwoSaysTheSameAsBefore_PublishesNoneAndKeepsWhatWasTyped()
    {
        var (first, second, browser) = await TwoApprovedAsync(secondIsUnchanged: true);

        var response = await browser.SendFormAsync(Address, Address, [.. Chosen(first), .. Chosen(second)]);
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"{second.Key}: Utkastet säger samma sak som version 1.", page.Text("#felsammanfattning"), StringComparison.Ordinal);
        Assert.Equal(Typed, page.Fields($"main form[action='{Address}']")[Name(first, "Note")]);
        Assert.Equal((1, 1), (await NumberAsync(first), await NumberAsync(second)));
    }

    [Fact]
    public async Task Confirm_FaultyOrderSentDirectly_IsRefusedAllTheSame()
    {
        var (first, second, browser) = await TwoApprovedAsync(secondIsUnchanged: true);

        var open = (await browser.PageAsync(Address)).Fields($"main form[action='{Address}']");
        foreach (var (name, value) in (List<(string, string)>)[.. Chosen(first), .. Chosen(second)])
            open[name] = value;
        var response = await browser.PostAsync(Confirm, new FormUrlEncodedContent(open));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal((1, 1), (await NumberAsync(first), await NumberAsync(second)));
    }

    [Theory]
    [InlineData("Note", " ", "Skriv en ändringsnot")]
    [InlineData("Kind", "påhittad", "Välj vilken ändring")]
    [InlineData("Kind", "ny", "Den första versionen har ändring ny")]
    public async Task Publish_SomethingMissing_SaysWhere(string field, string value, string expected)
    {
        var (first, _, browser) = await TwoApprovedAsync();

        var response = await browser.SendFormAsync(Address, Address, [.. Chosen(first), (Name(first, field), value)]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, (await response.PageAsync()).Text("#felsammanfattning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_NothingChosenOrPastDay_IsRefused()
    {
        var (first, _, browser) = await TwoApprovedAsync();

        var nothing = await browser.SendFormAsync(Address, Address);
        var past = await browser.SendFormAsync(Address, Address, [.. Chosen(first), ("Day", "2020-01-01")]);
        var nonsense = await browser.SendFormAsync(Address, Address, [.. Chosen(first), ("Day", "i morgon")]);

        Assert.Contains("Kryssa i minst ett utkast.", (await nothing.PageAsync()).Text("#felsammanfattning"), StringComparison.Ordinal);
        Assert.Contains("har redan passerat", (await past.PageAsync()).Text("#felsammanfattning"), StringComparison.Ordinal);
        Assert.NotNull((await nonsense.PageAsync()).QuerySelector("#felsammanfattning a[href='#Day']"));
        Assert.Equal(1, await NumberAsync(first));
    }

    [Fact]
    public async Task Publish_BackFromTheQuestion_KeepsEverything()
    {
        var (first, second, browser) = await TwoApprovedAsync();
        var question = await browser.SendFormAsync(
            Address, Address, [.. Chosen(first), (Name(second, "Note"), "Inte än."), ("Day", "2099-01-01")]);

        var fields = (await question.PageAsync()).Fields($"main form[action='{Confirm}']");
        fields["Back"] = "ja";
        var page = await (await browser.PostAsync(Address, new FormUrlEncodedContent(fields))).PageAsync();

        var typed = page.Fields($"main form[action='{Address}']");
        Assert.Equal(
            (Typed, "Inte än.", "2099-01-01", "true", false),
            (typed[Name(first, "Note")], typed[Name(second, "Note")], typed["Day"], typed[Name(first, "Chosen")],
                typed.ContainsKey(Name(second, "Chosen"))));
    }

    [Fact]
    public async Task Publish_OnADay_HappensByItselfThatDay()
    {
        var (first, second, browser) = await TwoApprovedAsync();
        var day = SwedishDay.Of(web.Time.GetUtcNow()).AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var question = await browser.SendFormAsync(Address, Address, [.. Chosen(first), .. Chosen(second), ("Day", day)]);
        var planned = await browser.SendFormAsync(question, Confirm);
        Assert.StartsWith($"302 {Address}", planned.Summary(), StringComparison.Ordinal);
        var cancelled = await browser.SendFormAsync(Address, $"{Address}/{second.Key}/avboka");
        Assert.Equal($"302 {Address}", cancelled.Summary());
        await _steps.RunJobAsync();
        Assert.Equal(1, await NumberAsync(first));
        web.Time.Forward(TimeSpan.FromDays(2));
        await _steps.RunJobAsync();

        Assert.Equal((2, 1), (await NumberAsync(first), await NumberAsync(second)));
        Assert.Equal((DraftState.Approved, null), ((await _steps.StoredAsync(second.Key)).State, (await _steps.StoredAsync(second.Key)).Plan!.Day));
    }

    [Fact]
    public async Task Confirm_TwoPressAtOnce_OneIsTold()
    {
        var (first, second, browser) = await TwoApprovedAsync();
        var other = await (await _steps.CuratorAsync()).SignedInAsync();
        HttpClient[] browsers = [browser, other];
        var questions = await Task.WhenAll(browsers.Select(b => b.SendFormAsync(Address, Address, [.. Chosen(first), .. Chosen(second)])));

        var answers = await Task.WhenAll(browsers.Zip(questions, (b, q) => Task.Run(() => b.SendFormAsync(q, Confirm))));

        var told = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Conflict);
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Contains("redan publicerat som version 2", (await told.PageAsync()).Text("main"), StringComparison.Ordinal);
        Assert.Equal((2, 2), (await NumberAsync(first), await NumberAsync(second)));
    }

    [Fact]
    public async Task Confirm_TextSavedMeanwhile_ShowsWhatChangedAndPublishesNone()
    {
        var (first, second, browser) = await TwoApprovedAsync();
        var question = await browser.SendFormAsync(Address, Address, [.. Chosen(first), .. Chosen(second)]);
        var stored = await _steps.StoredAsync(first.Key);
        Allowed(await _steps.Drafts.SaveAsync(
            first.Key, stored.Revision, stored.Content! with { Guidance = "Fråga om algoritmer." }, new("konton/nagon")));

        var response = await browser.SendFormAsync(question, Confirm);
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Läge nu: redigeras", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("algoritmer", page.Text(".diff-rows ins"), StringComparison.Ordinal);
        Assert.Equal(Typed, page.Fields($"main form[action='{Address}']")[Name(second, "Note")]);
        Assert.Equal((1, 1), (await NumberAsync(first), await NumberAsync(second)));
    }

    [Fact]
    public async Task Cancel_ChangedMeanwhile_IsTold()
    {
        var (first, _, browser) = await TwoApprovedAsync();
        var question = await browser.SendFormAsync(Address, Address, [.. Chosen(first), ("Day", "2099-01-01")]);
        await browser.SendFormAsync(question, Confirm);
        var open = (await browser.PageAsync(Address)).Fields($"main form[action='{Address}/{first.Key}/avboka']");
        await browser.SendFormAsync(Address, $"{Address}/{first.Key}/avboka");

        var response = await browser.PostAsync($"{Address}/{first.Key}/avboka", new FormUrlEncodedContent(open));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Inget är avbokat", (await response.PageAsync()).Text("#felsammanfattning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Reviewer_ReadsButCannotPublish()
    {
        var (first, _, _) = await TwoApprovedAsync();
        var browser = await (await _steps.ReviewerAsync()).SignedInAsync();

        var page = await browser.PageAsync(Address);

        Assert.Contains(first.Key, page.Text("main"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Publish_UnknownDraft_IsNotFound()
    {
        var (first, _, browser) = await TwoApprovedAsync();

        var response = await browser.SendFormAsync(Address, Address, [.. Chosen(first), ("Rows[SAK-999].Chosen", "true")]);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Name(Draft draft, string field) => $"Rows[{draft.Key}].{field}";

    private static (string, string)[] Chosen(Draft draft) =>
        [(Name(draft, "Chosen"), "true"), (Name(draft, "Kind"), "saklig"), (Name(draft, "Note"), Typed)];

    private async Task<int> NumberAsync(Draft draft) =>
        (await web.Services.GetRequiredService<RequirementStore>().FindAsync(draft.Key))!.CurrentNumber;

    private async Task<(Draft First, Draft Second, HttpClient Browser)> TwoApprovedAsync(bool secondIsUnchanged = false)
    {
        var (author, reviewer) = (await _steps.CuratorAsync(), await _steps.ReviewerAsync());
        var first = await _steps.NextAsync(author, reviewer);
        var second = await _steps.NextAsync(author, reviewer);
        if (secondIsUnchanged)
        {
            var published = (await web.Services.GetRequiredService<RequirementStore>().CurrentAsync(second.Key))!;
            second = Allowed(await _steps.Drafts.SaveAsync(second.Key, second.Revision, published.Content, ActorOf(author)));
        }

        first = await _steps.ApprovedAsync(first, author, reviewer);
        second = await _steps.ApprovedAsync(second, author, reviewer);
        return (first, second, await author.SignedInAsync());
    }
}
