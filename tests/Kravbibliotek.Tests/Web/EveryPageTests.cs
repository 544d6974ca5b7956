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
    public async Task Get_AnyPage_LinksOnlyToPagesThatExist(string address) =>
        Assert.Empty(await web.Client().DeadLinksAsync(address));

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Get_AnyPage_IsUnderAHundredKilobytes(string address) =>
        Assert.InRange((await web.Client().GetByteArrayAsync(address)).Length, 1, 100_000);

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
