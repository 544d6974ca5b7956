using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Kravbibliotek.Tests.Web;

/// <summary>What goes wrong, and what people are told.</summary>
[Collection(WebCollection.Name)]
public sealed class ErrorTests(WebFixture web)
{
    [Theory]
    [InlineData("/finns-inte")]
    [InlineData("/krav/finns-inte")]
    [InlineData("/profiler/finns-inte")]
    [InlineData("/standarder/finns-inte")]
    [InlineData("/utgavor/1999.1")]
    [InlineData("/finns-inte.css")]
    public async Task Get_Unknown_Is404InSwedishWithId(string address)
    {
        var response = await web.Client().GetAsync(address);
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Sidan finns inte", page.Text("h1"));
        Assert.Matches("^[0-9a-f]{32}$", page.Text("main code"));
    }

    [Fact]
    public async Task Post_ToPageThatIsOnlyRead_Is405InSwedish()
    {
        var response = await web.Client().PostAsync("/krav", new StringContent(""));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("Så går sidan inte att använda", (await response.PageAsync()).Text("h1"));
    }

    [Fact]
    public async Task Post_TooLarge_Is413InSwedish()
    {
        var body = new StringContent(new string('x', 1024 * 1024 + 1), Encoding.UTF8, "application/x-www-form-urlencoded");

        var response = await web.Client().PostAsync("/profiler/molntjanst/kravbilaga", body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("Det du skickade är för stort", (await response.PageAsync()).Text("h1"));
    }

    [Fact]
    public async Task Post_TooManyFields_Is413()
    {
        var fields = string.Join('&', Enumerable.Range(0, 9000).Select(i => $"f{i}="));
        var body = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded");

        var response = await web.Client().PostAsync("/profiler/molntjanst/kravbilaga", body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(400, "Uppgifterna gick inte att ta emot")]
    [InlineData(500, "Något gick fel hos oss")]
    [InlineData(503, "Biblioteket öppnar strax")]
    [InlineData(418, "Uppgifterna gick inte att ta emot")]
    public async Task Get_ErrorPage_SpeaksSwedishWithItsStatus(int status, string heading)
    {
        var response = await web.Client().GetAsync($"/fel/{status}");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(heading, (await response.PageAsync()).Text("h1"));
        Assert.Equal("no-store, no-cache", response.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task Post_TooOften_Is429WithTimeToWait()
    {
        using var strict = web.WithWebHostBuilder(builder => builder.UseSetting("Kravbibliotek:AnnexesAMinute", "1"));
        using var client = strict.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        await WebFixture.ReadyAsync(client);
        const string Address = "/profiler/molntjanst/kravbilaga";

        await client.PostAsync(Address, new FormUrlEncodedContent([]));
        var response = await client.PostAsync(Address, new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("Vänta en stund och försök igen", (await response.PageAsync()).Text("h1"));
    }

    [Fact]
    public async Task Health_LibraryOpen_IsLiveAndReady()
    {
        var client = web.Client();

        Assert.Equal("Lever.", await client.GetStringAsync("/health/live"));
        Assert.Equal("Redo.", await client.GetStringAsync("/health/ready"));
    }
}
