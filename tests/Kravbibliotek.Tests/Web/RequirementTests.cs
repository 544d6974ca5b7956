using System.Net;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web;

/// <summary>Requirements, their permalinks and comparisons over HTTP.</summary>
[Collection(WebCollection.Name)]
public sealed class RequirementTests(WebFixture web)
{
    [Fact]
    public async Task Show_Requirement_ShowsEverythingItHolds()
    {
        var page = await web.Client().PageAsync("/krav/LEV-003");

        var current = await CurrentAsync();
        Assert.Equal(current.Content.Title, page.Text("h1"));
        Assert.Equal(
            ["Krav", "Bevis", "Uppföljning", "Motiv", "Vägledning till upphandlaren", "Livscykelkostnad", "Historik", "Synpunkter och svar"],
            page.QuerySelectorAll(".app-main h2").Select(h => h.TextContent).Except(["Standarder", "Rättslig grund"]));
        Assert.Contains("inom 4 timmar", page.Text(".app-text").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("1–24 timmar", page.Text("table").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", page.Text(".app-fingerprint"));
        Assert.Equal(current.Number, page.QuerySelectorAll("[aria-labelledby=historik] tbody tr").Length);
    }

    [Fact]
    public async Task Show_RequirementOnStandardAndLaw_NamesBoth()
    {
        var page = await web.Client().PageAsync("/krav/TIL-001");

        Assert.Contains("EN 301 549", page.Text("#standarder + ul"), StringComparison.Ordinal);
        Assert.Contains("V3.2.1", page.Text("#standarder + ul"), StringComparison.Ordinal);
        Assert.Contains("9 kap. 2 §", page.Text("#lagar + ul"), StringComparison.Ordinal);
        Assert.Contains("Bindande", page.Text("#lagar + ul"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Withdrawn_StaysReadableAndSaysWhatReplacedIt()
    {
        var client = web.Client();
        var list = await client.PageAsync("/krav?upphavda=ja");
        var withdrawn = list.QuerySelectorAll(".app-results > li").Single(li => li.QuerySelector(".ds-tag[data-color=danger]") is not null);

        var page = await client.PageAsync(withdrawn.QuerySelector("a")!.GetAttribute("href")!);

        Assert.Contains("Kravet är upphävt", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Contains("ersatts av", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".ds-alert a[href^='/krav/']"));
        Assert.NotNull(page.QuerySelector(".app-text"));
    }

    [Theory]
    [InlineData("/krav/lev-003", "/krav/LEV-003")]
    [InlineData("/krav/Lev-003/v/1", "/krav/LEV-003/v/1")]
    [InlineData("/krav/lev-003/jamfor?fran=1&till=2", "/krav/LEV-003/jamfor?fran=1&till=2")]
    public async Task Get_KeyInOtherCase_RedirectsForGood(string typed, string written)
    {
        var response = await web.Client().GetAsync(typed);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(written, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Get_UnknownKey_HelpsInSwedish()
    {
        var response = await web.Client().GetAsync("/krav/TIL-999");
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Sidan finns inte", page.Text("h1"));
        Assert.NotNull(page.QuerySelector("main a[href='/krav?omrade=tillganglighet']"));
        Assert.NotNull(page.QuerySelector("main a[href='/krav?q=TIL-999']"));
    }

    [Fact]
    public async Task Show_Requirement_LinksToItsPermalinkInHeader()
    {
        var response = await web.Client().GetAsync("/krav/LEV-003");

        Assert.Contains($"</krav/LEV-003/v/{(await CurrentAsync()).Number}>; rel=\"bookmark\"", response.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permalink_Version_IsCachedForEverWithStrongTag()
    {
        var response = await web.Client().GetAsync("/krav/LEV-003/v/2");

        Assert.Equal("public, max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var links = response.Headers.GetValues("Link").Single();
        Assert.Contains("</krav/LEV-003>; rel=\"latest-version\"", links, StringComparison.Ordinal);
        Assert.Contains("</krav/LEV-003/v/1>; rel=\"predecessor-version\"", links, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permalink_TagKnown_AnswersNotModified()
    {
        var client = web.Client();
        var tag = (await client.GetAsync("/krav/LEV-003/v/2")).Headers.ETag!;
        var request = new HttpRequestMessage(HttpMethod.Get, "/krav/LEV-003/v/2");
        request.Headers.IfNoneMatch.Add(tag);

        var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Equal(tag, response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Permalink_OtherVersion_HasOtherTag()
    {
        var client = web.Client();

        var first = (await client.GetAsync("/krav/LEV-003/v/1")).Headers.ETag;
        var second = (await client.GetAsync("/krav/LEV-003/v/2")).Headers.ETag;

        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("/krav/LEV-003/v/99")]
    [InlineData("/krav/LEV-003/v/0")]
    [InlineData("/krav/LEV-003/v/ett")]
    [InlineData("/krav/LEV-003/v/99999999999999")]
    [InlineData("/krav/LEV-003/jamfor?fran=1&till=99")]
    [InlineData("/krav/LEV-003/jamfor?fran=x")]
    public async Task Get_UnknownVersion_IsNotFoundAndNotCached(string address)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("no-store, no-cache", response.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task Compare_TwoVersions_MarksWordsAddedAndRemoved()
    {
        var page = await web.Client().PageAsync("/krav/LEV-003/jamfor?fran=1&till=2");

        Assert.Equal("Skillnad mellan version 1 och 2", page.Text("h1"));
        Assert.NotEmpty(page.Text(".diff-sum"));
        Assert.NotEmpty(page.QuerySelectorAll(".diff-rows ins"));
        Assert.NotEmpty(page.QuerySelectorAll(".diff-rows del"));
        Assert.Equal("1", page.QuerySelector("#fran option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Compare_OtherWayRound_TurnsAddedIntoRemoved()
    {
        var client = web.Client();

        var there = await client.PageAsync("/krav/LEV-003/jamfor?fran=1&till=2");
        var back = await client.PageAsync("/krav/LEV-003/jamfor?fran=2&till=1");

        Assert.Contains("+", there.QuerySelectorAll(".diff-row > span").Select(s => s.TextContent));
        Assert.Contains("−", back.QuerySelectorAll(".diff-row > span").Select(s => s.TextContent));
    }

    [Fact]
    public async Task Compare_WithoutNumbers_ComparesTheLatestTwo()
    {
        var page = await web.Client().PageAsync("/krav/LEV-003/jamfor");

        var current = (await CurrentAsync()).Number;
        Assert.Equal($"Skillnad mellan version {current - 1} och {current}", page.Text("h1"));
    }

    [Fact]
    public async Task Compare_SideBySide_HasBothVersionsInATableAndTheListForNarrowScreens()
    {
        var page = await web.Client().PageAsync("/krav/LEV-003/jamfor?fran=1&till=2&visa=bredvid");

        Assert.Equal("Bredvid varandra", page.QuerySelector("#visa option[selected]")!.TextContent);
        var tables = page.QuerySelectorAll(".diff-beside");
        Assert.NotEmpty(tables);
        Assert.Equal(page.QuerySelectorAll(".diff-rows").Length, tables.Length);
        Assert.All(tables, t => Assert.Equal(["Version 1", "Version 2"], t.QuerySelectorAll("th[scope=col]").Select(h => h.TextContent)));
        Assert.Empty(page.QuerySelectorAll(".diff-beside td:first-child ins, .diff-beside td:last-child del"));
    }

    [Fact]
    public async Task Compare_FirstAndLast_ListsWhatEachVersionOnTheWayChanged()
    {
        var page = await web.Client().PageAsync($"/krav/LEV-003/jamfor?fran=1&till={(await CurrentAsync()).Number}&visa=okant");

        Assert.Empty(page.QuerySelectorAll(".diff-beside"));
        var versions = (await RealLibrary.ReadAsync()).Versions.Where(v => v.Key == "LEV-003" && v.Number > 1);
        Assert.All(versions, v => Assert.Contains(v.ChangeNote, page.Text("main"), StringComparison.Ordinal));
        var fields = page.QuerySelectorAll(".app-changed a").Select(a => (a.TextContent, page.QuerySelector(a.GetAttribute("href")!)!.TextContent));
        Assert.NotEmpty(fields);
        Assert.All(fields, f => Assert.Equal(f.Item1, f.Item2));
    }

    private static async Task<RequirementVersion> CurrentAsync() => (await RealLibrary.ReadAsync()).Versions.Last(v => v.Key == "LEV-003");
}
