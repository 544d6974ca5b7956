using System.Net;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Registers;

/// <summary>What is new, by week. An application of its own, since a requirement is withdrawn in it.</summary>
public sealed class NewsTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static DateOnly Today => SwedishDay.Of(WebFixture.Now);

    [Fact]
    public async Task Week_AllPages_HaveEveryVersionPublishedInItOnceTheLatestFirst()
    {
        var library = await RealLibrary.ReadAsync();
        foreach (var week in library.Versions.Select(v => IsoWeek.Of(v.Published)).Where(w => w.First <= Today).Distinct())
        {
            var shown = new List<(string Address, string Day)>();
            for (var address = $"/nytt?vecka={week}"; address is not null;)
            {
                var page = await web.Client().PageAsync(address);
                shown.AddRange(page.QuerySelectorAll("#versioner + ol > li").Select(l => (l.QuerySelector("a")!.GetAttribute("href")!, l.QuerySelector("time")!.TextContent)));
                address = page.QuerySelector(".ds-pagination a[rel=next]")?.GetAttribute("href");
            }

            var expected = library.Versions.Where(v => IsoWeek.Of(v.Published) == week && v.Published <= Today).Select(v => $"/krav/{v.Key}/v/{v.Number}");
            Assert.Equal(expected.Order(StringComparer.Ordinal), shown.Select(s => s.Address).Order(StringComparer.Ordinal));
            Assert.Equal(shown.Select(s => s.Day).OrderDescending(StringComparer.Ordinal), shown.Select(s => s.Day));
        }
    }

    [Fact]
    public async Task Week_WithoutOne_IsTheLatestWithSomethingInIt()
    {
        var page = await web.Client().PageAsync("/nytt");

        Assert.Equal($"Nytt vecka {IsoWeek.Of(Today).Number}, {IsoWeek.Of(Today).Year}", page.Text("h1"));
        Assert.Null(page.QuerySelector("main > nav.app-actions a[rel=next]"));
        Assert.NotNull(page.QuerySelector("main a[href^='/utgavor/jamfor']"));
        foreach (var feed in new[] { "/floden/krav.atom", "/floden/krav.json", "/floden" })
            Assert.Equal(HttpStatusCode.OK, (await web.Client().GetAsync(page.QuerySelector($"main a[href='{feed}']")!.GetAttribute("href"))).StatusCode);
    }

    [Fact]
    public async Task Week_Neighbours_LeadOverEmptyWeeksAndBack()
    {
        var page = await web.Client().PageAsync("/nytt");
        var previous = page.QuerySelector("main > nav.app-actions a[rel=prev]")!.GetAttribute("href")!;

        var earlier = await web.Client().PageAsync(previous);

        Assert.DoesNotContain("Inget har publicerats", earlier.Text("main"), StringComparison.Ordinal);
        Assert.Equal($"/nytt?vecka={IsoWeek.Of(Today)}", earlier.QuerySelector("main > nav.app-actions a[rel=next]")!.GetAttribute("href"));
        Assert.Contains("Inget har publicerats", (await web.Client().PageAsync("/nytt?vecka=2020-W10")).Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-W01")]
    [InlineData("2025-W53")]
    [InlineData("x")]
    [InlineData("%00")]
    public async Task Week_ThereIsNoSuch_IsNotFound(string week) =>
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync($"/nytt?vecka={week}")).StatusCode);

    [Fact]
    public async Task Week_RequirementWithdrawn_SaysWhatReplacedIt()
    {
        // In a week that no other test asks for: a page that is kept is renewed when the database has told of the change, a moment later.
        var requirements = web.Services.GetRequiredService<RequirementStore>();
        var requirement = (await requirements.FindAsync("OPK-004"))!;
        await requirements.UpdateAsync(
            requirement with { Status = RequirementStatus.Withdrawn, LastDay = new(2025, 3, 5), ReplacedBy = ["OPK-001"] }, new("provet", "Hemligt skäl."));

        var page = await web.Client().PageAsync("/nytt?vecka=2025-W10");

        Assert.NotNull(page.QuerySelector("main li a[href='/krav/OPK-004']"));
        Assert.NotNull(page.QuerySelector("main li a[href='/krav/OPK-001']"));
        Assert.DoesNotContain("Hemligt skäl", page.Text("main"), StringComparison.Ordinal);
        Assert.NotNull((await web.Client().PageAsync("/nytt?vecka=2025-W09")).QuerySelector("main a[rel=next][href='/nytt?vecka=2025-W10']"));
    }
}
