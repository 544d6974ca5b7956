namespace Kravbibliotek.Tests.Web;

/// <summary>A library built again from the same files is the same to everyone who cites it.</summary>
[Collection(WebCollection.Name)]
public sealed class RebuildTests(WebFixture web, RebuiltFixture again) : IClassFixture<RebuiltFixture>
{
    [Fact]
    public async Task Permalinks_BuiltAgainFromFiles_HaveTheSameTagsAndBytes()
    {
        var release = await web.Client().PageAsync("/utgavor/2026.1");
        var permalinks = new List<string>();
        foreach (var area in release.QuerySelectorAll("main a[href*='omrade=']").Select(a => a.GetAttribute("href")!))
            permalinks.AddRange((await web.Client().PageAsync(area)).QuerySelectorAll("main a[href*='/v/']").Select(a => a.GetAttribute("href")!));
        Assert.NotEmpty(permalinks);

        foreach (var address in permalinks)
        {
            var first = await web.Client().GetAsync(address);
            var second = await again.Client().GetAsync(address);
            Assert.Equal(first.Headers.ETag, second.Headers.ETag);
            Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        }
    }
}

/// <summary>Another application, with a library read from the same files into a database of its own.</summary>
public sealed class RebuiltFixture : WebFixture;
