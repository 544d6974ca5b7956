using System.Net;
using System.Text;
using System.Xml.Linq;
using Kravbibliotek.Web.Features.Robots.Sitemap;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kravbibliotek.Tests.Web.Feeds;

/// <summary>A sitemap of more addresses than one file may hold comes in parts that an index names.</summary>
[Collection(WebCollection.Name)]
public sealed class SitemapTests(WebFixture web)
{
    private const long MostBytes = 50 * 1024 * 1024;
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Sitemap_AsManyAsAPartHolds_IsOneFileAndOneMoreIsTwo()
    {
        var all = Addresses(await RootAsync(web.Client(), "/sitemap.xml"));

        var (whole, one) = await PartsAsync(all.Count);
        var (index, two) = await PartsAsync(all.Count - 1);

        Assert.Equal(Map + "urlset", whole.Name);
        Assert.Equal(all, Addresses(whole));
        Assert.Empty(one);
        Assert.Equal(Map + "sitemapindex", index.Name);
        Assert.Equal(new List<string>[] { all[..^1], [all[^1]] }, two);
    }

    [Fact]
    public async Task Sitemap_ManyParts_HoldEveryAddressExactlyOnce()
    {
        const int limit = 60;
        var all = Addresses(await RootAsync(web.Client(), "/sitemap.xml"));

        var (index, parts) = await PartsAsync(limit);

        Assert.Equal(Map + "sitemapindex", index.Name);
        Assert.Equal((all.Count + limit - 1) / limit, parts.Count);
        Assert.True(parts.Count > 3);
        Assert.All(parts.SkipLast(1), part => Assert.Equal(limit, part.Count));
        Assert.InRange(parts[^1].Count, 1, limit);
        Assert.Equal(all, parts.SelectMany(part => part));
        Assert.Distinct(parts.SelectMany(part => part));
    }

    [Fact]
    public async Task Sitemap_AsMuchAsTheProtocolAllows_IsUnderFiftyMegabytes()
    {
        Assert.Equal(50_000, SitemapLimit.OfTheProtocol.Addresses);
        var root = await RootAsync(web.Client(), "/sitemap.xml");

        var longest = root.Elements().Max(e => Encoding.UTF8.GetByteCount(e.ToString()));

        // With room for an address of the site that is ten times as long as that of the test.
        Assert.InRange((longest + (10L * "http://localhost".Length)) * SitemapLimit.OfTheProtocol.Addresses, 1, MostBytes);
    }

    /// <summary>The sitemap of an application whose parts hold so much, and the addresses in each part that it names.</summary>
    private async Task<(XElement Root, List<List<string>> Parts)> PartsAsync(int limit)
    {
        await using var application = web.WithWebHostBuilder(builder => builder.ConfigureTestServices(
            services => services.Replace(ServiceDescriptor.Singleton(new SitemapLimit(limit)))));
        using var client = application.CreateClient();
        await WebFixture.ReadyAsync(client);

        var root = await RootAsync(client, "/sitemap.xml");
        var parts = new List<List<string>>();
        foreach (var address in root.Elements(Map + "sitemap").Select(s => s.Element(Map + "loc")!.Value))
        {
            Assert.Equal($"http://localhost/sitemap-{parts.Count + 1}.xml", address);
            var part = await RootAsync(client, address);
            Assert.Equal(Map + "urlset", part.Name);
            parts.Add(Addresses(part));
        }

        foreach (var beside in new[] { 0, Math.Max(parts.Count, 1) + 1 })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/sitemap-{beside}.xml")).StatusCode);
        return (root, parts);
    }

    private static async Task<XElement> RootAsync(HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "application/xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
    }

    private static List<string> Addresses(XElement part) => [.. part.Elements(Map + "url").Select(u => u.Element(Map + "loc")!.Value)];
}
