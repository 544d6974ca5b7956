using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web;

/// <summary>The start page, for each kind of visitor.</summary>
[Collection(WebCollection.Name)]
public sealed class StartPageTests(WebFixture web)
{
    [Fact]
    public async Task Start_Visitor_FindsSearchFirstAndAWayForEachKindOfVisitor()
    {
        var page = await web.Client().PageAsync("/");

        Assert.Equal("/krav", page.QuerySelector("main form[role=search]")!.GetAttribute("action"));
        Assert.Equal(
            ["Du som upphandlar", "Du som är leverantör", "Du som bygger eller styr"],
            page.QuerySelectorAll(".app-visitors h3").Select(h => h.TextContent));
        Assert.All(page.QuerySelectorAll(".app-visitors section"), s => Assert.NotEmpty(s.QuerySelectorAll("a")));
        Assert.NotNull(page.QuerySelector(".app-visitors a[href='/lista']"));
        Assert.NotNull(page.QuerySelector(".app-visitors a[href='/floden']"));
    }

    [Fact]
    public async Task Start_Areas_HaveAsManyAsTheListHas()
    {
        var client = web.Client();
        var page = await client.PageAsync("/");

        foreach (var area in Areas.All)
        {
            var link = page.QuerySelector($".app-grid a[href='/krav?omrade={area.Folder}']")!;
            var list = await client.PageAsync(link.GetAttribute("href")!);
            Assert.StartsWith(link.ParentElement!.QuerySelector(".app-count")!.TextContent.Trim('(', ')') + " ", list.Text(".app-main h2"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_News_AreTheVersionsPublishedLast()
    {
        var latest = (await RealLibrary.ReadAsync()).Versions.Max(v => v.Published);

        var page = await web.Client().PageAsync("/");

        Assert.Equal($"{latest:yyyy-MM-dd}", page.Text("main ul.app-plain time"));
    }

    [Fact]
    public async Task Start_LatestRelease_IsLinked()
    {
        var latest = (await RealLibrary.ReadAsync()).Releases.OrderBy(r => r.Date).ThenBy(r => r.Name, StringComparer.Ordinal).Last();

        Assert.NotNull((await web.Client().PageAsync("/")).QuerySelector($"main a[href='/utgavor/{latest.Name}']"));
    }

    [Fact]
    public async Task Start_InEnglish_NamesAreasAndVisitorsInEnglish()
    {
        var page = await web.Client().PageAsync("/en");

        Assert.Equal("Shared requirements for public procurement of digital solutions", page.Text("h1"));
        Assert.Equal("If you procure", page.Text(".app-visitors h3"));
        Assert.Contains("Accessibility", page.QuerySelectorAll(".app-grid h3 a").Select(a => a.TextContent));
        Assert.All(page.QuerySelectorAll("main a[href^='/']"), a => Assert.StartsWith("/en", a.GetAttribute("href"), StringComparison.Ordinal));
    }
}
