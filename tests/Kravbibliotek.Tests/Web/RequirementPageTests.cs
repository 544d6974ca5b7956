using System.Net;
using AngleSharp.Dom;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web;

/// <summary>What the page of a requirement says beside its texts: is it current, what it has to do with, how it is cited and copied.</summary>
[Collection(WebCollection.Name)]
public sealed class RequirementPageTests(WebFixture web)
{
    [Fact]
    public async Task Show_Published_SaysThatItIsCurrentAndWhy()
    {
        var current = await CurrentAsync("LEV-003");

        var box = (await web.Client().PageAsync("/krav/LEV-003")).QuerySelector(".app-current")!;

        Assert.Equal($"Ja. Version {current.Number} är den senaste och får användas.", box.Text("strong"));
        Assert.Contains(current.ChangeNote, box.TextContent, StringComparison.Ordinal);
        Assert.NotNull(box.QuerySelector($"a[href='/krav/LEV-003/jamfor?fran={current.Number - 1}&till={current.Number}']"));
        Assert.NotNull(box.QuerySelector("a[href^='/utgavor/']"));
        Assert.Contains("Ses över senast", box.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Withdrawn_SaysThatItIsNotCurrent()
    {
        var withdrawn = (await RealLibrary.ReadAsync()).Requirements.First(r => r.Status == RequirementStatus.Withdrawn);

        var page = await web.Client().PageAsync($"/krav/{withdrawn.Key}");

        Assert.StartsWith("Nej.", page.Text(".app-current strong"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ses över", page.Text(".app-current"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_EveryPartOfThePage_IsReachedFromItsContents()
    {
        var page = await web.Client().PageAsync("/krav/TIL-001");

        var links = page.QuerySelectorAll("nav.app-contents a");
        Assert.True(links.Length >= 9);
        Assert.All(links, a => Assert.Equal(a.TextContent, page.QuerySelector(a.GetAttribute("href")!)!.TextContent));
    }

    [Fact]
    public async Task Show_Relations_AreToldAtBothEnds()
    {
        var requirement = (await RealLibrary.ReadAsync()).Requirements.First(
            r => r.Status == RequirementStatus.Published && r.Relations.Requires.Count > 0);
        var other = requirement.Relations.Requires[0];
        var client = web.Client();

        var there = await client.PageAsync($"/krav/{requirement.Key}");
        var back = await client.PageAsync($"/krav/{other}");

        Assert.NotNull(Row(there, "Kräver").QuerySelector($"a[href='/krav/{other}']"));
        Assert.NotNull(Row(back, "Krävs av").QuerySelector($"a[href='/krav/{requirement.Key}']"));
        Assert.Contains((await CurrentAsync(other)).Content.Title, Row(there, "Kräver").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Overlap_IsTheSameFromBothEnds()
    {
        var requirement = (await RealLibrary.ReadAsync()).Requirements.First(
            r => r.Status == RequirementStatus.Published && r.Relations.Overlaps.Count > 0);

        var back = await web.Client().PageAsync($"/krav/{requirement.Relations.Overlaps[0]}");

        Assert.NotNull(Row(back, "Överlappar").QuerySelector($"a[href='/krav/{requirement.Key}']"));
    }

    [Fact]
    public async Task Show_Profiles_AreNamedWithKindAndShortForm()
    {
        var profile = (await RealLibrary.ReadAsync()).Profiles.First(p => p.Requirements.Any(r => r.ShortForm));
        var use = profile.Requirements.First(r => r.ShortForm);
        var kind = use.Kind ?? (await CurrentAsync(use.Key)).Content.DefaultKind;

        var row = Row(await web.Client().PageAsync($"/krav/{use.Key}"), "Ingår i profilerna");

        var item = row.QuerySelector($"a[href='/profiler/{profile.Id}']")!.ParentElement!;
        Assert.Contains($"{Words.Kinds.Label(kind)}, även i kortformen", item.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Citation_NamesVersionDateFingerprintAndWholeAddress()
    {
        var current = await CurrentAsync("LEV-003");

        var page = await web.Client().PageAsync("/krav/LEV-003");

        Assert.Equal(
            $"LEV-003 {current.Content.Title}, version {current.Number}, publicerad {current.Published:yyyy-MM-dd}. Kravbiblioteket. "
                + $"Fingeravtryck {current.Fingerprint[..12]}. http://localhost/krav/LEV-003/v/{current.Number}",
            page.Text("textarea#citat[readonly]"));
        var text = page.QuerySelector("textarea#kravtext[readonly]")!.TextContent;
        Assert.StartsWith($"LEV-003 {current.Content.Title}\n\nLeverantören ska påbörja", text, StringComparison.Ordinal);
        Assert.Contains("\n\nBevis:\n", text, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("[data-copy]"), bar => Assert.True(bar.HasAttribute("hidden")));
    }

    [Fact]
    public async Task Show_TermsInTexts_LeadToTheGlossaryOnceASection()
    {
        var client = web.Client();
        var page = await client.PageAsync("/krav/LEV-003");
        var glossary = await client.PageAsync("/begrepp");

        Assert.NotEmpty(page.QuerySelectorAll("a.app-term"));
        Assert.All(page.QuerySelectorAll("a.app-term"), a => Assert.NotNull(glossary.GetElementById(a.GetAttribute("href")!.Split('#')[1])));
        Assert.All(
            page.QuerySelectorAll(".prose"),
            section => Assert.Distinct(section.QuerySelectorAll("a.app-term").Select(a => a.GetAttribute("href"))));
        Assert.Empty((await client.PageAsync("/krav/LEV-003/v/1")).QuerySelectorAll("a.app-term"));
    }

    [Fact]
    public async Task Show_InEnglish_HasEnglishLabelsRoundSwedishText()
    {
        var page = await web.Client().PageAsync("/en/krav/TIL-001");

        Assert.Equal("Is this current?", page.Text("#aktuellt"));
        Assert.Equal("sv", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Contains("Mandatory requirement", page.Text(".app-tags"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("nav.ds-breadcrumbs a[href='/en/krav?omrade=tillganglighet']"));
        Assert.Equal("Accessibility", page.Text("nav.ds-breadcrumbs li:nth-child(2)"));
        Assert.All(page.QuerySelectorAll("a.app-term"), a => Assert.StartsWith("/en/begrepp#", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll(".prose"), p => Assert.NotNull(p.Closest("[lang=sv]") ?? p.QuerySelector("[lang=sv]") ?? p.QuerySelector("a")));
        Assert.Contains("published", page.Text("#citat"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/krav/LEV-003/v/1.txt", "text/plain", "LEV-003-v1.txt")]
    [InlineData("/krav/LEV-003/v/1.md", "text/markdown", "LEV-003-v1.md")]
    public async Task File_OfVersion_IsADownloadThatNeverChanges(string address, string type, string name)
    {
        var client = web.Client();

        var response = await client.GetAsync(address);

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
        Assert.Equal(name, response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task File_Markdown_IsTheFileOfTheLibraryByteForByte()
    {
        var folder = RealLibrary.Folder;
        var client = web.Client();

        foreach (var key in new[] { "TIL-001", "LEV-003" })
        {
            var file = Directory.GetFiles(folder, "1.md", SearchOption.AllDirectories).Single(f => Path.GetFileName(Path.GetDirectoryName(f)) == key);
            Assert.Equal(await File.ReadAllBytesAsync(file), await client.GetByteArrayAsync($"/krav/{key}/v/1.md"));
        }
    }

    [Fact]
    public async Task File_Text_SaysEverythingInPlainWords()
    {
        var text = (await web.Client().GetStringAsync("/krav/TIL-001/v/1.txt")).Replace('\u00a0', ' ');

        Assert.Contains("Permanent adress: http://localhost/krav/TIL-001/v/1\n", text, StringComparison.Ordinal);
        foreach (var heading in new[] { "KRAV", "BEVIS", "UPPFÖLJNING", "MOTIV", "VÄGLEDNING TILL UPPHANDLAREN", "STANDARDER", "RÄTTSLIG GRUND" })
            Assert.Contains($"\n\n{heading}\n\n", text, StringComparison.Ordinal);
        Assert.Contains("EN 301 549", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/krav/LEV-003/v/99.txt")]
    [InlineData("/krav/LEV-003/v/99.md")]
    [InlineData("/krav/XXX-999/v/1.md")]
    [InlineData("/krav/LEV-003/v/ett.txt")]
    public async Task File_OfNothing_IsNotFoundAndNotCached(string address)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("no-store, no-cache", response.Headers.GetValues("Cache-Control").Single());
    }

    private static IElement Row(IParentNode page, string label) =>
        page.QuerySelectorAll("dl > div").Single(row => row.QuerySelector("dt")!.TextContent == label);

    private static async Task<RequirementVersion> CurrentAsync(string key) => (await RealLibrary.ReadAsync()).Versions.Last(v => v.Key == key);
}
