namespace Kravbibliotek.Tests.Web;

/// <summary>The comparison of releases on the library of this repository, however many releases it has.</summary>
[Collection(WebCollection.Name)]
public sealed class OwnReleasesTests(WebFixture web)
{
    [Fact]
    public async Task Compare_WithoutNames_LinksToEachReleaseOnce()
    {
        var page = await web.Client().PageAsync("/utgavor/jamfor");

        var links = page.QuerySelectorAll("main a[href^='/utgavor/']").Select(a => a.GetAttribute("href")).ToList();
        Assert.NotEmpty(links);
        Assert.Equal(links.Distinct(), links);
    }
}
