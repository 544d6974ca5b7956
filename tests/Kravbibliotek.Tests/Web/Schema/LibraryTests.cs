using System.Net;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Web.Features.About;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Tests.Web.Schema;

/// <summary>What pages say to programs in the words of schema.org is what the library holds.</summary>
[Collection(WebCollection.Name)]
public sealed class LibraryTests(WebFixture web)
{
    private const string Space = "https://schema.org/";
    private const string Licence = "https://creativecommons.org/publicdomain/zero/1.0/";
    private const string Publisher = "Nämnden för prov & försök";

    public static TheoryData<string> Languages => new("", "/en");

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Requirement_AsItIsNow_IsAWorkWithItsLatestVersion(string language)
    {
        var library = await RealLibrary.ReadAsync();
        var published = library.Published().ToList();
        // One of each: a single version, several, withdrawn.
        var chosen = new[]
        {
            published.First(p => p.Versions.Count == 1), published.First(p => p.Versions.Count > 1),
            published.First(p => p.Requirement.Status == RequirementStatus.Withdrawn),
        };

        foreach (var (requirement, versions) in chosen)
        {
            var work = await ThingAsync(web.Client(), $"{language}/krav/{requirement.Key}", "CreativeWork");
            var current = versions[^1];

            Assert.Equal(
                Said(
                    ("identifier", requirement.Key), ("name", current.Content.Title), ("version", $"{current.Number}"),
                    ("datePublished", Day(versions[0].Published)), ("dateModified", versions.Count > 1 ? Day(current.Published) : null),
                    ("url", $"http://localhost{language}/krav/{requirement.Key}"), ("license", Licence), ("inLanguage", "sv")),
                work.Said());
            Assert.Empty(work.Items("publisher"));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Permalink_EveryVersionOfARequirement_IsAWorkOfThatVersion(string language)
    {
        var versions = (await RealLibrary.ReadAsync()).Published().First(p => p.Versions.Count > 1).Versions;

        foreach (var version in versions)
        {
            var address = $"{language}/krav/{version.Key}/v/{version.Number}";
            var work = await ThingAsync(web.Client(), address, "CreativeWork");

            Assert.Equal(
                Said(
                    ("identifier", version.Key), ("name", version.Content.Title), ("version", $"{version.Number}"),
                    ("datePublished", Day(version.Published)), ("url", $"http://localhost{address}"), ("license", Licence), ("inLanguage", "sv")),
                work.Said());
        }
    }

    [Fact]
    public async Task Publisher_WhenItIsSet_IsNamedButNotInWhatIsKeptForEver()
    {
        await using var application = web.WithWebHostBuilder(builder =>
        {
            builder.UseSetting(SiteOwner.PublisherSetting, Publisher);
            builder.UseSetting(SiteAddress.Setting, "https://krav.exempel.se");
        });
        using var client = application.CreateClient();
        await WebFixture.ReadyAsync(client);
        var release = (await RealLibrary.ReadAsync()).Releases[0].Name;

        foreach (var (address, type) in new[]
        {
            ("/krav/TIL-001", "CreativeWork"), ("/begrepp", "DefinedTermSet"), ($"/utgavor/{release}", "Dataset"), ("/utgavor", "Dataset"),
        })
        {
            var publisher = Assert.Single((await ThingAsync(client, address, type)).Items("publisher"));
            Assert.Equal((Space + "Organization", Publisher), (publisher.Type, Assert.Single(publisher.Texts("name"))));
        }

        foreach (var address in new[] { "/krav/LEV-003/v/1", "/en/krav/LEV-003/v/1" })
        {
            var here = await client.GetAsync(address);
            var elsewhere = await web.Client().GetAsync(address);
            Assert.Equal(elsewhere.Headers.ETag, here.Headers.ETag);
            Assert.Equal(await elsewhere.Content.ReadAsStringAsync(), await here.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Glossary_EveryTerm_IsInTheSetWithItsDefinition(string language)
    {
        var terms = (await RealLibrary.ReadAsync()).Terms;

        var page = await web.Client().PageAsync($"{language}/begrepp");
        var glossary = await ThingAsync(web.Client(), $"{language}/begrepp", "DefinedTermSet");

        Assert.Equal(
            Said(
                ("name", page.Text("h1")), ("description", page.Text(".app-lead")), ("url", $"http://localhost{language}/begrepp"),
                ("license", Licence), ("inLanguage", "sv")),
            glossary.Said());
        Assert.All(glossary.Items("hasDefinedTerm"), t => Assert.Equal(Space + "DefinedTerm", t.Type));
        Assert.Equal(
            terms.Select(t => t.Id).Order(StringComparer.Ordinal).Select(id => terms.Single(t => t.Id == id))
                .Select(t => (Url: $"http://localhost{language}/begrepp/{t.Id}", t.Name, t.Definition)),
            glossary.Items("hasDefinedTerm")
                .Select(t => (Url: Assert.Single(t.Texts("url")), Name: Assert.Single(t.Texts("name")), Definition: Assert.Single(t.Texts("description"))))
                .OrderBy(t => t.Url, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Term_OnItsPage_IsInTheGlossaryUnderItsCode(string language)
    {
        var terms = (await RealLibrary.ReadAsync()).Terms;

        foreach (var term in new[] { terms.First(t => t.English is not null && t.Abbreviation is not null), terms.First(t => t.English is null) })
        {
            var thing = await ThingAsync(web.Client(), $"{language}/begrepp/{term.Id}", "DefinedTerm");

            Assert.Equal(
                Said(
                    ("name", term.Name), ("alternateName", term.English), ("description", term.Definition), ("termCode", term.Id),
                    ("url", $"http://localhost{language}/begrepp/{term.Id}"), ("inDefinedTermSet", $"http://localhost{language}/begrepp")),
                thing.Said());
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Release_OnItsPage_IsADataSetWithEveryDownload(string language)
    {
        foreach (var release in (await RealLibrary.ReadAsync()).Releases)
        {
            var address = $"{language}/utgavor/{release.Name}";
            var set = await ThingAsync(web.Client(), address, "Dataset");

            Assert.Equal(
                Said(
                    ("name", (language.Length == 0 ? "Utgåva " : "Release ") + release.Name), ("description", release.Note), ("version", release.Name),
                    ("datePublished", Day(release.Date)), ("url", $"http://localhost{address}"), ("license", Licence), ("inLanguage", "sv")),
                set.Said());
            await DistributionsAreTheDownloadsAsync(address, set);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Library_AsItIsNow_IsADataSetWithEveryDownload(string language)
    {
        var address = $"{language}/utgavor";
        var page = await web.Client().PageAsync(address);
        var set = await ThingAsync(web.Client(), address, "Dataset");

        Assert.Equal(
            Said(
                ("name", page.Text("#nu")), ("description", page.Text("#nu + p")), ("url", $"http://localhost{address}"), ("license", Licence),
                ("inLanguage", "sv")),
            set.Said());
        await DistributionsAreTheDownloadsAsync(address, set);
    }

    private async Task DistributionsAreTheDownloadsAsync(string address, MicrodataItem set)
    {
        var links = (await web.Client().PageAsync(address)).QuerySelectorAll("main a[download]")
            .Select(a => (Url: "http://localhost" + a.GetAttribute("href"), Name: a.TextContent)).ToList();
        var files = set.Items("distribution");

        Assert.NotEmpty(links);
        Assert.All(files, f => Assert.Equal(Space + "DataDownload", f.Type));
        Assert.Equal(links, files.Select(f => (Url: Assert.Single(f.Texts("contentUrl")), Name: Assert.Single(f.Texts("name")))));
        foreach (var file in files)
        {
            var response = await web.Client().SendAsync(new(HttpMethod.Head, file.Texts("contentUrl")[0]));
            Assert.Equal(
                (HttpStatusCode.OK, Assert.Single(file.Texts("encodingFormat"))), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        }
    }

    private static async Task<MicrodataItem> ThingAsync(HttpClient client, string address, string type) =>
        MicrodataItem.Of(await client.PageAsync(address), new(new Uri("http://localhost"), address)).Single(i => i.Type == Space + type);

    private static IReadOnlyList<(string Name, string Value)> Said(params (string Name, string? Value)[] properties) =>
        [.. properties.Where(p => p.Value is not null).Select(p => (p.Name, p.Value!)).OrderBy(p => p.Name, StringComparer.Ordinal)];

    private static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";
}
