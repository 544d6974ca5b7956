using System.Net;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web.Registers;

/// <summary>Laws, terms and profiles as visitors search and compare them.</summary>
[Collection(WebCollection.Name)]
public sealed class RegisterPagesTests(WebFixture web)
{
    [Theory]
    [InlineData("LOU", "/lagar/2016-1145")]
    [InlineData("offentlig upphandling", "/lagar/2016-1145")]
    [InlineData("2016/679", "/lagar/eu-2016-679")]
    public async Task Laws_Search_FindsIt(string text, string expected) => Assert.Contains(
        expected, (await web.Client().PageAsync($"/lagar?q={Uri.EscapeDataString(text)}")).QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")));

    [Theory]
    [InlineData("/lagar?q=finnsinte", "Ingen lag")]
    [InlineData("/begrepp?q=finnsinte", "Inget begrepp")]
    public async Task Search_NothingFound_Helps(string address, string said)
    {
        var page = await web.Client().PageAsync(address);

        Assert.Contains(said, page.Text("main"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/krav?q=finnsinte']"));
    }

    [Fact]
    public async Task Terms_Search_FindsBySwedishEnglishAndDefinition()
    {
        foreach (var (text, id) in new[] { ("kryptering", "kryptering"), ("programming interface", "api"), ("aterstallningstid", "aterstallningstid") })
            Assert.NotNull((await web.Client().PageAsync($"/begrepp?q={Uri.EscapeDataString(text)}")).GetElementById(id));
    }

    [Fact]
    public async Task Term_Page_HasDefinitionSourceAndWhereItIsUsed()
    {
        var term = (await RealLibrary.ReadAsync()).Terms.Single(t => t.Id == "kryptering");

        var page = await web.Client().PageAsync("/begrepp/kryptering");

        Assert.Equal(term.Definition, page.Text(".app-lead"));
        Assert.Contains(term.Source, page.Text("main dl"), StringComparison.Ordinal);
        var uses = page.QuerySelectorAll("#krav ~ ul a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(uses);
        Assert.Contains("/krav/SAK-004", uses);
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync("/begrepp/finns-inte")).StatusCode);
    }

    [Fact]
    public async Task Profile_Page_CountsEveryKindAndMarksTheShortForm()
    {
        var library = await RealLibrary.ReadAsync();
        var profile = library.Profiles.Single(p => p.Id == "molntjanst");

        var page = await web.Client().PageAsync("/profiler/molntjanst");

        var total = page.QuerySelector("#innehall-i-korthet ~ div table tbody tr:last-child")!.QuerySelectorAll("td").Select(d => d.TextContent).ToList();
        Assert.Equal([$"{profile.Requirements.Count}", $"{profile.Requirements.Count(r => r.ShortForm)}", ""], total);
        var shown = page.QuerySelectorAll("table.app-columns tbody tr").Select(r => (Key: r.QuerySelector("a")!.TextContent.Split(' ')[0], Short: r.LastElementChild!.TextContent == "Ja"));
        Assert.Equal(
            profile.Requirements.Select(r => (r.Key, r.ShortForm)).OrderBy(r => r.Key, StringComparer.Ordinal),
            shown.OrderBy(r => r.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Profiles_Compared_PartWhatTheyPropose()
    {
        var library = await RealLibrary.ReadAsync();
        var (one, other) = (library.Profiles.Single(p => p.Id == "molntjanst"), library.Profiles.Single(p => p.Id == "webbplats"));
        var (left, right) = (one.Requirements.Select(r => r.Key).ToHashSet(), other.Requirements.Select(r => r.Key).ToHashSet());

        var page = await web.Client().PageAsync("/profiler/jamfor?fran=molntjanst&till=webbplats");

        var lists = page.QuerySelectorAll("main > ul.app-plain").Select(l => l.QuerySelectorAll("li a").Select(a => a.TextContent.Split(' ')[0]).ToHashSet()).ToList();
        Assert.Equal([.. left.Except(right)], lists[0]);
        Assert.Equal([.. right.Except(left)], lists[1]);
        Assert.Equal(
            left.Intersect(right).Count(),
            page.QuerySelectorAll("#olika ~ div tbody tr").Length + page.QuerySelectorAll("details li").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync("/profiler/jamfor?fran=molntjanst&till=%00")).StatusCode);
    }
}
