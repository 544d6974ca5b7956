using System.Net;
using AngleSharp.Dom;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web.Registers;

/// <summary>The register of standards as visitors narrow it.</summary>
[Collection(WebCollection.Name)]
public sealed class StandardListTests(WebFixture web)
{
    [Fact]
    public async Task List_AllPages_HaveEveryStandardOnce()
    {
        var standards = (await RealLibrary.ReadAsync()).Standards;
        var found = new List<string>();
        var client = web.Client();
        for (var address = "/standarder"; address is not null;)
        {
            var page = await client.PageAsync(address);
            found.AddRange(Ids(page));
            address = page.QuerySelector(".ds-pagination a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(standards.Select(s => s.Id).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_Filters_NarrowAndAreCounted()
    {
        var library = await RealLibrary.ReadAsync();
        var client = web.Client();
        var all = await client.PageAsync("/standarder");
        foreach (var word in Words.Opennesses.All)
        {
            var expected = library.Standards.Count(s => s.Openness.Judgement == word.Value);
            var page = await client.PageAsync($"/standarder?oppenhet={Uri.EscapeDataString(word.Code)}");

            Assert.Contains($"({expected})", all.QuerySelector($"#oppenhet option[value='{word.Code}']")!.TextContent, StringComparison.Ordinal);
            Assert.StartsWith($"{expected} ", page.Text("#traffar"), StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector(".app-chips a[href='/standarder']"));
        }

        var replaced = library.Standards.Where(s => s.Editions.Any(e => e.Status == EditionStatus.Replaced)).Select(s => s.Id);
        Assert.Equal(replaced.Order(StringComparer.Ordinal), Ids(await client.PageAsync("/standarder?status=ersatt")).Order(StringComparer.Ordinal));
        var publisher = await client.PageAsync("/standarder?utgivare=W3C&q=accessib");
        Assert.Equal(
            library.Standards.Where(s => s.Publisher == "W3C" && s.Title.Contains("Accessib", StringComparison.Ordinal)).Select(s => s.Id).Order(StringComparer.Ordinal),
            Ids(publisher).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_Requirements_AreCountedAndOrderIt()
    {
        var library = await RealLibrary.ReadAsync();
        var current = library.Requirements.Where(r => r.CurrentNumber > 0 && r.Status != RequirementStatus.Withdrawn)
            .Select(r => library.Versions.Single(v => v.Key == r.Key && v.Number == r.CurrentNumber)).ToList();
        var page = await web.Client().PageAsync("/standarder?ordning=krav&anvanda=ja");
        var rows = page.QuerySelectorAll("tbody tr").Select(r => (Id: IdOf(r.QuerySelector("a")!), Count: int.Parse(r.LastElementChild!.TextContent, System.Globalization.CultureInfo.InvariantCulture))).ToList();

        Assert.Equal(rows.OrderByDescending(r => r.Count).Select(r => r.Count), rows.Select(r => r.Count));
        Assert.All(rows, r => Assert.Equal(current.Count(v => v.Content.Standards.Any(s => s.Standard == r.Id)), r.Count));
        Assert.All(rows, r => Assert.NotEqual(0, r.Count));
    }

    [Fact]
    public async Task List_NothingFound_SaysWhichFilterToRemoveAndWhatThatGives()
    {
        var page = await web.Client().PageAsync("/standarder?q=301549&utgivare=IETF");

        Assert.StartsWith("0 ", page.Text("#traffar"), StringComparison.Ordinal);
        var ways = page.QuerySelectorAll("main .prose li").Select(l => (Text: string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Address: l.QuerySelector("a")!.GetAttribute("href")!)).ToList();
        Assert.Contains(ways, w => w.Text.Contains("Utgivare: IETF", StringComparison.Ordinal) && w.Address == "/standarder?q=301549");
        Assert.Contains(ways, w => w.Address == "/krav?q=301549");
        foreach (var (_, address) in ways)
            Assert.Equal(HttpStatusCode.OK, (await web.Client().GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("?oppenhet=okand&status=x&utgivare=Ingen&ordning=bakom&sida=noll&anvanda=nej")]
    [InlineData("?sida=-4")]
    [InlineData("?sida=99999999999999999999")]
    [InlineData("?q=%20%20")]
    public async Task List_WordsItDoesNotKnow_AreLeftOut(string query) => Assert.Equal(
        (await RealLibrary.ReadAsync()).Standards.Count,
        int.Parse((await web.Client().PageAsync("/standarder" + query)).Text("#traffar").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task List_StrangeText_IsSearchedFor()
    {
        foreach (var text in new[] { "%00", "%ED%A0%80", new string('a', 5000), "<script>", "'\"--" })
            Assert.Equal(HttpStatusCode.OK, (await web.Client().GetAsync("/standarder?q=" + text)).StatusCode);
    }

    [Fact]
    public async Task Show_EveryEdition_ListsTheRequirementsThatLeanOnItAndTheirClauses()
    {
        var library = await RealLibrary.ReadAsync();
        var current = library.Requirements.Where(r => r.Status != RequirementStatus.Withdrawn).ToDictionary(r => r.Key, r => r.CurrentNumber);
        foreach (var id in new[] { "EN-301-549", "ISO-IEC-27002", "WCAG" })
        {
            var expected = from v in library.Versions
                           where current.GetValueOrDefault(v.Key) == v.Number
                           from s in v.Content.Standards
                           where s.Standard == id
                           select $"{s.Edition} {v.Key} {string.Join(", ", s.Clauses)}".Trim();
            var page = await web.Client().PageAsync($"/standarder/{id}");
            var shown = from section in page.QuerySelectorAll("main section")
                        let edition = section.QuerySelector("h3 span")!.TextContent
                        from item in section.QuerySelectorAll(":scope > ul > li")
                        let clauses = item.QuerySelector("span.app-meta")?.TextContent.Replace("avsnitt ", "", StringComparison.Ordinal)
                        select $"{edition} {item.QuerySelector("a")!.TextContent.Split(' ')[0]} {clauses}".Trim();

            Assert.Equal(expected.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Show_ReplacedEdition_SaysSoBothWays()
    {
        var page = await web.Client().PageAsync("/standarder/OWASP-TOP-10");

        var table = page.Text("table");
        Assert.Contains("Ersatt av 2025.", table, StringComparison.Ordinal);
        Assert.Contains("Ersätter 2021.", table, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(IParentNode page) => page.QuerySelectorAll("tbody th a").Select(IdOf);

    private static string IdOf(IElement link) => link.GetAttribute("href")!["/standarder/".Length..];
}
