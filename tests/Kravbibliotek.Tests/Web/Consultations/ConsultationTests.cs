using System.Net;
using Kravbibliotek.Curation;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Tests.Web.Consultations;

/// <summary>A consultation from its opening to the published version, by visitors and curators.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class ConsultationTests(AccountWebFixture web)
{
    private readonly ConsultationSteps _steps = new(web);

    [Fact]
    public async Task Consultation_FromCommentToPublishedVersion()
    {
        var draft = await _steps.OutAsync(closesIn: 5);
        var here = $"/remisser/{draft.Key}/1";
        var visitor = web.Browser();
        Assert.Contains(here, ConsultationSteps.Hrefs(await visitor.PageAsync("/")));
        Assert.Contains(here, ConsultationSteps.Hrefs(await visitor.PageAsync("/remisser")));
        Assert.Contains(here, ConsultationSteps.Hrefs(await visitor.PageAsync($"/krav/{draft.Key}")));
        Assert.Equal($"302 {here}", (await visitor.GetAsync($"/remisser/{draft.Key}")).Summary());

        var sent = await visitor.SubmitAsync(
            here, ("Text", "Skriv hellre så."), ("Field", "Krav"), ("Passage", "helt ny"), ("Name", "Eva Ek"), ("Organisation", "Region Skåne"),
            ("Email", "eva@prov.se"));
        Assert.Equal($"302 {here}/tack/1", sent.Summary());
        Assert.Contains("synpunkt 1", (await visitor.PageAsync($"{here}/tack/1")).Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Skriv hellre så.", (await visitor.PageAsync(here)).Text("main"), StringComparison.Ordinal);

        var curator = await _steps.CuratorAsync();
        Assert.Contains($"/kuratering{here}", ConsultationSteps.Hrefs(await curator.PageAsync("/kuratering/remisser")));
        Assert.Contains("eva@prov.se", (await curator.PageAsync($"/kuratering{here}")).Text("main"), StringComparison.Ordinal);
        var answered = await curator.SubmitAsync(
            $"/kuratering{here}", ("Chosen", "1"), ("Effect", "ändrat"), ("Text", "Tack, det ändrar vi."));
        Assert.Equal($"302 /kuratering{here}", answered.Summary());

        var shown = (await visitor.PageAsync(here)).Text("#synpunkt-1");
        Assert.Contains("Skriv hellre så.", shown, StringComparison.Ordinal);
        Assert.Contains("Eva Ek, Region Skåne", shown, StringComparison.Ordinal);
        Assert.Contains("Tack, det ändrar vi.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eva@prov.se", (await visitor.PageAsync(here)).Source.Text, StringComparison.Ordinal);

        var version = await visitor.GetStringAsync($"/krav/{draft.Key}/v/{draft.BasedOn}");
        Assert.Empty(await _steps.CloseAndPublishAsync(draft));
        Assert.Contains($"/krav/{draft.Key}/remiss", ConsultationSteps.Hrefs(await visitor.PageAsync($"/krav/{draft.Key}")));
        var published = await visitor.PageAsync($"/krav/{draft.Key}/remiss");
        Assert.Equal($"Remissvar till version {draft.BasedOn + 1}", published.Text("h2"));
        Assert.Contains("Tack, det ändrar vi.", published.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Remissen är avslutad", (await visitor.PageAsync(here)).Text("main"), StringComparison.Ordinal);
        Assert.Equal(version, await visitor.GetStringAsync($"/krav/{draft.Key}/v/{draft.BasedOn}"));
    }

    [Fact]
    public async Task Send_UnansweredComment_HoldsBackPublication()
    {
        var draft = await _steps.OutAsync();
        await web.Browser().SubmitAsync($"/remisser/{draft.Key}/1", ("Text", "Vänta."));

        Assert.Contains("U111", await _steps.CloseAndPublishAsync(draft), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_SignedIn_UsesTheAccountAndIsModerated()
    {
        var draft = await _steps.OutAsync();
        var here = $"/remisser/{draft.Key}/1";
        var procurer = await web.PersonAsync();
        var browser = await procurer.SignedInAsync();

        Assert.Null((await browser.PageAsync(here)).QuerySelector("#Email, #Name"));
        await browser.SubmitAsync(here, ("Text", "Från Stockholm."), ("Name", "Någon annan"));

        var curator = await _steps.CuratorAsync();
        var page = (await curator.PageAsync($"/kuratering{here}")).Text("main");
        Assert.Contains($"Prov {procurer.Id}, Stockholm", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Någon annan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Från Stockholm.", (await browser.PageAsync(here)).Text("main"), StringComparison.Ordinal);
        await curator.SubmitAsync(here, ("Text", "Från kuratorn."));
        Assert.Contains("Från kuratorn.", (await browser.PageAsync(here)).Text("#synpunkt-2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text", "", "#Text")]
    [InlineData("Passage", "*501", "#Passage")]
    [InlineData("Name", "*101", "#Name")]
    [InlineData("Email", "inte en adress", "#Email")]
    [InlineData("Text", "*10001", "#Text")]
    [InlineData("Text", "*900000", "#Text")]
    [InlineData("Field", "Påhittat", "#Field")]
    public async Task Send_FaultyField_Is400AndKeepsWhatWasTyped(string field, string value, string expected)
    {
        var draft = await _steps.OutAsync();
        value = value.StartsWith('*') ? new string('x', int.Parse(value[1..], null)) : value;

        var response = await web.Browser().SubmitAsync(
            $"/remisser/{draft.Key}/1", ("Text", "En text."), ("Organisation", "Region Skåne"), (field, value));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([expected], page.QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Region Skåne", page.QuerySelector("#Organisation")!.GetAttribute("value"));
        Assert.Equal(field == "Text" ? value : "En text.", page.QuerySelector("#Text")!.TextContent.Trim());
    }

    [Fact]
    public async Task Send_Program_IsAskedToPressAgain()
    {
        var draft = await _steps.OutAsync();
        var browser = web.Browser();

        var response = await browser.SubmitAsync($"/remisser/{draft.Key}/1", ("Text", "Köp nu."), ("Website", "https://ond.se"));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("", page.QuerySelector("#Website")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("#Website")!.ParentElement!.HasAttribute("hidden"));
        Assert.Equal("Köp nu.", page.QuerySelector("#Text")!.TextContent.Trim());
    }

    [Fact]
    public async Task Send_Markup_IsShownAsTheTextItIs()
    {
        const string Attack = "<script>alert(1)</script><img src=x onerror=alert(1)> [länk](javascript:alert(1)) \u202e\u0007 https://skrap.se";
        var draft = await _steps.OutAsync();
        var here = $"/remisser/{draft.Key}/1";
        Assert.Equal($"302 {here}/tack/1", (await web.Browser().SubmitAsync(
            here, ("Text", Attack), ("Passage", Attack), ("Name", "<b>\" onclick=x"), ("Organisation", "=cmd()"))).Summary());
        var curator = await _steps.CuratorAsync();
        await curator.SubmitAsync($"/kuratering{here}", ("Chosen", "1"), ("Effect", "ej-ändrat"), ("Text", Attack));

        foreach (var address in new[] { here, $"/kuratering{here}", $"/kuratering{here}/1" })
        {
            var page = await curator.PageAsync(address);
            Assert.Contains("<script>alert(1)</script>", page.Text("main"), StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("main script, main img, main [onclick], main a[href*=javascript], main a[href*=skrap], main b"));
            Assert.DoesNotContain('\u202e', page.Source.Text);
        }

        var sheet = await curator.GetStringAsync($"/kuratering{here}/synpunkter.csv");
        Assert.Contains("'=cmd()", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_TooLargeOrForged_IsRefused()
    {
        var draft = await _steps.OutAsync();
        var here = $"/remisser/{draft.Key}/1";

        var large = await web.Browser().SubmitAsync(here, ("Text", new string('x', 1100000)));
        var forged = await web.Browser().PostAsync(here, new FormUrlEncodedContent(new Dictionary<string, string> { ["Text"] = "Falsk." }));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await web.Browser().GetAsync($"{here}/tack/1")).StatusCode);
    }

    [Fact]
    public async Task Send_TooOften_Is429InSwedishAndStoresNothing()
    {
        var draft = await _steps.OutAsync();
        using var strict = web.WithWebHostBuilder(builder => builder.UseSetting(RateLimits.CommentsAMinute, "1"));
        var browser = AccountWebFixture.Browser(strict);
        await WebFixture.ReadyAsync(browser);
        var here = $"/remisser/{draft.Key}/1";
        await browser.SubmitAsync(here, ("Text", "Ett."));

        var response = await browser.SubmitAsync(here, ("Text", "Två."));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("Vänta en stund och försök igen", (await response.PageAsync()).Text("h1"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{here}/tack/2")).StatusCode);
    }

    [Fact]
    public async Task Send_ClosedWhileTyping_KeepsTheTextAndSaysSo()
    {
        var draft = await _steps.OutAsync();
        var here = $"/remisser/{draft.Key}/1";
        var browser = web.Browser();
        var fields = (await browser.PageAsync(here)).Fields();
        await _steps.DoAsync(draft, new CloseConsultation(ConsultationSteps.Author));

        fields["Text"] = "För sent.";
        var response = await browser.PostAsync(here, new FormUrlEncodedContent(fields));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("tar inte emot synpunkter", page.Text(".ds-error-summary"), StringComparison.Ordinal);
        Assert.Equal("För sent.", page.QuerySelector("#Text")!.TextContent.Trim());
        Assert.Null((await browser.PageAsync(here)).QuerySelector("main form"));
    }

    [Fact]
    public async Task Get_ConsultationThatOpensLater_IsOnlyAnnounced()
    {
        var draft = await _steps.OutAsync(opensIn: 3);
        var here = $"/remisser/{draft.Key}/1";

        Assert.Equal(HttpStatusCode.NotFound, (await web.Browser().GetAsync(here)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await web.Browser().GetAsync($"/remisser/{draft.Key}")).StatusCode);
        var list = await web.Browser().PageAsync("/remisser");
        Assert.Contains(draft.Content!.Title, list.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(here, ConsultationSteps.Hrefs(list));
    }

    [Theory]
    [InlineData("/remisser/TIL-001/1")]
    [InlineData("/remisser/TIL-001/99999999999")]
    [InlineData("/krav/TIL-001/remiss")]
    public async Task Get_Unknown_Is404(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await web.Browser().GetAsync(address)).StatusCode);

    [Fact]
    public async Task Get_KeyInSmallLetters_LeadsOn() =>
        Assert.Equal("301 /remisser/TIL-001", (await web.Browser().GetAsync("/remisser/til-001")).Summary());
}
