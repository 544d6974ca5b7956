using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Kravbibliotek.Formats.Feeds;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Web.Feeds;

/// <summary>What is new, as feed readers read it.</summary>
[Collection(WebCollection.Name)]
public sealed class FeedTests(WebFixture web)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static TheoryData<string> Feeds =>
        ["/floden/krav", "/floden/omrade/sakerhet", "/floden/standard/EN-301-549", "/floden/krav/TIL-001"];

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Get_Atom_HasWhatTheStandardDemands(string address)
    {
        var response = await web.Client().GetAsync(address + ".atom");
        var feed = XDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Root!;

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal($"http://localhost{address}.atom", Link(feed, "self"));
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Contains("CC0", feed.Element(Atom + "rights")!.Value, StringComparison.Ordinal);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.InRange(entries.Count, 1, Feed.Length);
        Assert.All(entries.Prepend(feed), e =>
        {
            Assert.StartsWith("urn:uuid:", e.Element(Atom + "id")!.Value, StringComparison.Ordinal);
            Assert.NotEmpty(e.Element(Atom + "title")!.Value);
            Assert.EndsWith("T00:00:00Z", e.Element(Atom + "updated")!.Value, StringComparison.Ordinal);
            Assert.StartsWith("http://localhost/", Link(e, "alternate"), StringComparison.Ordinal);
        });
        var ids = entries.Select(e => e.Element(Atom + "id")!.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var days = entries.Select(e => e.Element(Atom + "updated")!.Value).ToList();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        foreach (var link in entries.Take(3).Select(e => Link(e, "alternate")))
            Assert.Equal(HttpStatusCode.OK, (await web.Client().GetAsync(link)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Get_JsonFeed_TellsTheSameAsAtom(string address)
    {
        var client = web.Client();
        var atom = XDocument.Parse(await client.GetStringAsync(address + ".atom")).Root!;
        var response = await client.GetAsync(address + ".json");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("application/feed+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.Equal($"http://localhost{address}.json", json.RootElement.GetProperty("feed_url").GetString());
        Assert.Equal(
            atom.Elements(Atom + "entry").Select(e => (e.Element(Atom + "id")!.Value, e.Element(Atom + "title")!.Value, Link(e, "alternate"))),
            json.RootElement.GetProperty("items").EnumerateArray()
                .Select(i => (i.GetProperty("id").GetString()!, i.GetProperty("title").GetString()!, i.GetProperty("url").GetString()!)));
    }

    [Fact]
    public async Task Get_Feeds_HoldWhatTheyAreOf()
    {
        var library = await RealLibrary.ReadAsync();
        var ofArea = library.Requirements.Where(r => r.Area == Area.Security).Select(r => r.Key).ToHashSet();
        var onStandard = library.Versions.Where(v => v.Content.Standards.Any(s => s.Standard == "EN-301-549")).Select(v => v.Key).ToHashSet();

        var all = await PathsAsync("/floden/krav");
        Assert.Contains(library.Releases.MaxBy(r => r.Date)!.Name, all.Select(p => p.Split('/')[^1]));
        Assert.All(await PathsAsync("/floden/omrade/sakerhet"), p => Assert.Contains(p.Split('/')[2], ofArea));
        Assert.All(await PathsAsync("/floden/standard/EN-301-549"), p => Assert.Contains(p.Split('/')[2], onStandard));
        Assert.Equal(
            library.Versions.Where(v => v.Key == "TIL-001").Select(v => $"/krav/TIL-001/v/{v.Number}").Order(),
            (await PathsAsync("/floden/krav/TIL-001")).Order());
    }

    [Fact]
    public async Task Get_KnownTag_IsNotModified()
    {
        var client = web.Client();
        var first = await client.GetAsync("/floden/krav.atom");
        var request = new HttpRequestMessage(HttpMethod.Get, "/floden/krav.atom");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.NotNull(first.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("/floden/krav.rss")]
    [InlineData("/floden/omrade/finns-inte.atom")]
    [InlineData("/floden/standard/finns-inte.atom")]
    [InlineData("/floden/krav/TIL-999.atom")]
    [InlineData("/floden/krav/TIL-001.exe")]
    public async Task Get_WhatThereIsNot_IsNotFound(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync(address)).StatusCode);

    [Theory]
    [InlineData("/", "/floden/krav")]
    [InlineData("/krav/TIL-001", "/floden/krav/TIL-001")]
    [InlineData("/standarder/EN-301-549", "/floden/standard/EN-301-549")]
    [InlineData("/krav?omrade=sakerhet", "/floden/omrade/sakerhet")]
    public async Task Pages_PointToTheirFeeds(string page, string feed)
    {
        var links = (await web.Client().PageAsync(page)).QuerySelectorAll("head link[rel=alternate][type]").Select(l => l.GetAttribute("href")).ToList();

        Assert.Contains(feed + ".atom", links);
        Assert.Contains(feed + ".json", links);
    }

    [Fact]
    public void Write_TextThatXmlCannotHold_IsStillWellFormed()
    {
        var version = Build.Version(content: Build.Content(title: "a\u0001b\uFFFE <&>"));
        var withdrawn = Build.Requirement(status: RequirementStatus.Withdrawn) with { LastDay = new(2026, 10, 1), ReplacedBy = ["SAK-002"] };
        var feed = new Feed { Path = "/f", Title = "t\u0000", Page = "/" }.With([FeedEntry.Of(version, withdrawn), FeedEntry.OfWithdrawn(withdrawn, version)]);

        var atom = XDocument.Parse(System.Text.Encoding.UTF8.GetString(new AtomFeed().Write(feed, p => "https://x.invalid" + p)));

        Assert.Equal(["/krav/SAK-001", "/krav/SAK-001/v/1"], feed.Entries.Select(e => e.Path));
        Assert.Contains("Ersatt av SAK-002.", atom.Descendants(Atom + "summary").First().Value, StringComparison.Ordinal);
        Assert.Contains("a\uFFFDb\uFFFD <&>", atom.Descendants(Atom + "title").Last().Value, StringComparison.Ordinal);
    }

    private static string Link(XElement owner, string relation) =>
        owner.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private async Task<List<string>> PathsAsync(string feed) =>
    [
        .. XDocument.Parse(await web.Client().GetStringAsync(feed + ".atom")).Root!.Elements(Atom + "entry").Select(e => new Uri(Link(e, "alternate")).AbsolutePath),
    ];
}
