using Kravbibliotek.Accounts;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Tests.Web.Proposals;

namespace Kravbibliotek.Tests.Web.Notices;

/// <summary>Notices of feedback and proposals.</summary>
public sealed class CaseNoticeTests(MailWebFixture web) : IClassFixture<MailWebFixture>
{
    [Fact]
    public async Task Proposal_IsToldToCuratorsAndItsAnswerToTheProposer()
    {
        var (curator, reviewer) = (await CuratorAsync(), await web.PersonAsync(Role.Reviewer));
        var proposer = await web.PersonAsync();
        await NoticeTests.RoundAsync(web);
        var (procurer, browser) = (await proposer.SignedInAsync(), await curator.SignedInAsync());

        var sent = await procurer.SubmitAsync("/forslag/nytt?krav=TIL-001", ("Title", "Hemlig rubrik"), ("Text", "Hemlig text"), ("Why", "Skäl"));
        var own = sent.Headers.Location!.OriginalString.Split('?')[0];
        var triage = $"/kuratering/arenden/{own.Split('/')[^1]}";
        await NoticeTests.RoundAsync(web);
        var told = await browser.PageAsync("/kuratering");
        Assert.Equal("(1)", told.Text("#notiser .app-count"));
        Assert.NotNull(told.QuerySelector($"#notiser + ul a[href='{triage}']"));
        await browser.SendFormAsync(triage, "svar", ("Text", "Tack."), ("Effect", "delvis"));
        await NoticeTests.RoundAsync(web);
        await NoticeTests.RoundAsync(web);

        var mail = Assert.Single(web.Mail.To(curator.Email));
        Assert.Contains("Ett förslag på ändring av TIL-001 har kommit in", mail, StringComparison.Ordinal);
        Assert.Contains($"https://krav.exempel.se{triage}", mail, StringComparison.Ordinal);
        Assert.All(["Hemlig", proposer.Id], word => Assert.DoesNotContain(word, mail, StringComparison.Ordinal));
        var answered = Assert.Single(web.Mail.To(proposer.Email));
        Assert.Contains("Ditt förslag på ändring av TIL-001 är besvarat", answered, StringComparison.Ordinal);
        Assert.Contains($"https://krav.exempel.se{own}", answered, StringComparison.Ordinal);
        var link = (await procurer.PageAsync("/konto/notiser")).QuerySelector($"main a[href='{own}']")!;
        Assert.Contains("Tack.", (await procurer.PageAsync(link.GetAttribute("href")!)).Text("main"), StringComparison.Ordinal);
        Assert.Empty(web.Mail.To(reviewer.Email));
    }

    [Fact]
    public async Task Feedback_OfAVisitor_IsToldToCuratorsAndItsAnswerToNobody()
    {
        var curator = await CuratorAsync();
        await NoticeTests.RoundAsync(web);
        var browser = await curator.SignedInAsync();

        var sent = await web.Browser().SubmitAsync(
            "/krav/TIL-001/synpunkt", ("Text", "Oklart."), ("Name", "Eva Ek"), ("Email", "eva.ek@exempel.se"));
        var id = sent.Headers.Location!.OriginalString.Split('?')[0].Split('/')[^1];
        await NoticeTests.RoundAsync(web);
        await browser.SendFormAsync($"/kuratering/arenden/{id}", "svar", ("Text", "Tack."), ("Effect", "avslas"));
        await NoticeTests.RoundAsync(web);

        var mail = Assert.Single(web.Mail.To(curator.Email));
        Assert.Contains($"En synpunkt på TIL-001 har kommit in, ärende {id}.", mail, StringComparison.Ordinal);
        Assert.All(["Oklart.", "Eva Ek", "eva.ek"], word => Assert.DoesNotContain(word, mail, StringComparison.Ordinal));
        Assert.Empty(web.Mail.To("eva.ek@exempel.se"));
    }

    [Fact]
    public async Task Case_TakenOverByAnother_IsToldToWhoHadIt()
    {
        var first = await CuratorAsync();
        var second = await web.PersonAsync(Role.Curator);
        var sent = await web.Browser().SubmitAsync("/krav/TIL-001/synpunkt", ("Text", "Vem tar den?"));
        var id = sent.Headers.Location!.OriginalString.Split('?')[0].Split('/')[^1];
        var (hers, his) = (await first.SignedInAsync(), await second.SignedInAsync());
        await hers.SendFormAsync($"/kuratering/arenden/{id}", "ansvar");
        await his.SendFormAsync($"/kuratering/arenden/{id}", "ansvar");
        await NoticeTests.RoundAsync(web);

        Assert.Contains($"Du har inte längre hand om ärende {id}.", (await hers.PageAsync("/konto/notiser")).Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain($"hand om ärende {id}", (await his.PageAsync("/konto/notiser")).Text("main"), StringComparison.Ordinal);
    }

    /// <summary>A curator, who is told nothing of what other tests have done.</summary>
    private async Task<Person> CuratorAsync()
    {
        await NoticeTests.RoundAsync(web);
        return await web.PersonAsync(Role.Curator);
    }
}
