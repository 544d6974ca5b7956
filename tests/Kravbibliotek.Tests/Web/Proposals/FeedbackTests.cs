using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Tests.Web.Accounts;

namespace Kravbibliotek.Tests.Web.Proposals;

/// <summary>Feedback from a visitor to the answer that everybody may read.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class FeedbackTests(AccountWebFixture web)
{
    private const string Write = "/krav/TIL-001/synpunkt";

    [Fact]
    public async Task Visitor_WritesAndFollows_AnswerIsShownWhenTheCuratorSaysSo()
    {
        var visitor = web.Browser();
        var mark = $"Märke {Guid.NewGuid():N}";
        Assert.Contains(Write, (await visitor.PageAsync("/krav/TIL-001")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Contains("24 månader", (await visitor.PageAsync(Write)).Text("main"), StringComparison.Ordinal);

        var sent = await visitor.SubmitAsync(Write, ("Text", mark), ("Passage", "användare"), ("Name", "Eva Prov"), ("Email", "eva@exempel.se"));
        var receipt = sent.Headers.Location!.OriginalString;
        var page = await visitor.PageAsync(receipt);
        var reference = receipt.Split('?')[0].Split('/')[^1];

        Assert.Equal("Tack för synpunkten", page.Text("h1"));
        Assert.Contains($"https://localhost{receipt.Split("&ny")[0]}", page.Text("main code"), StringComparison.Ordinal);
        Assert.Contains("Mottagen", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(mark, (await visitor.PageAsync("/krav/TIL-001")).Text("main"), StringComparison.Ordinal);

        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var triage = $"/kuratering/arenden/{reference}";
        Assert.Contains(triage, (await curator.PageAsync("/kuratering/arenden?typ=synpunkt&status=mottagen")).QuerySelectorAll("td a, th a").Select(a => a.GetAttribute("href")));
        Assert.Contains("eva@exempel.se", (await curator.PageAsync(triage)).Text("main"), StringComparison.Ordinal);
        await curator.SendFormAsync(triage, "ansvar");
        Assert.Contains("Under beredning", (await visitor.PageAsync(receipt)).Text("main"), StringComparison.Ordinal);
        var answered = await curator.SendFormAsync(triage, "svar", ("Text", "Vi ändrar."), ("Effect", "genomfors"), ("Show", "true"), ("ShownText", mark));
        Assert.Equal($"302 {triage}", answered.Summary());

        Assert.Contains("Vi ändrar.", (await visitor.PageAsync(receipt)).Text("main"), StringComparison.Ordinal);
        var shown = (await visitor.PageAsync("/krav/TIL-001")).Text("main");
        Assert.Contains(mark, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Eva Prov", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eva@exempel.se", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_WithoutTheCode_IsNotFound()
    {
        var sent = (await web.Browser().SubmitAsync(Write, ("Text", "Oklart."))).Headers.Location!.OriginalString;
        var address = sent.Split('?')[0];

        foreach (var guess in new[] { address, address + "?kod=", address + "?kod=" + new string('0', 64), "/synpunkter/AAAA-AAAA?kod=x" })
            Assert.Equal(HttpStatusCode.NotFound, (await web.Browser().GetAsync(guess)).StatusCode);
        var response = await web.Browser().GetAsync(sent);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("noindex", response.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task Account_FindsItsOwnWithoutTheCode_AndNobodyElsesDoes()
    {
        var browser = await (await web.PersonAsync()).SignedInAsync();
        var sent = (await browser.SubmitAsync(Write, ("Text", "Från ett konto."))).Headers.Location!.OriginalString.Split('?')[0];

        Assert.Contains(sent, (await browser.PageAsync("/synpunkter")).QuerySelectorAll("th a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Från ett konto.", (await browser.PageAsync(sent)).Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await (await web.PersonAsync()).SignedInAsync()).GetAsync(sent)).StatusCode);
    }

    [Fact]
    public async Task Send_BadInput_KeepsWhatWasTypedAndSaysHowToMend()
    {
        var response = await web.Browser().SubmitAsync(Write, ("Text", " "), ("Email", "ingen adress"), ("Name", "Eva <b>"), ("Number", "99"));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["#Email", "#Number", "#Text"], page.QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")!).Order());
        Assert.Equal("Eva <b>", page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.StartsWith("Fel: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_FieldThatNobodySees_AsksToPressOnceMore()
    {
        var response = await web.Browser().SubmitAsync(Write, ("Text", "Hej."), ("Website", "http://x"));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Hej.", page.QuerySelector("#Text")!.TextContent);
        Assert.Equal("", page.QuerySelector("#Website")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>\u202E \u0007<img src=x onerror=alert(1)>")]
    [InlineData("[a](javascript:alert(1)) {{7*7}} ]]> &lt;")]
    public async Task Send_HostileText_IsShownAsText(string text)
    {
        var sent = (await web.Browser().SubmitAsync(Write, ("Text", text), ("Passage", text))).Headers.Location!.OriginalString;
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var triage = $"/kuratering/arenden/{sent.Split('?')[0].Split('/')[^1]}";
        await curator.SendFormAsync(triage, "svar", ("Text", text), ("Effect", "delvis"), ("Show", "true"), ("ShownText", text));

        foreach (var page in new[] { await web.Browser().PageAsync(sent), await curator.PageAsync(triage), await web.Browser().PageAsync("/krav/TIL-001") })
        {
            Assert.Empty(page.QuerySelectorAll("main script, main img, main [onerror], main a[href^='javascript:']"));
            Assert.DoesNotContain('\u202E', page.Text("main"));
        }
    }

    [Fact]
    public async Task Send_TooMuch_IsRefusedBySize()
    {
        var browser = web.Browser();
        var long10001 = await browser.SubmitAsync(Write, ("Text", new string('a', 10_001)));
        var fields = (await browser.PageAsync(Write)).Fields();
        fields["Text"] = new string('a', 1_100_000);

        Assert.Contains("10001", (await long10001.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await browser.PostAsync(Write, new FormUrlEncodedContent(fields))).StatusCode);
    }

    [Fact]
    public async Task Triage_TwoCurators_SecondSeesTheFirstsAnswerAndKeepsTheOwn()
    {
        var sent = (await web.Browser().SubmitAsync(Write, ("Text", "Två svarar."))).Headers.Location!.OriginalString;
        var triage = $"/kuratering/arenden/{sent.Split('?')[0].Split('/')[^1]}";
        var first = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var second = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var open = (await second.PageAsync(triage)).Fields($"form[action$='/svar']");
        await first.SendFormAsync(triage, "svar", ("Text", "Första svaret."), ("Effect", "avslas"));

        (open["Text"], open["Effect"]) = ("Andra svaret.", "genomfors");
        var response = await second.PostAsync(triage + "/svar", new FormUrlEncodedContent(open));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Första svaret.", page.Text("main .prose + h2 + p + .prose"), StringComparison.Ordinal);
        Assert.Equal("Andra svaret.", page.QuerySelector("#Text")!.TextContent);
        // Seen and sent again, it is an answer like any other.
        var again = page.Fields("form[action$='/svar']");
        again["Text"] = "Andra svaret.";
        Assert.Equal(HttpStatusCode.Redirect, (await second.PostAsync(triage + "/svar", new FormUrlEncodedContent(again))).StatusCode);
        Assert.Contains("Andra svaret.", (await web.Browser().PageAsync(sent)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfFeedback_IsLinkedAndCanBeLetGo()
    {
        var sent = (await web.Browser().SubmitAsync("/krav/TIL-002/synpunkt", ("Text", "Skriv om."))).Headers.Location!.OriginalString;
        var triage = $"/kuratering/arenden/{sent.Split('?')[0].Split('/')[^1]}";
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        await curator.SendFormAsync(triage, "utkast");
        Assert.Contains("/kuratering/utkast/TIL-002", (await curator.PageAsync(triage)).QuerySelectorAll("main dd a").Select(a => a.GetAttribute("href")));
        await curator.SendFormAsync(triage, "utkast", ("lossa", "ja"));
        Assert.DoesNotContain("Utkast till TIL-002", (await curator.PageAsync(triage)).Text("main"), StringComparison.Ordinal);
    }
}

/// <summary>Pages with several forms.</summary>
internal static class FormsOfAPage
{
    /// <summary>Fills in the form whose address ends so, and sends it.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient browser, string page, string ending, params (string Name, string Value)[] typed)
    {
        var fields = (await browser.PageAsync(page)).Fields($"main form[action$='/{ending}']");
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await browser.PostAsync($"{page}/{ending}", new FormUrlEncodedContent(fields));
    }
}
