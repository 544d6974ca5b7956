using AngleSharp.Dom;

namespace Kravbibliotek.Tests.Web.Schema;

/// <summary>What holds for what every page says to programs, in both languages.</summary>
[Collection(WebCollection.Name)]
public sealed class MicrodataTests(WebFixture web)
{
    private const string Space = "https://schema.org/";

    // The types that are used and those of their properties that are, as schema.org has them.
    private static readonly Dictionary<string, string[]> Vocabulary = new()
    {
        ["CreativeWork"] = ["identifier", "name", "version", "datePublished", "dateModified", "inLanguage", "license", "url", "publisher"],
        ["DefinedTermSet"] = ["name", "description", "inLanguage", "license", "url", "publisher", "hasDefinedTerm"],
        ["DefinedTerm"] = ["name", "alternateName", "description", "termCode", "url", "inDefinedTermSet"],
        ["Dataset"] = ["name", "description", "version", "datePublished", "inLanguage", "license", "url", "publisher", "distribution"],
        ["DataDownload"] = ["name", "description", "contentUrl", "encodingFormat"],
        ["Organization"] = ["name"],
        ["BreadcrumbList"] = ["itemListElement"],
        ["ListItem"] = ["position", "item", "name"],
    };

    private static readonly string[] Whole = ["url", "license", "contentUrl", "item", "inDefinedTermSet"];

    public static TheoryData<string> Addresses => new([.. Pages.Addresses.Distinct(), .. Pages.InEnglish.Distinct().Select(Pages.English)]);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_AnyPage_SaysOnlyWhatSchemaOrgHasAndEachPropertyOfAThing(string address)
    {
        var page = await web.Client().PageAsync(address);

        Assert.All(page.QuerySelectorAll("[itemprop]"), e => Assert.NotNull(e.ParentElement!.Closest("[itemscope]")));
        Assert.All(page.QuerySelectorAll("[itemtype]"), e => Assert.True(e.HasAttribute("itemscope")));
        Assert.All(page.QuerySelectorAll("[itemscope]"), e => Assert.StartsWith(Space, e.GetAttribute("itemtype"), StringComparison.Ordinal));
        // Where nothing that is seen says it; such elements may stand in a page's body for nothing else.
        Assert.All(page.Body!.QuerySelectorAll("meta"), e => Assert.True(e.HasAttribute("itemprop") && e.GetAttribute("content")!.Length > 0));
        Assert.All(page.Body!.QuerySelectorAll("link"), e => Assert.True(e.HasAttribute("itemprop") && e.HasAttribute("href") && !e.HasAttribute("rel")));
        foreach (var item in MicrodataItem.Of(page, new(web.Server.BaseAddress, address)).SelectMany(i => i.All()))
        {
            Assert.Empty(item.Properties.Select(p => p.Name).Except(Vocabulary[item.Type[Space.Length..]]));
            Assert.All(item.Properties.Where(p => Whole.Contains(p.Name)), p => Assert.Matches("^https?://[a-z]", (string)p.Value));
            Assert.All(item.Said(), p => Assert.Equal(p.Value.Trim(), p.Value));
            Assert.All(item.Said(), p => Assert.NotEmpty(p.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_AnyPage_NamesTheTrailThatIsSeen(string address)
    {
        var page = await web.Client().PageAsync(address);
        var here = new Uri(web.Server.BaseAddress, address);
        var seen = page.QuerySelectorAll(".ds-breadcrumbs li").Select((li, at) => (
            Position: $"{at + 1}",
            Name: string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Address: li.QuerySelector("a") is { } a ? new Uri(here, a.GetAttribute("href")!).AbsoluteUri : null)).ToList();

        var said = MicrodataItem.Of(page, here).Where(i => i.Type == Space + "BreadcrumbList")
            .SelectMany(list => list.Items("itemListElement"))
            .Select(i => (Position: Assert.Single(i.Texts("position")), Name: Assert.Single(i.Texts("name")), Address: i.Texts("item").SingleOrDefault()))
            .ToList();

        Assert.Equal(seen, said);
    }
}
