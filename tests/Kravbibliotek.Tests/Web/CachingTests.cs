using System.Diagnostics;
using System.Net.Http.Headers;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Freshness;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.TestSupport;
using Kravbibliotek.Web.Caching;
using Kravbibliotek.Web.Features.MyList;
using Kravbibliotek.Web.Languages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kravbibliotek.Tests.Web;

/// <summary>Pages are kept in memory, by several processes, and none is shown when it is no longer so.</summary>
public sealed class CachingTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly ChangeContext Context = new("prov", "Prövar att sidor inte blir gamla.");

    [Theory]
    [InlineData("/krav/TIL-001")]
    [InlineData("/krav?q=inloggning")]
    [InlineData("/en/krav/TIL-001")]
    [InlineData("/krav/TIL-001/v/1")]
    public async Task Get_Twice_IsMadeOnce(string address)
    {
        await ListeningAsync(web.Services);
        var client = web.Client();

        var first = await client.GetAsync(address);
        var second = await client.GetAsync(address);

        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.GetValues("Content-Security-Policy"), second.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task Get_SwedishAndEnglish_AreKeptApart()
    {
        await ListeningAsync(web.Services);
        var client = web.Client();
        await client.GetAsync("/krav/TIL-002");
        await client.GetAsync("/en/krav/TIL-002");

        Assert.Equal("sv", (await client.PageAsync("/krav/TIL-002")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await client.PageAsync("/en/krav/TIL-002")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Get_WithAListOfOnesOwn_IsMadeForThatVisitor()
    {
        await ListeningAsync(web.Services);
        var client = web.Client();
        await client.GetAsync("/krav/SAK-003");
        for (var round = 0; round < 2; round++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/krav/SAK-003");
            request.Headers.Add("Cookie", $"{ListCookie.Name}=SAK-3");

            var response = await client.SendAsync(request);

            Assert.Null(response.Headers.Age);
        }

        Assert.NotNull((await client.GetAsync("/krav/SAK-003")).Headers.Age);
    }

    [Fact]
    public async Task Get_OtherCase_IsAnotherPage()
    {
        await ListeningAsync(web.Services);
        var client = web.Client();
        foreach (var typed in new[] { "Inloggning", "inloggning", "INLOGGNING", "Inloggning" })
            Assert.Equal(typed, (await client.PageAsync($"/krav?q={typed}")).QuerySelector("#q")!.GetAttribute("value"));
        await client.GetAsync("/krav/TIL-004");
        Assert.Equal(System.Net.HttpStatusCode.MovedPermanently, (await client.GetAsync("/krav/til-004")).StatusCode);
    }

    [Fact]
    public async Task Change_InOneProcess_ShowsInAnotherAtOnce()
    {
        await using var other = web.WithWebHostBuilder(_ => { });
        using var visitor = other.CreateClient();
        await WebFixture.ReadyAsync(visitor);
        await ListeningAsync(other.Services);

        for (var round = 0; round < 5; round++)
        {
            await visitor.GetAsync("/krav/TIL-003");
            Assert.NotNull((await visitor.GetAsync("/krav/TIL-003")).Headers.Age);
            var tag = $"märke{Guid.NewGuid():N}";
            await TagAsync(web.Services, "TIL-003", tag);

            var waited = Stopwatch.StartNew();
            while (!(await visitor.GetStringAsync("/krav/TIL-003")).Contains(tag, StringComparison.Ordinal))
                Assert.True(waited.Elapsed < Soon, "The page was old.");
        }
    }

    [Fact]
    public async Task Change_OfAStandardInOneProcess_ShowsOnPagesOfRequirementsInAnother()
    {
        await using var other = web.WithWebHostBuilder(_ => { });
        using var visitor = other.CreateClient();
        await WebFixture.ReadyAsync(visitor);
        await ListeningAsync(other.Services);
        var store = web.Services.GetRequiredService<StandardStore>();
        var standard = (await store.FindAsync("EN-301-549"))!;

        foreach (var name in new[] { $"EN {Guid.NewGuid():N}", standard.Designation })
        {
            var before = (await store.FindAsync(standard.Id))!;
            await store.SaveAsync(before with { Designation = name }, Context);

            // Each page is made anew, of what is kept of the registers.
            var waited = Stopwatch.StartNew();
            while (!(await visitor.GetStringAsync($"/krav/TIL-001?besok={Guid.NewGuid():N}")).Contains($">{name}<", StringComparison.Ordinal))
                Assert.True(waited.Elapsed < Soon, "The page was old.");
        }
    }

    [Fact]
    public async Task Get_WhenChangesCannotBeHeard_IsMadeAnew()
    {
        var changes = web.Services.GetRequiredService<PublishedChanges>();
        await ListeningAsync(web.Services);
        var client = web.Client();
        await client.GetAsync("/lagar");
        var edition = changes.Edition(LibraryPart.Library);

        await EndListeningAsync(web.Services.GetRequiredService<LibraryHost>().Database.Schema);

        // Heard of or not, nothing from before the silence is shown after it.
        await UntilAsync(() => changes.Edition(LibraryPart.Library) > edition && changes.IsListening);
        Assert.Null((await client.GetAsync("/lagar")).Headers.Age);
        Assert.NotNull((await client.GetAsync("/lagar")).Headers.Age);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task Get_CompressedOrNot_IsAsAskedEachTime(string accepted, string? expected)
    {
        await ListeningAsync(web.Services);
        var client = web.Client();
        for (var round = 0; round < 2; round++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/begrepp");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

            var response = await client.SendAsync(request);

            Assert.Equal(expected, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
        }
    }

    [Fact]
    public async Task Get_KnownPermalink_IsNotSentAgain()
    {
        await ListeningAsync(web.Services);
        var client = web.Client();
        var tag = (await client.GetAsync("/krav/SAK-001/v/1")).Headers.ETag!;
        for (var round = 0; round < 2; round++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/krav/SAK-001/v/1");
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag));

            Assert.Equal(System.Net.HttpStatusCode.NotModified, (await client.SendAsync(request)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/krav/SAK-002/v/1")]
    [InlineData("/api/v1/krav/SAK-002")]
    [InlineData("/floden/krav.atom")]
    public async Task Get_Compressed_HasAWeakTagThatIsKnownAgain(string address)
    {
        await ListeningAsync(web.Services);
        var client = web.Client();
        var plain = (await client.GetAsync(address)).Headers.ETag!;
        Assert.False(plain.IsWeak);
        for (var round = 0; round < 2; round++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            var compressed = await client.SendAsync(request);
            Assert.Equal("gzip", compressed.Content.Headers.ContentEncoding.Single());
            Assert.Equal($"W/{plain.Tag}", compressed.Headers.ETag!.ToString());

            var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            again.Headers.IfNoneMatch.Add(compressed.Headers.ETag);
            Assert.Equal(System.Net.HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        }
    }

    [Fact]
    public async Task Get_PageThatIsKept_SetsNoCookieAndHasNoTokenOfOneVisitor()
    {
        var kept = web.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Count(e => e.Metadata.GetMetadata<CachedAttribute>() is not null && e.Metadata.GetMetadata<InEnglishAttribute>() is not null);
        var found = 0;
        await ListeningAsync(web.Services);
        foreach (var address in Pages.Addresses)
        {
            await web.Client().GetAsync(address);
            var response = await web.Client().GetAsync(address);
            if (response.Headers.Age is null)
                continue;
            found++;
            Assert.False(response.Headers.Contains("Set-Cookie"), address);
            Assert.Empty((await response.PageAsync()).QuerySelectorAll("input[name=__RequestVerificationToken]"));
        }

        Assert.InRange(found, kept, Pages.Addresses.Count);
    }

    private static async Task TagAsync(IServiceProvider services, string key, string tag)
    {
        var store = services.GetRequiredService<RequirementStore>();
        var requirement = await store.FindAsync(key);
        await store.UpdateAsync(requirement! with { Tags = [tag] }, Context);
    }

    private static Task ListeningAsync(IServiceProvider services) =>
        UntilAsync(() => services.GetRequiredService<PublishedChanges>().IsListening);

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var waited = Stopwatch.StartNew(); !holds();)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "It did not come true.");
            await Task.Delay(20);
        }
    }

    private static async Task EndListeningAsync(string schema)
    {
        await using var connection = new NpgsqlConnection((await PostgresServer.GetAsync()).SuperuserConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where query = $1", connection);
        command.Parameters.Add(new() { Value = $"listen \"{schema}\"" });
        await command.ExecuteScalarAsync();
    }
}
