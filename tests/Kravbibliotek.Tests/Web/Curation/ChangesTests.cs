using System.Net;
using System.Text.Json;
using Kravbibliotek.Accounts;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Tests.Web.Proposals;
using Kravbibliotek.Web.Features.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Curation;

/// <summary>The change log over HTTP.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class ChangesTests(AccountWebFixture web)
{
    [Fact]
    public async Task List_FilteredByWho_ShowsWhatThatPersonDidAndLeadsToIt()
    {
        var author = await web.PersonAsync(Role.Curator);
        var key = await DraftAsync(author, "Loggat krav");
        var browser = await author.SignedInAsync();

        var list = await browser.PageAsync($"/kuratering/handelser?vem=konton/{author.Id}");
        var link = list.QuerySelectorAll("ol.app-results h3 a").Single(a => a.TextContent == $"{key}, utkast");
        var change = await browser.PageAsync(link.GetAttribute("href")!);

        Assert.Contains($"Prov {author.Id}", change.Text("main dl"), StringComparison.Ordinal);
        Assert.Contains("Loggat krav", change.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Titel", change.QuerySelectorAll("h3").Select(h => h.TextContent));
        Assert.Contains($"\"key\": \"{key}\"", change.Text("details"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_FollowedToItsEnd_ShowsEachLineOnceNewestFirst()
    {
        var author = await web.PersonAsync(Role.Curator);
        for (var i = 0; i < 30; i++)
            await DraftAsync(author, $"Krav {i}");
        var browser = await author.SignedInAsync();
        var seen = new List<string>();

        var pages = 0;
        for (var address = $"/kuratering/handelser?vem=konton/{author.Id}"; address is not null; pages++)
        {
            var page = await browser.PageAsync(address);
            seen.AddRange(page.QuerySelectorAll("ol.app-results h3 a").Select(a => a.GetAttribute("href")!));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(2, pages);
        Assert.True(seen.Count >= 60);
        Assert.Equal(seen.Distinct().OrderDescending(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task List_OtherFilters_NarrowIt()
    {
        var author = await web.PersonAsync(Role.Curator);
        var key = await DraftAsync(author, "Filtrerat krav");
        var browser = await author.SignedInAsync();

        async Task<int> CountAsync(string query) =>
            (await browser.PageAsync($"/kuratering/handelser?vad={key}{query}")).QuerySelectorAll("ol.app-results > li").Length;

        Assert.Equal(2, await CountAsync(""));
        Assert.Equal(2, await CountAsync("&slag=tillagd&q=NYTT+KRAV"));
        Assert.Equal(0, await CountAsync("&slag=andrad"));
        Assert.Equal(0, await CountAsync("&q=inget+sådant"));
        Assert.Equal(0, await CountAsync("&fran=2999-01-01"));
        Assert.Equal(0, await CountAsync("&till=2000-01-01"));
        Assert.Equal(2, await CountAsync("&fran=2000-01-01&till=2999-12-31"));
        Assert.Equal(2, await CountAsync("&fran=ingen-dag&till=9999-12-31&slag=annat"));
    }

    [Fact]
    public async Task Export_Csv_HoldsTheFilteredLinesAndNoFormula()
    {
        var author = await web.PersonAsync(Role.Curator);
        var key = await DraftAsync(author, "Exporterat krav");
        var draft = (await web.Services.GetRequiredService<DraftStore>().FindAsync(key))!;
        await web.Services.GetRequiredService<DraftStore>().DoAsync(
            key, draft.Revision, new Kravbibliotek.Curation.SendForReview(StartTests.ActorOf(author)), "=1+1 \"x\"");
        var browser = await author.SignedInAsync();

        var response = await browser.GetAsync($"/kuratering/handelser.csv?vad={key}");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("attachment", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
        Assert.Contains(lines, l => l.Contains("\"'=1+1 \"\"x\"\"\"", StringComparison.Ordinal));
        Assert.DoesNotContain(author.Email, string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_JsonLines_HoldsEachLineAsData()
    {
        var author = await web.PersonAsync(Role.Curator);
        var key = await DraftAsync(author, "Krav som data");
        var browser = await author.SignedInAsync();

        var lines = (await browser.GetStringAsync($"/kuratering/handelser.jsonl?vad={key}")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Length);
        Assert.All(lines, l => Assert.Equal($"konton/{author.Id}", JsonDocument.Parse(l).RootElement.GetProperty("who").GetString()));
    }

    [Fact]
    public async Task Show_MarkupInAReason_IsText()
    {
        var author = await web.PersonAsync(Role.Curator);
        var key = await DraftAsync(author, "<script>alert(1)</script>");

        var browser = await author.SignedInAsync();
        foreach (var link in (await browser.PageAsync($"/kuratering/handelser?vad={key}")).QuerySelectorAll("ol.app-results h3 a"))
            Assert.Empty((await browser.PageAsync(link.GetAttribute("href")!)).QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Case_OfAVisitor_IsSaidInSwedishAndSaysNothingOfTheVisitor()
    {
        var curator = await web.PersonAsync(Role.Curator);
        var browser = await curator.SignedInAsync();
        var sent = await web.Browser().SubmitAsync(
            "/krav/TIL-001/synpunkt", ("Text", "Hemlig text"), ("Passage", "Hemligt ställe"), ("Name", "Eva Ek"), ("Organisation", "Hemliga bolaget"),
            ("Email", "eva.ek@exempel.se"));
        var id = sent.Headers.Location!.OriginalString.Split('?')[0].Split('/')[^1];
        await browser.SendFormAsync(
            $"/kuratering/arenden/{id}", "svar", ("Text", "Vi ändrar."), ("Effect", "delvis"), ("Show", "true"), ("ShownText", "Hemlig text"));

        var list = await browser.PageAsync($"/kuratering/handelser?vad=arenden/{id}");
        var links = list.QuerySelectorAll("ol.app-results h3 a").ToList();
        Assert.All(links, l => Assert.Equal($"Ärende {id}", l.TextContent));
        Assert.Equal(2, links.Count);
        Assert.Contains("besökare", list.Text("ol.app-results"), StringComparison.Ordinal);
        var answered = await browser.PageAsync(links[0].GetAttribute("href")!);
        Assert.Equal(
            ["Ansvarig", "Leder till", "Status", "Svar", "Visas för alla"],
            answered.QuerySelectorAll("h3:has(+ .diff-rows)").Select(h => h.TextContent).Order(StringComparer.Ordinal));
        Assert.Contains(answered.QuerySelectorAll(".diff-rows"), r => r.TextContent.Contains("Delvis", StringComparison.Ordinal));
        Assert.NotNull(answered.QuerySelector($"main a[href='/kuratering/arenden/{id}']"));
        var all = string.Concat(
            list.Source.Text, answered.Source.Text, (await browser.PageAsync(links[1].GetAttribute("href")!)).Source.Text,
            await browser.GetStringAsync($"/kuratering/handelser.jsonl?vad=arenden/{id}"));
        Assert.All(["Heml", "Eva Ek", "eva.ek"], word => Assert.DoesNotContain(word, all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("arenden/7KQ4-M2XP", "Ärende 7KQ4-M2XP", "/kuratering/arenden/7KQ4-M2XP")]
    [InlineData("LEV-003/remiss/1/2", "Synpunkt 2 på remissen om LEV-003", "/kuratering/remisser/LEV-003/1/2")]
    [InlineData("standarder/EN-301-549", "Standard EN-301-549", "/standarder/EN-301-549")]
    [InlineData("standarder/ISO-29500/ISO/IEC 29500:2016/arbetslista", "Arbetslista för ISO-29500 ISO/IEC 29500:2016",
        "/kuratering/standarder/ISO-29500/ISO~IEC%2029500%3A2016/arbetslista")]
    [InlineData("standarder/ISO-IEC-27002/2022/krav/SAK-001", "Beslut om SAK-001 i arbetslistan för ISO-IEC-27002 2022",
        "/kuratering/standarder/ISO-IEC-27002/2022/arbetslista/krav/SAK-001")]
    [InlineData("standarder/ISO-IEC-27002/2022/profil/e-arkiv", "Beslut om e-arkiv i arbetslistan för ISO-IEC-27002 2022",
        "/kuratering/standarder/ISO-IEC-27002/2022/arbetslista/profil/e-arkiv")]
    [InlineData("begrepp/open-standard", "Begrepp open-standard", null)]
    public void Subject_OfEachKind_IsSaidInSwedishAndLeadsToItsPage(string subject, string words, string? address)
    {
        Assert.Equal(words, ChangeWording.Subject(subject, new Dictionary<string, string>()));
        Assert.Equal(address, ChangeWording.Address(subject));
    }

    [Fact]
    public async Task Show_UnknownLine_IsNotFound()
    {
        var browser = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/kuratering/handelser/ingen")).StatusCode);
        Assert.Empty((await browser.PageAsync("/kuratering/handelser")).QuerySelectorAll("nav.app-subnav"));
    }

    private async Task<string> DraftAsync(Person author, string title) =>
        (await web.Services.GetRequiredService<DraftStore>().CreateAsync(Area.Delivery, Build.Content(title), StartTests.ActorOf(author))).Key;
}
