using System.Buffers;
using System.Net;
using AngleSharp.Dom;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Web;

/// <summary>The same site in English, under /en.</summary>
[Collection(WebCollection.Name)]
public sealed class EnglishTests(WebFixture web)
{
    private static readonly SearchValues<char> SwedishLetters = SearchValues.Create("åäöÅÄÖ");

    /// <summary>Every page that exists in English.</summary>
    public static TheoryData<string> Addresses => new(Pages.InEnglish.Select(Pages.English));

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_EnglishPage_HasSwedishOnlyWhereItIsMarked(string address)
    {
        var page = await web.Client().PageAsync(address);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Requirements", page.Text("nav.app-nav li:first-child"));
        Assert.DoesNotContain(page.Body!.Descendants<IText>(), t => IsUnmarked(t.ParentElement!, t.Data));
        Assert.DoesNotContain(page.QuerySelectorAll("[aria-label]"), e => IsUnmarked(e, e.GetAttribute("aria-label")!));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_EnglishPage_LeadsToTheSwedishOneAndBack(string address)
    {
        var swedish = (await web.Client().PageAsync(address)).QuerySelector(".app-account a[hreflang=sv]")!.GetAttribute("href")!;

        Assert.Equal(address, Pages.English(swedish));
        var back = (await web.Client().PageAsync(swedish)).QuerySelector(".app-account a[hreflang=en]");
        Assert.Equal(address, back!.GetAttribute("href"));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_EnglishPage_LinksOnlyToPagesThatExist(string address) =>
        Assert.Empty(await web.Client().DeadLinksAsync(address));

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_EnglishPage_TellsWhichLinksLeadToSwedishPages(string address)
    {
        var page = await web.Client().PageAsync(address);
        var swedish = page.QuerySelectorAll("a[href^='/']:not([download])").Where(a => IsSwedishPage(a.GetAttribute("href")!)).ToList();

        Assert.Contains(swedish, a => a.GetAttribute("href") == "/remisser");
        Assert.All(swedish, a => Assert.Equal("sv", a.GetAttribute("hreflang")));
        Assert.All(swedish, a => Assert.True(
            a.GetAttribute("lang") == "sv" || a.GetAttribute("href") == "/logga-in" || a.TextContent.EndsWith("(in Swedish)", StringComparison.Ordinal), a.OuterHtml));
        Assert.DoesNotContain(page.QuerySelectorAll("a[href^='/en']"), a => a.TextContent.EndsWith("(in Swedish)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_EnglishPageThatLeadsToTheChecker_SaysThatItIsInSwedish()
    {
        var page = await web.Client().PageAsync("/en/om");

        Assert.Equal("sv", page.QuerySelector("main a[href='/om/kravgranskaren']")!.GetAttribute("hreflang"));
        Assert.EndsWith("(in Swedish)", page.Text("main a[href='/om/kravgranskaren']"), StringComparison.Ordinal);
        Assert.DoesNotContain("på svenska", (await web.Client().PageAsync("/om")).Text("body"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/krav/LEV-003/jamfor?fran=1&till=2", "h2#falt-1")]
    [InlineData("/en/utgavor/jamfor?fran=2026.1&till=2026.2&visa=sakliga", "section h4")]
    public async Task Get_EnglishComparison_HasItsOwnWordsInEnglishAndTheTextsMarked(string address, string field)
    {
        var page = await web.Client().PageAsync(address);
        var names = RequirementDiff.TextsOf(Build.Content()).Keys.Select(RequirementFields.English).ToHashSet(StringComparer.Ordinal);

        Assert.All(page.QuerySelectorAll(field), f => Assert.Contains(f.TextContent, names));
        var said = page.QuerySelectorAll(".diff-row .ds-sr-only").Where(s => s.TextContent != "]").ToList();
        Assert.NotEmpty(said);
        Assert.All(said, s => Assert.Equal("en", s.Closest("[lang]")!.GetAttribute("lang")));
        Assert.All(said, s => Assert.Matches("^(Paragraph (added|removed|changed):|\\[(added|removed):)", s.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll("ins:has(span), del:has(span)"), e => Assert.Equal("sv", e.Closest("[lang]")!.GetAttribute("lang")));
    }

    [Theory]
    [InlineData("/en/logga-in", "/logga-in")]
    [InlineData("/en/remisser", "/remisser")]
    [InlineData("/en/app.css", "/app.css")]
    [InlineData("/en/krav/til-001", "/en/krav/TIL-001")]
    public async Task Get_WhatIsElsewhere_LeadsThere(string address, string expected)
    {
        var response = await web.Client().GetAsync(address);

        Assert.True(response.StatusCode is HttpStatusCode.Found or HttpStatusCode.MovedPermanently, $"{(int)response.StatusCode}");
        Assert.Equal(expected, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Get_WhatDoesNotExist_SaysSoInEnglish()
    {
        var response = await web.Client().GetAsync("/en/krav/ABC-999");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal("The page does not exist", page.Text("h1"));
        Assert.DoesNotContain(page.Body!.Descendants<IText>(), t => IsUnmarked(t.ParentElement!, t.Data));
        Assert.Equal("To the start page", page.Text("main a[href='/en']"));
    }

    [Theory]
    [InlineData("/en/en")]
    [InlineData("/english")]
    [InlineData("/EN/krav")]
    public async Task Get_OtherPrefix_IsNoPage(string address)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Post_ToWhatIsInSwedishOnly_IsNotTaken()
    {
        var response = await web.Client().PostAsync("/en/logga-in", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    // A link to what is no page of the site, such as a file, has a full stop in its last part.
    private static bool IsSwedishPage(string link)
    {
        var path = link.Split('?', '#')[0];
        return path is not ("/en" or "/api/v1") && !path.StartsWith("/en/", StringComparison.Ordinal) && !path.Split('/')[^1].Contains('.', StringComparison.Ordinal);
    }

    private static bool IsUnmarked(IElement at, string text) =>
        at.Closest("[lang]")!.GetAttribute("lang") == "en" && text.AsSpan().IndexOfAny(SwedishLetters) >= 0;
}
