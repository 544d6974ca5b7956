using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web.Feeds;

/// <summary>The library as data portals and search engines are told of it.</summary>
[Collection(WebCollection.Name)]
public sealed partial class DescriptionTests(WebFixture web)
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // What DCAT-AP-SE 3.0.1 demands, by class. The format of a service is demanded by its form for portals.
    internal static readonly IReadOnlyDictionary<string, string[]> Mandatory = new Dictionary<string, string[]>
    {
        ["Catalog"] = ["title", "description", "publisher", "license", "dataset"],
        ["Dataset"] = ["title", "description", "publisher"],
        ["Distribution"] = ["accessURL", "format"],
        ["DataService"] = ["title", "endpointURL", "format"],
        ["Agent"] = ["name"],
        ["Organization"] = ["fn", "hasEmail"],
    };

    [Fact]
    public async Task Dcat_RdfXml_HasEverythingMandatoryAndLeadsOnlyToWhatIsDescribed()
    {
        var nodes = await DescriptionAsync();
        var known = nodes.Select(n => n.Attribute(Rdf + "about")!.Value).ToList();

        Assert.Equal(known.Distinct(), known);
        Assert.All(nodes, n => Assert.Empty(Mandatory[n.Name.LocalName].Except(n.Elements().Select(e => e.Name.LocalName))));
        Assert.Empty(nodes.Elements().Attributes(Rdf + "resource").Select(a => a.Value)
            .Where(a => a.Contains("/dcat#", StringComparison.Ordinal)).Except(known));
        Assert.Equal(["Catalog"], nodes.Select(n => n.Name.LocalName).Where(n => n == "Catalog"));
        var library = await RealLibrary.ReadAsync();
        Assert.Equal(library.Releases.Count + 1, nodes.Count(n => n.Name.LocalName == "Dataset"));
        Assert.All(nodes.Where(n => n.Name.LocalName == "Distribution"), n =>
            Assert.Contains(n.Elements(), e => e.Name.LocalName == "license" && e.Attribute(Rdf + "resource")!.Value.Contains("publicdomain/zero", StringComparison.Ordinal)));
        Assert.DoesNotContain(nodes.Elements(), e => e.Name.LocalName == "hvdCategory");
    }

    [Fact]
    public async Task Dcat_Days_AreThoseOfTheFirstReleaseAndOfWhatCameLast()
    {
        var library = await RealLibrary.ReadAsync();
        var first = library.Releases.Min(r => r.Date);
        var last = library.Versions.Select(v => v.Published).Concat(library.Releases.Select(r => r.Date))
            .Concat(library.Requirements.Where(r => r.Status == RequirementStatus.Withdrawn).Select(r => r.LastDay).OfType<DateOnly>()).Max();

        var catalog = (await DescriptionAsync()).Single(n => n.Name.LocalName == "Catalog");

        Assert.Equal($"{first:yyyy-MM-dd}", catalog.Elements().Single(e => e.Name.LocalName == "issued").Value);
        Assert.Equal($"{last:yyyy-MM-dd}", catalog.Elements().Single(e => e.Name.LocalName == "modified").Value);
    }

    [Fact]
    public async Task Dcat_Addresses_AreThere()
    {
        var addresses = (await DescriptionAsync()).Elements()
            .Where(e => e.Name.LocalName is "downloadURL" or "landingPage" or "homepage").Select(e => e.Attribute(Rdf + "resource")!.Value).Distinct().ToList();

        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            var response = await web.Client().SendAsync(new(HttpMethod.Head, address));
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Dcat_Turtle_SaysTheSameAsRdfXml()
    {
        var turtle = await web.Client().GetStringAsync("/dcat.ttl");
        var prefixes = PrefixPattern().Matches(turtle).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var said = new List<string>();
        foreach (Match block in BlockPattern().Matches(turtle))
        {
            foreach (Match statement in StatementPattern().Matches(block.Groups[2].Value))
            {
                var name = statement.Groups[1].Value.Split(':');
                var value = statement.Groups[2].Success ? statement.Groups[2].Value
                    : statement.Groups[3].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
                said.Add($"{block.Groups[1].Value} {prefixes[name[0]]}{name[1]} {value}");
            }
        }

        var expected = (await DescriptionAsync()).SelectMany(n => n.Elements().Select(e =>
            $"{n.Attribute(Rdf + "about")!.Value} {e.Name.NamespaceName}{e.Name.LocalName} {e.Attribute(Rdf + "resource")?.Value ?? e.Value}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("text/turtle", "text/turtle")]
    [InlineData("application/rdf+xml", "application/rdf+xml")]
    [InlineData("application/rdf+xml;q=0.5, text/turtle", "text/turtle")]
    [InlineData("text/html", "application/rdf+xml")]
    public async Task Dcat_Accept_ChoosesTheForm(string accept, string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/dcat");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        var response = await web.Client().SendAsync(request);

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task Sitemap_Addresses_AreAllThereInBothLanguages()
    {
        var map = XDocument.Parse(await web.Client().GetStringAsync("/sitemap.xml")).Root!;
        var addresses = map.Elements(Map + "url").Select(u => new Uri(u.Element(Map + "loc")!.Value).PathAndQuery).ToList();
        var library = await RealLibrary.ReadAsync();

        Assert.Equal(Map + "urlset", map.Name);
        Assert.Equal(addresses.Distinct(), addresses);
        Assert.Empty(library.Versions.Select(v => $"/krav/{v.Key}").Distinct().Except(addresses));
        Assert.Contains("/en/utgavor", addresses);
        Assert.DoesNotContain(addresses, a => a.StartsWith("/kuratering", StringComparison.Ordinal));
        foreach (var address in addresses.Where((a, i) => i % 9 == 0 || !a.StartsWith("/krav/", StringComparison.Ordinal)))
        {
            var response = await web.Client().SendAsync(new(HttpMethod.Head, address));
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Robots_Text_SaysWhereTheSitemapIs()
    {
        var text = await web.Client().GetStringAsync("/robots.txt");

        Assert.Contains("Disallow: /kuratering\n", text, StringComparison.Ordinal);
        Assert.Contains("Sitemap: http://localhost/sitemap.xml\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /krav", text, StringComparison.Ordinal);
    }

    private async Task<List<XElement>> DescriptionAsync() =>
        [.. XDocument.Parse(await web.Client().GetStringAsync("/dcat.rdf")).Root!.Elements()];

    [GeneratedRegex(@"@prefix (\w+): <([^>]+)> \.")]
    private static partial Regex PrefixPattern();

    [GeneratedRegex(@"\n<([^>]+)> a \w+:\w+((?: ;\n  [^\n]+)*) \.\n")]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@";\n  (\w+:\w+) (?:<([^>]*)>|""((?:[^""\\]|\\.)*)"")")]
    private static partial Regex StatementPattern();
}
