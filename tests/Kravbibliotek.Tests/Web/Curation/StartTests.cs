using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Tests.Web.Proposals;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Curation;

/// <summary>The first page of curation.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class StartTests(AccountWebFixture web)
{
    private DraftStore Drafts => web.Services.GetRequiredService<DraftStore>();

    [Fact]
    public async Task Get_SentForReview_ShowsItToWhoMayReviewIt()
    {
        var (author, reviewer) = (await web.PersonAsync(Role.Curator), await web.PersonAsync(Role.Reviewer, isLawyer: true));
        var draft = await SentAsync(author, "Väntar på granskare");

        var page = await (await reviewer.SignedInAsync()).PageAsync("/kuratering");

        Assert.Contains("Väntar på granskare", page.Text("main"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/kuratering/utkast/{draft.Key}']"));
        Assert.DoesNotContain("Godkända att publicera", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Returned_ShowsItToItsAuthor()
    {
        var (author, reviewer) = (await web.PersonAsync(Role.Curator), await web.PersonAsync(Role.Reviewer));
        var draft = await SentAsync(author, "Återlämnat utkast");
        var returned = await Drafts.DoAsync(
            draft.Key, draft.Revision, new ReturnToAuthors(ActorOf(reviewer), [new("Krav", null, "Förtydliga.")]), "Återlämnat.");
        Assert.Empty(returned.Findings);

        var page = await (await author.SignedInAsync()).PageAsync("/kuratering");

        Assert.Contains("(1)", page.Text("#aterlamnade"), StringComparison.Ordinal);
        Assert.Contains($"{draft.Key} Återlämnat utkast", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains($"Prov {reviewer.Id}", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NothingWaits_SaysSo()
    {
        var page = await (await (await web.PersonAsync(Role.Curator)).SignedInAsync()).PageAsync("/kuratering");

        Assert.Contains("Ingenting är återlämnat till dig.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("nav.app-subnav a[href='/kuratering']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Get_TextNotSaved_IsShownToWhoTypedIt()
    {
        var author = await web.PersonAsync(Role.Curator);
        var draft = await Drafts.CreateAsync(Area.Delivery, Build.Content("Halvfärdigt"), ActorOf(author));
        await web.Services.GetRequiredService<DraftInputs>().KeepAsync(
            draft.Key, ActorOf(author).Account, ContentFields.Write(draft.Content!), (draft.Revision, ""), "sida");

        var page = await (await author.SignedInAsync()).PageAsync("/kuratering");

        Assert.Contains("(1)", page.Text("#osparat"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/kuratering/utkast/{draft.Key}/redigera']"));
    }

    [Fact]
    public async Task Get_CaseTakenOn_IsShownToWhoHasItUntilAnswered()
    {
        var (mine, other) = (await (await web.PersonAsync(Role.Curator)).SignedInAsync(), await (await web.PersonAsync(Role.Curator)).SignedInAsync());
        var before = await UnansweredAsync(mine);
        var sent = await web.Browser().SubmitAsync("/krav/TIL-002/synpunkt", ("Text", "Hemlig text"));
        var triage = $"/kuratering/arenden/{sent.Headers.Location!.OriginalString.Split('?')[0].Split('/')[^1]}";
        Assert.Equal(before + 1, await UnansweredAsync(mine));
        await mine.SendFormAsync(triage, "ansvar");

        var page = await mine.PageAsync("/kuratering");
        Assert.Equal("Synpunkt på TIL-002", page.Text($"#arenden ~ ul a[href='{triage}']"));
        Assert.Contains("Du har hand om 1 av dem.", page.Text("#arenden + p"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#arenden + p a[href='/kuratering/arenden']"));
        Assert.DoesNotContain("Hemlig text", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Du har inte hand om något av dem.", (await other.PageAsync("/kuratering")).Text("#arenden + p"), StringComparison.Ordinal);
        await mine.SendFormAsync(triage, "svar", ("Text", "Tack."), ("Effect", "avslas"));

        Assert.Equal(before, await UnansweredAsync(mine));
        Assert.Null((await mine.PageAsync("/kuratering")).QuerySelector($"#arenden + p + ul a[href='{triage}']"));
        Assert.Null((await (await (await web.PersonAsync(Role.Reviewer)).SignedInAsync()).PageAsync("/kuratering")).QuerySelector("#arenden"));
    }

    [Fact]
    public async Task Get_TextThatCouldBeBetter_IsAmongWhatTheChecksFound()
    {
        var author = await web.PersonAsync(Role.Curator);
        var content = Build.Content("Vag text") with { Text = "Leverantören {{ska}} vara användarvänlig." };
        var draft = await Drafts.CreateAsync(Area.Delivery, content, ActorOf(author));
        var findings = web.Services.GetRequiredService<LibraryFindings>();
        await findings.RefreshAsync();

        var page = await (await author.SignedInAsync()).PageAsync("/kuratering");

        Assert.Contains(
            findings.Latest!.Findings,
            f => f is { Code: "S107", Severity: Kravbibliotek.Checks.Severity.Warning } && f.Path == $"leverans/{draft.Key}/utkast.md");
        Assert.Equal($"({findings.Latest.Findings.Count})", page.Text("#kontroll .app-count"));
    }

    internal static Actor ActorOf(Person person) => new(AccountRegister.SubjectOf(person.Id));

    private static async Task<int> UnansweredAsync(HttpClient browser) => int.Parse(
        (await browser.PageAsync("/kuratering")).Text("#arenden .app-count").Trim('(', ')'), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Draft> SentAsync(Person author, string title)
    {
        var content = Build.Content(title);
        var draft = await Drafts.CreateAsync(Area.Security, content, ActorOf(author));
        var sent = await Drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(ActorOf(author)), "Färdigt.");
        Assert.Empty(sent.Findings);
        return sent.Draft!;
    }
}
