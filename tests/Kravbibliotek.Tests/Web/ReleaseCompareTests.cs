using System.Net;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web;

/// <summary>Two releases beside each other over HTTP.</summary>
public sealed class ReleaseCompareTests(TwoReleasesFixture web) : IClassFixture<TwoReleasesFixture>
{
    private const string Address = "/utgavor/jamfor?fran=2026.1&till=2099.1";

    [Fact]
    public async Task Compare_TwoReleases_ShowsNotesAndWords()
    {
        var page = await web.Client().PageAsync(Address);

        Assert.Equal("Skillnad mellan utgåva 2026.1 och 2099.1", page.Text("h1"));
        var headings = page.QuerySelectorAll(".release-notes").Select(l => l.PreviousElementSibling!.TextContent.Split(" (")[0]).ToList();
        Assert.Contains("Sakliga ändringar", headings);
        Assert.Contains("Utgående krav", headings);
        var notes = page.QuerySelectorAll(".release-notes li")
            .Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        var before = (await RealLibrary.ReadAsync()).Versions.Count(v => v.Key == "LEV-003");
        Assert.Contains(notes, n => n.StartsWith("LEV-003 ", StringComparison.Ordinal) && n.Contains("Skärpt för prov.", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Contains("Sista dag 2099-12-31.", StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector($"main a[href='/krav/LEV-003/v/{before + 1}']"));
        var words = await EverywhereAsync(Address + "&visa=sakliga", "section[aria-labelledby=LEV-003]");
        Assert.NotNull(words.QuerySelector(".diff-rows ins"));
        // Release 2026.1 has its second version for ever.
        Assert.NotNull(words.QuerySelector($"a[href='/krav/LEV-003/jamfor?fran=2&till={before + 1}']"));
        Assert.Equal("2026.1", page.QuerySelector("#fran option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Compare_EveryPart_ListsAllOfItPageByPageUnderAHundredKilobytes()
    {
        var recent = (await web.Client().PageAsync($"/utgavor/jamfor?fran={await LatestAsync()}&till=2099.1")).QuerySelectorAll("main nav a[href*=visa]");
        Assert.Contains(recent, p => p.TextContent.StartsWith("Begrepp, ändrade", StringComparison.Ordinal));
        var large = (await web.Client().PageAsync(Address)).QuerySelectorAll("main nav a[href$='=nya'], main nav a[href$='=sakliga']");
        foreach (var part in recent.Concat(large))
        {
            var total = int.Parse(part.QuerySelector(".app-count")!.TextContent.Trim('(', ')'), System.Globalization.CultureInfo.InvariantCulture);
            var names = new HashSet<string>();
            for (var address = part.GetAttribute("href"); address is not null;)
            {
                var html = await web.Client().GetStringAsync(address);
                Assert.True(html.Length < 100_000, $"{address}: {html.Length}");
                var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
                names.UnionWith(page.QuerySelectorAll("main > ul.app-plain > li").Select(l => l.QuerySelector("h3, a, span")!.TextContent));
                address = page.QuerySelector(".ds-pagination a[rel=next]")?.GetAttribute("href");
            }

            Assert.Equal(total, names.Count);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("&visa=sakliga")]
    [InlineData("&visa=begrepp")]
    [InlineData("&visa=finnsinte&sida=-1")]
    public async Task Compare_Page_IsMarkedUpForAll(string part)
    {
        var page = await web.Client().PageAsync(Address + part);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.Empty(page.All.Where(e => e.HasAttribute("id")).GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(page.QuerySelectorAll("select"), s => Assert.NotNull(page.QuerySelector($"label[for={s.Id}]")));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.NotNull(page.GetElementById(e.GetAttribute("aria-labelledby")!)));
        Assert.All(page.QuerySelectorAll("main ul"), l => Assert.All(l.Children, c => Assert.Equal("LI", c.TagName)));
        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.TagName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, "A heading level is skipped."));
    }

    [Fact]
    public async Task Compare_TheOtherWayRound_IsTurned()
    {
        var response = await web.Client().GetAsync("/utgavor/jamfor?fran=2099.1&till=2026.1");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(Address, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Compare_WithoutNames_ComparesTheLatestTwo() => Assert.Equal(
        $"Skillnad mellan utgåva {await LatestAsync()} och 2099.1", (await web.Client().PageAsync("/utgavor/jamfor")).Text("h1"));

    [Fact]
    public async Task Compare_SameRelease_SaysThatNothingDiffers() => Assert.Contains(
        "Inget skiljer.", (await web.Client().PageAsync("/utgavor/jamfor?fran=2026.1&till=2026.1")).Text("main"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/utgavor/jamfor?fran=1999.1&till=2026.1")]
    [InlineData("/utgavor/jamfor?fran=2026.1&till=%00")]
    public async Task Compare_UnknownRelease_IsNotFound(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync(address)).StatusCode);

    [Fact]
    public async Task List_TwoReleases_LinksToWhatDiffers()
    {
        var page = await web.Client().PageAsync("/utgavor");

        var links = page.QuerySelectorAll("main a[href*=jamfor]").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal((await RealLibrary.ReadAsync()).Releases.Count, links.Count);
        Assert.Contains($"/utgavor/jamfor?fran={await LatestAsync()}&till=2099.1", links);
    }

    /// <summary>The first match on any page of a part.</summary>
    private async Task<AngleSharp.Dom.IElement> EverywhereAsync(string address, string selector)
    {
        for (string? next = address; next is not null;)
        {
            var page = await web.Client().PageAsync(next);
            if (page.QuerySelector(selector) is { } found)
                return found;
            next = page.QuerySelector(".ds-pagination a[rel=next]")?.GetAttribute("href");
        }

        throw new Xunit.Sdk.XunitException($"Nothing on the pages of {address} matches {selector}.");
    }

    /// <summary>The latest release that the library of this repository has by itself.</summary>
    private static async Task<string> LatestAsync() => (await RealLibrary.ReadAsync()).Releases.OrderBy(r => r.Date).ThenBy(r => r.Name, StringComparer.Ordinal).Last().Name;
}

/// <summary>The library of this repository with a later release, read in beside the first.</summary>
public sealed class TwoReleasesFixture : WebFixture, IAsyncLifetime
{
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var real = await RealLibrary.ReadAsync();
        var files = LibraryWriter.Write(Later(real));
        files = [.. files, .. ReleaseKeep.Of(real.Releases, real.Files, files)];
        var library = LibraryReader.Read(files).Library;
        var release = ReleaseCut.Of(library, "2099.1", new(2099, 1, 1), "Prov.");
        var read = LibraryReader.Read(LibraryWriter.Write(library with { Releases = [.. library.Releases, release] }));
        Assert.Empty(LibraryCheck.Run(read));
        var report = await Services.GetRequiredService<LibraryImport>().ImportAsync(read.Library, new("provet", "Nästa utgåva."));
        Assert.Empty(report.Refused);
    }

    private static Library Later(Library library)
    {
        var current = library.Versions.Last(v => v.Key == "LEV-003");
        var content = current.Content with { Text = current.Content.Text.Replace("kritiskt", "mycket kritiskt", StringComparison.Ordinal) };
        var retiring = library.Requirements.Last(r => r.Status == RequirementStatus.Published).Key;
        return library with
        {
            Requirements =
            [
                .. library.Requirements.Select(r =>
                    r.Key == retiring ? r with { Status = RequirementStatus.Retiring, LastDay = new(2099, 12, 31) } : r),
            ],
            Versions =
            [
                .. library.Versions,
                current with
                {
                    Id = RequirementVersion.IdOf("LEV-003", current.Number + 1), Number = current.Number + 1, Content = content,
                    Fingerprint = Fingerprint.Of(content), ChangeKind = ChangeKind.Substantive, ChangeNote = "Skärpt för prov.",
                    Published = new(2099, 1, 1),
                },
            ],
            Terms = [library.Terms[0] with { Source = "Ett prov." }, .. library.Terms.Skip(1)],
        };
    }
}
