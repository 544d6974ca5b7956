using System.Net;
using Kravbibliotek.Web.Features.Api;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;

namespace Kravbibliotek.Tests.Web.Api;

/// <summary>What goes wrong, told to programs by codes that never change.</summary>
[Collection(WebCollection.Name)]
public sealed class ProblemTests(WebFixture web)
{
    [Theory]
    [InlineData("/api/v1/krav?finns=inte", "okand-parameter", "finns")]
    [InlineData("/api/v1/krav?sida=2", "okand-parameter", "sida")]
    [InlineData("/api/v1/utgavor?antal=2", "okand-parameter", "antal")]
    [InlineData("/api/v1/krav?antal=1&antal=2", "upprepad-parameter", "antal")]
    [InlineData("/api/v1/krav?antal=0", "ogiltigt-varde", "antal")]
    [InlineData("/api/v1/krav?antal=101", "ogiltigt-varde", "antal")]
    [InlineData("/api/v1/krav?antal=", "ogiltigt-varde", "antal")]
    [InlineData("/api/v1/krav?antal=%2B5", "ogiltigt-varde", "antal")]
    [InlineData("/api/v1/krav?omrade=leverans&omrade=skogen", "ogiltigt-varde", "omrade")]
    [InlineData("/api/v1/krav?status=utkast", "ogiltigt-varde", "status")]
    [InlineData("/api/v1/krav?mal=femton", "ogiltigt-varde", "mal")]
    [InlineData("/api/v1/krav?standard=EN%20301%20549", "ogiltigt-varde", "standard")]
    [InlineData("/api/v1/krav?q=%00", "ogiltigt-varde", "q")]
    [InlineData("/api/v1/krav?nasta=LEV-003", "ogiltigt-varde", "nasta")]
    [InlineData("/api/v1/krav?nasta=", "ogiltigt-varde", "nasta")]
    public async Task Get_WrongParameter_Is400ThatNamesIt(string address, string code, string parameter)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, await response.CodeAsync()));
        Assert.Equal(parameter, (await response.JsonAsync()).GetProperty("parameter").GetString());
        Assert.Contains(parameter, (await response.JsonAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Get_VeryLongText_Is400AndNotCut()
    {
        var response = await web.Client().GetAsync($"/api/v1/krav?q={new string('a', 201)}");

        Assert.Equal("ogiltigt-varde", await response.CodeAsync());
    }

    [Theory]
    [InlineData("/api/v1/krav/TIL-999")]
    [InlineData("/api/v1/krav/til-001")]
    [InlineData("/api/v1/krav/TIL-001%0A")]
    [InlineData("/api/v1/krav/TIL-999/versioner")]
    [InlineData("/api/v1/krav/TIL-999/versioner/1")]
    [InlineData("/api/v1/krav/TIL-001/versioner/0")]
    [InlineData("/api/v1/krav/TIL-001/versioner/999")]
    [InlineData("/api/v1/krav/TIL-001/versioner/ett")]
    [InlineData("/api/v1/utgavor/1999.1")]
    [InlineData("/api/v1/standarder/finns-inte")]
    [InlineData("/api/v1/lagar/finns-inte")]
    [InlineData("/api/v1/begrepp/finns-inte")]
    [InlineData("/api/v1/profiler/finns-inte")]
    [InlineData("/api/v1/omraden/finns-inte")]
    [InlineData("/api/v1/schema/finns-inte.json")]
    [InlineData("/api/v1/finns/inte/alls")]
    [InlineData("/api/v2/krav")]
    [InlineData("/api/finns-inte")]
    public async Task Get_Nothing_Is404InJson(string address)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal((HttpStatusCode.NotFound, "finns-inte"), (response.StatusCode, await response.CodeAsync()));
    }

    [Theory]
    [InlineData("POST", "/api/v1/krav")]
    [InlineData("PUT", "/api/v1/krav/LEV-003")]
    [InlineData("DELETE", "/api/v1/utgavor/2026.1")]
    public async Task Send_Anything_Is405InJson(string method, string address)
    {
        var response = await web.Client().SendAsync(new HttpRequestMessage(HttpMethod.Parse(method), address));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "bara-lasning"), (response.StatusCode, await response.CodeAsync()));
    }

    [Fact]
    public async Task Send_MuchTooLarge_Is413InJson()
    {
        var response = await web.Client().PostAsync("/api/v1/krav", new ByteArrayContent(new byte[1024 * 1024 + 1]));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "for-stort"), (response.StatusCode, await response.CodeAsync()));
    }

    [Theory]
    [InlineData("text/html", false)]
    [InlineData("text/html, application/xml;q=0.9", false)]
    [InlineData("*/*, application/json;q=0", false)]
    [InlineData("application/json", true)]
    [InlineData("application/*", true)]
    [InlineData("text/html, */*;q=0.1", true)]
    [InlineData("application/json; charset=utf-8", true)]
    public async Task Get_WithAccept_IsJsonOr406(string accept, bool isAnswered)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/krav/LEV-003");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        var response = await web.Client().SendAsync(request);

        if (isAnswered)
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        else
            Assert.Equal((HttpStatusCode.NotAcceptable, "bara-json"), (response.StatusCode, await response.CodeAsync()));
    }

    [Fact]
    public async Task Get_TooOften_Is429ThatSaysWhenToComeBack()
    {
        using var strict = web.WithWebHostBuilder(builder => builder.UseSetting("Kravbibliotek:ApiRequestsAMinute", "2"));
        using var client = strict.CreateClient();
        await WebFixture.ReadyAsync(client);

        var first = await client.GetAsync("/api/v1/omraden");
        await client.GetAsync("/api/v1/krav?antal=fel");
        var response = await client.GetAsync("/api/v1/omraden");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("\"api\";q=2;w=60", Assert.Single(first.Headers.GetValues("RateLimit-Policy")));
        Assert.Equal((HttpStatusCode.TooManyRequests, "for-manga-anrop"), (response.StatusCode, await response.CodeAsync()));
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Matches("^\"api\";r=0;t=[0-9]+$", Assert.Single(response.Headers.GetValues("RateLimit")));
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        // Pages have limits of their own.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/krav/LEV-003")).StatusCode);
    }

    [Fact]
    public async Task Get_BeforeTheLibraryIsOpen_Is503ThatSaysWhenToComeBack()
    {
        using var closed = web.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(LibraryStartup)))));

        var response = await closed.CreateClient().GetAsync("/api/v1/krav");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "oppnar-strax"), (response.StatusCode, await response.CodeAsync()));
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/en/api")]
    public async Task Guide_Page_ExplainsEveryAddressAndEveryCode(string address)
    {
        var page = await web.Client().PageAsync(address);

        Assert.Equal(ApiOperations.All.Select(o => "/api/v1" + o.Path), page.QuerySelectorAll("[aria-labelledby=adresser] tbody th").Select(h => h.TextContent));
        Assert.All(ApiProblemKind.All, kind => Assert.NotEmpty(page.GetElementById(kind.Code)!.TextContent));
        Assert.NotNull(page.QuerySelector("footer a[href$='/api']"));
        Assert.NotNull(page.QuerySelector("main a[href='/api/v1/openapi.json']"));
        Assert.Contains("curl http://localhost/api/v1", page.Text("pre"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/api/v1/krav?antal=1", "/api/v1/krav?antal=1")]
    public async Task Get_UnderEnglish_LeadsToTheOneApi(string address, string expected)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal(expected, response.Headers.Location?.OriginalString);
    }
}
