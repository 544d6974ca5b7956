using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kravbibliotek.Accounts;
using Kravbibliotek.Proposals;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Tests.Web.Proposals;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Tests.Web.Faults;

/// <summary>A fault from whoever finds it to the curator's answer.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class FaultTests(AccountWebFixture web)
{
    private const string Write = "/rapportera";

    [Theory]
    [InlineData("/krav/TIL-001", "/rapportera?sida=%2Fkrav%2FTIL-001")]
    [InlineData("/en/krav/TIL-001", "/en/rapportera?sida=%2Fen%2Fkrav%2FTIL-001")]
    public async Task EveryPage_Footer_LeadsToTheReportWithThePageFilledIn(string address, string expected)
    {
        var link = (await web.Browser().PageAsync(address)).QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")!).Single(a => a.Contains("rapportera", StringComparison.Ordinal));

        Assert.Equal(expected, link);
        Assert.Equal(address, (await web.Browser().PageAsync(link)).QuerySelector<IHtmlInputElement>("#Page")!.Value);
    }

    [Fact]
    public async Task Visitor_Reports_CuratorAnswersAndTheVisitorReadsIt()
    {
        var visitor = web.Browser();
        var mark = $"Märke {Guid.NewGuid():N}";

        var sent = await visitor.SubmitAsync(
            Write + "?sida=/krav/TIL-001", ("Kind", "tillganglighet"), ("Text", mark), ("Name", "Eva Prov"), ("Email", "eva@exempel.se"));
        var receipt = sent.Headers.Location!.OriginalString;
        var page = await visitor.PageAsync(receipt);
        var reference = receipt.Split('?')[0].Split('/')[^1];

        Assert.Equal("Tack för rapporten", page.Text("h1"));
        Assert.Contains(reference, page.Text(".app-lead"), StringComparison.Ordinal);
        Assert.Contains($"https://localhost{receipt.Split("&ny")[0]}", page.Text("main code"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/krav/TIL-001']"));

        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var triage = $"/kuratering/arenden/{reference}";
        Assert.Contains(triage, (await curator.PageAsync("/kuratering/arenden?typ=fel")).QuerySelectorAll("th a").Select(a => a.GetAttribute("href")));
        var shown = await curator.PageAsync(triage);
        Assert.Equal("Brist i tillgänglighet", shown.Text("h1"));
        Assert.Contains("eva@exempel.se", shown.Text("main"), StringComparison.Ordinal);
        Assert.Null(shown.QuerySelector("form[action$='/utkast']"));
        Assert.Equal($"302 {triage}", (await curator.SendFormAsync(triage, "svar", ("Text", "Rättat nu."), ("Effect", "genomfors"))).Summary());

        var answered = (await visitor.PageAsync(receipt)).Text("main");
        Assert.Contains("Rättat nu.", answered, StringComparison.Ordinal);
        Assert.Contains("Besvarad", answered, StringComparison.Ordinal);
        Assert.DoesNotContain(mark, (await visitor.PageAsync("/krav/TIL-001")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/synpunkter/{reference}")).StatusCode);
    }

    [Fact]
    public async Task Draft_OfAFault_IsRefused()
    {
        var reference = await SendAsync();
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var triage = $"/kuratering/arenden/{reference}";
        var fields = (await curator.PageAsync(triage)).Fields("form[action$='/ansvar']");

        var response = await curator.PostAsync(triage + "/utkast", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("blir inget krav", (await response.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_Report_IsReadInEnglish()
    {
        var visitor = web.Browser();
        var form = await visitor.PageAsync("/en/rapportera");
        Assert.Equal("Report a fault", form.Text("h1"));

        var sent = await visitor.SubmitAsync("/en/rapportera", ("Kind", "fel"), ("Text", "It broke."));
        var receipt = sent.Headers.Location!.OriginalString;

        Assert.StartsWith("/en/synpunkter/", receipt, StringComparison.Ordinal);
        Assert.Equal("Thank you for the report", (await visitor.PageAsync(receipt)).Text("h1"));
        var faulty = await (await visitor.SubmitAsync("/en/rapportera", ("Text", ""))).PageAsync();
        Assert.Contains("Say what happened.", faulty.Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_BadInput_KeepsWhatWasTypedAndSaysHowToMend()
    {
        var response = await web.Browser().SubmitAsync(
            Write, ("Kind", "annat"), ("Text", " "), ("Email", "ingen adress"), ("Name", "Eva <b>"), ("Page", new string('a', 501)));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["#Email", "#Kind", "#Page", "#Text"], page.QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")!.Split("-0")[0]).Order(StringComparer.Ordinal));
        Assert.Equal("Eva <b>", page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.StartsWith("Fel: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_FieldThatNobodySees_AsksToPressOnceMore()
    {
        var response = await web.Browser().SubmitAsync(Write, ("Kind", "fel"), ("Text", "Hej."), ("Website", "http://x"));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Hej.", page.QuerySelector("#Text")!.TextContent);
        Assert.Equal("", page.QuerySelector("#Website")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>\u202E \u0007<img src=x onerror=alert(1)>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//exempel.se/x")]
    public async Task Send_HostileText_IsShownAsText(string text)
    {
        var reference = await SendAsync(("Text", text), ("Page", text));
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        var page = await curator.PageAsync($"/kuratering/arenden/{reference}");

        Assert.Empty(page.QuerySelectorAll("main script, main img, main [onerror], main a[href^='javascript:'], main a[href^='//']"));
        Assert.DoesNotContain('\u202E', page.Text("main"));
    }

    [Fact]
    public async Task Send_SignedIn_IsAmongOnesOwn()
    {
        var browser = await (await web.PersonAsync()).SignedInAsync();
        Assert.Null((await browser.PageAsync(Write)).QuerySelector("#Email"));

        var sent = (await browser.SubmitAsync(Write, ("Kind", "uppgift"), ("Text", "Fel år."))).Headers.Location!.OriginalString.Split('?')[0];

        var mine = await browser.PageAsync("/synpunkter");
        Assert.Contains(sent, mine.QuerySelectorAll("th a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Felaktig uppgift", mine.Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_TooOften_Is429()
    {
        using var strict = web.WithWebHostBuilder(builder => builder.UseSetting(RateLimits.CommentsAMinute, "1"));
        var browser = AccountWebFixture.Browser(strict);
        await WebFixture.ReadyAsync(browser);
        await browser.SubmitAsync(Write, ("Kind", "fel"), ("Text", "Ett."));

        var response = await browser.SubmitAsync(Write, ("Kind", "fel"), ("Text", "Två."));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Show_LongOrStrangePage_IsNoFault()
    {
        foreach (var page in new[] { new string('a', 3000), "%00", "%F0%9F", "<b>" })
            Assert.Equal(HttpStatusCode.OK, (await web.Browser().GetAsync($"{Write}?sida={page}&vad=x")).StatusCode);
        Assert.NotNull((await web.Browser().PageAsync(Write + "?vad=annan-form")).QuerySelector("input[value=annan-form][checked]"));
    }

    [Fact]
    public void AgainstDraft_OnlyFaults_HaveOne()
    {
        var fault = new FaultReport(FaultKind.Broken, " Text\u0000 ", " /a  b ", Sender.Unknown).ToSubmission("kod", WebFixture.Now);

        Assert.Equal(("Text", "/a b", "Något fungerar inte"), (fault.Text, fault.Page, fault.Title));
        Assert.Equal("U190", Assert.Single(SubmissionWorkflow.AgainstDraft(fault)).Code);
        Assert.Empty(SubmissionWorkflow.AgainstDraft(fault with { Kind = SubmissionKind.Change }));
    }

    private async Task<string> SendAsync(params (string, string)[] typed)
    {
        var sent = await web.Browser().SubmitAsync(Write, [("Kind", "fel"), ("Text", "Trasigt."), .. typed]);
        return sent.Headers.Location!.OriginalString.Split('?')[0].Split('/')[^1];
    }
}
