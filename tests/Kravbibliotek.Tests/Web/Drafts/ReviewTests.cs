using System.Net;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using static Kravbibliotek.Tests.Web.Drafts.CurationSteps;

namespace Kravbibliotek.Tests.Web.Drafts;

/// <summary>Sent, returned with comments on passages, sent again and approved, always by somebody else.</summary>
[Collection(CurationWebCollection.Name)]
public sealed class ReviewTests(AccountWebFixture web)
{
    private readonly CurationSteps _steps = new(web);

    [Fact]
    public async Task Draft_SentReturnedSentApproved_IsApprovedBySomebodyElse()
    {
        var (author, reviewer) = (await _steps.CuratorAsync(), await _steps.ReviewerAsync());
        var (writes, reviews) = (await author.SignedInAsync(), await reviewer.SignedInAsync());
        var draft = await _steps.NewAsync(author);
        var (page, review) = (Page(draft), Page(draft, "/granska"));

        Assert.Equal($"302 {page}", (await writes.SendFormAsync(page, Page(draft, "/skicka"))).Summary());
        var returned = await reviews.SubmitAsync(
            review, ("Decision", "aterlamna"), ("Comments[Krav].Words", "kryptera all trafik"), ("Comments[Krav].Text", "Säg hur."));
        Assert.Equal($"302 {page}", returned.Summary());

        var told = await writes.PageAsync(page);
        Assert.Equal("kryptera all trafik", told.Text("blockquote"));
        Assert.Contains("Säg hur.", told.Text("main"), StringComparison.Ordinal);
        Assert.Contains($"Prov {reviewer.Id}", told.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Redigeras Här är det nu", told.Text(".app-steps [aria-current=step]"));

        await writes.SendFormAsync(page, Page(draft, "/skicka"));
        Assert.Equal($"302 {page}", (await reviews.SubmitAsync(review, ("Decision", "godkann"))).Summary());
        var stored = await _steps.StoredAsync(draft.Key);
        Assert.Equal((DraftState.Approved, ActorOf(reviewer).Account), (stored.State, stored.Reviewer));
    }

    [Fact]
    public async Task Approve_ByWhoeverSentIt_IsRefusedAlsoWithBothRoles()
    {
        var both = await _steps.BothAsync();
        var browser = await both.SignedInAsync();
        var draft = await _steps.NewAsync(await _steps.CuratorAsync());
        await browser.SendFormAsync(Page(draft), Page(draft, "/skicka"));

        var page = await browser.PageAsync(Page(draft));
        var response = await browser.SubmitAsync(Page(draft, "/granska"), ("Decision", "godkann"));

        Assert.Contains("Godkänn: Den som har skrivit i utkastet kan inte godkänna det.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("kan inte godkänna", (await response.PageAsync()).Text("#felsammanfattning"), StringComparison.Ordinal);
        Assert.Equal(DraftState.Review, (await _steps.StoredAsync(draft.Key)).State);
    }

    [Fact]
    public async Task Approve_ChangedLaw_NeedsALawyerAndSaysSoBeforehand()
    {
        var (author, reviewer, lawyer) = (await _steps.CuratorAsync(), await _steps.ReviewerAsync(), await _steps.ReviewerAsync(isLawyer: true));
        var law = (await web.Services.GetRequiredService<RegisterStore>().LawsAsync()).First(l => l.Places.Count > 0);
        var draft = await _steps.NewAsync(author);
        draft = Allowed(await _steps.Drafts.SaveAsync(
            draft.Key, draft.Revision, draft.Content! with { Laws = [new() { Law = law.Id, Place = law.Places[0].Name }] }, ActorOf(author)));
        await _steps.SentAsync(draft, author);

        var browser = await reviewer.SignedInAsync();
        Assert.Contains("inte markerat som jurist", (await browser.PageAsync(Page(draft, "/granska"))).Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(Page(draft, "/granska"), ("Decision", "godkann"))).StatusCode);
        var response = await (await lawyer.SignedInAsync()).SubmitAsync(Page(draft, "/granska"), ("Decision", "godkann"));

        Assert.Equal($"302 {Page(draft)}", response.Summary());
    }

    [Theory]
    [InlineData("aterlamna", "står inte där", "Säg hur.", "Comments_Krav__Words")]
    [InlineData("aterlamna", "kryptera", "", "Comments_Krav__Text")]
    [InlineData("godkann", "", "Säg hur.", "Decision")]
    [InlineData("", "", "Säg hur.", "Decision")]
    public async Task Return_NotRight_SaysWhereAndKeepsWhatWasTyped(string decision, string words, string text, string field)
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.SentAsync(await _steps.NewAsync(author), author);
        var browser = await (await _steps.ReviewerAsync()).SignedInAsync();

        var response = await browser.SubmitAsync(
            Page(draft, "/granska"), ("Decision", decision), ("Comments[Krav].Words", words), ("Comments[Krav].Text", text));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector($"#felsammanfattning a[href='#{field}']"));
        Assert.NotNull(page.GetElementById(field));
        var fields = page.Fields();
        Assert.Equal((words, text), (fields["Comments[Krav].Words"], fields["Comments[Krav].Text"]));
        Assert.Equal(DraftState.Review, (await _steps.StoredAsync(draft.Key)).State);
    }

    [Fact]
    public async Task Return_WithoutAnyComment_IsRefused()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.SentAsync(await _steps.NewAsync(author), author);
        var browser = await (await _steps.ReviewerAsync()).SignedInAsync();

        var response = await browser.SubmitAsync(Page(draft, "/granska"), ("Decision", "aterlamna"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Skriv minst en kommentar", (await response.PageAsync()).Text("#felsammanfattning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_TextSavedMeanwhile_ShowsWhatChangedAndKeepsTheComment()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.SentAsync(await _steps.NewAsync(author), author);
        var browser = await (await _steps.ReviewerAsync()).SignedInAsync();
        var open = (await browser.PageAsync(Page(draft, "/granska"))).Fields();
        Allowed(await _steps.Drafts.SaveAsync(
            draft.Key, draft.Revision, draft.Content! with { Guidance = "Fråga efter algoritmer." }, ActorOf(author)));

        (open["Decision"], open["Comments[Krav].Text"]) = ("aterlamna", "Min kommentar");
        var response = await browser.PostAsync(Page(draft, "/granska"), new FormUrlEncodedContent(open));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains($"Prov {author.Id} har ändrat utkastet.", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("algoritmer", page.Text(".diff-rows ins"), StringComparison.Ordinal);
        Assert.Equal("Min kommentar", page.Fields()["Comments[Krav].Text"]);
        Assert.Empty((await _steps.StoredAsync(draft.Key)).Comments);
    }

    [Fact]
    public async Task Return_CommentWithMarkup_IsShownAsText()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.SentAsync(await _steps.NewAsync(author), author);
        var reviewer = await _steps.ReviewerAsync();
        await (await reviewer.SignedInAsync()).SubmitAsync(
            Page(draft, "/granska"), ("Decision", "aterlamna"), ("Comments[Krav].Text", "<img src=x onerror=alert(1)>\r\nRad två"));

        var page = await (await author.SignedInAsync()).PageAsync(Page(draft));

        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.Equal("<img src=x onerror=alert(1)>\nRad två", Assert.Single((await _steps.StoredAsync(draft.Key)).Comments).Text);
    }

    [Fact]
    public async Task Send_HardRuleBroken_ListsWhatIsWrong()
    {
        var author = await _steps.CuratorAsync();
        var draft = await _steps.NewAsync(author);
        draft = Allowed(await _steps.Drafts.SaveAsync(
            draft.Key, draft.Revision,
            draft.Content! with { Text = "Ingen modalverb.", Parameters = [Twice(), Twice()], AllowedKinds = [] }, ActorOf(author)));
        var browser = await author.SignedInAsync();

        var page = await browser.PageAsync(Page(draft));
        var response = await browser.PostAsync(
            Page(draft, "/skicka"), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
                ["Revision"] = $"{draft.Revision}",
            }));

        Assert.Contains("Utkastet har fel som måste rättas först.", page.Text("main"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#fel + ul li"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await response.PageAsync()).QuerySelectorAll("#felsammanfattning li"));
    }

    [Fact]
    public async Task Show_UnknownKey_IsNotFound() => Assert.Equal(
        HttpStatusCode.NotFound, (await (await (await _steps.CuratorAsync()).SignedInAsync()).GetAsync("/kuratering/utkast/SAK-999")).StatusCode);

    private static Parameter Twice() => new() { Name = "svarstid", Type = ParameterType.Number, Default = "x", Explanation = "Tid." };
}
