using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web;

/// <summary>The comparison of releases and their files on the library of this repository, however many releases it has.</summary>
[Collection(WebCollection.Name)]
public sealed class OwnReleasesTests(WebFixture web)
{
    [Fact]
    public async Task Compare_WithoutNames_LinksToEachReleaseOnce()
    {
        var page = await web.Client().PageAsync("/utgavor/jamfor");

        var links = page.QuerySelectorAll("main a[href^='/utgavor/']:not([href*='?'])").Select(a => a.GetAttribute("href")).ToList();
        Assert.NotEmpty(links);
        Assert.Equal(links.Distinct(), links);
    }

    [Fact]
    public async Task Files_EveryRelease_AreWhatItListsInAnApplicationThatOnlyHasTheFolder()
    {
        foreach (var release in (await RealLibrary.ReadAsync()).Releases)
        {
            var response = await web.Client().GetAsync($"/utgavor/{release.Name}/filer.zip");
            var read = LibraryReader.Read(ArchiveReader.Read(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync()).Files);

            Assert.Empty(read.Findings);
            Assert.Empty(read.Library.Kept);
            Assert.Equal(release.Files.Select(f => (f.Path, f.Sha256)), read.Library.Files.SkipLast(1).Select(f => (f.Path, ReleaseCut.HashOf(f))));
        }
    }
}
