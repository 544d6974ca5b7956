using System.Net;
using Kravbibliotek.Tests.Web.Api;

namespace Kravbibliotek.Tests.Web;

/// <summary>What people and watchers are told when the database has been lost under a running application.</summary>
public sealed class BrokenLibraryTests
{
    [Fact]
    public async Task Get_DatabaseGone_Is500WithIdAndNotReady()
    {
        var web = new WebFixture();
        await web.InitializeAsync();
        try
        {
            await web.LoseLibraryAsync();
            var client = web.Client();

            var response = await client.GetAsync("/krav/LEV-003");
            var api = await client.GetAsync("/api/v1/krav/LEV-003");
            var ready = await client.GetAsync("/health/ready");
            var live = await client.GetAsync("/health/live");

            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            var page = await response.PageAsync();
            Assert.Equal("Något gick fel hos oss", page.Text("h1"));
            Assert.Matches("^[0-9a-f]{32}$", page.Text("main code"));
            Assert.DoesNotContain("exception", page.Source.Text, StringComparison.OrdinalIgnoreCase);
            Assert.NotEmpty(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal((HttpStatusCode.InternalServerError, "internt-fel"), (api.StatusCode, await api.CodeAsync()));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }
        finally
        {
            await ((IAsyncLifetime)web).DisposeAsync();
        }
    }
}
