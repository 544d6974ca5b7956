using System.Buffers;
using System.Net;
using AngleSharp.Dom;

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
        Assert.Equal("The page does not exist", (await response.PageAsync()).Text("h1"));
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

    private static bool IsUnmarked(IElement at, string text) =>
        at.Closest("[lang]")!.GetAttribute("lang") == "en" && text.AsSpan().IndexOfAny(SwedishLetters) >= 0;
}
