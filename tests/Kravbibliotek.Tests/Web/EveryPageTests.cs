using System.Net;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Tests.Web;

/// <summary>What holds for every page.</summary>
[Collection(WebCollection.Name)]
public sealed class EveryPageTests(WebFixture web)
{
    public static TheoryData<string> Addresses => new(Pages.Addresses);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_AnyPage_IsWellFormedSwedishWithTitleAndOneHeading(string address)
    {
        var page = await web.Client().PageAsync(address);

        Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Kravbiblioteket", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotNull(page.QuerySelector("a.ds-skip-link[href='#innehall']"));
        Assert.NotNull(page.QuerySelector("main#innehall[tabindex='-1']"));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
        Assert.Empty(page.All.Where(e => e.HasAttribute("id")).GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.DoesNotContain("{{", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_AnyPage_CarriesSecurityHeaders(string address)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Header(response, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_AnyPage_LinksOnlyToPagesThatExist(string address)
    {
        var client = web.Client();
        var page = await client.PageAsync(address);
        var links = page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct();

        foreach (var link in links)
        {
            var status = await client.FollowAsync(link);
            Assert.True(status == HttpStatusCode.OK, $"{address} links to {link}: {(int)status}");
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Head_AnyPage_AnswersWithoutBody(string address)
    {
        var response = await web.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/app.css", "text/css")]
    [InlineData("/app.js", "text/javascript")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/lib/designsystemet/theme.css", "text/css")]
    [InlineData("/lib/designsystemet/designsystemet.css", "text/css")]
    public async Task Get_File_IsServed(string address, string type)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
    }

    [Fact]
    public async Task Script_Size_IsUnderFiveKilobytes()
    {
        var script = await web.Client().GetByteArrayAsync("/app.js");

        Assert.InRange(script.Length, 1, 5000);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
