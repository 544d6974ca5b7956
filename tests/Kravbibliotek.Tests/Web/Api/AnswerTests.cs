using System.Net;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web.Api;

/// <summary>What the API answers with of the library of this repository.</summary>
[Collection(WebCollection.Name)]
public sealed class AnswerTests(WebFixture web)
{
    [Fact]
    public async Task Requirement_Published_IsTheSameAsInTheFiles()
    {
        var library = await RealLibrary.ReadAsync();
        var expected = library.Versions.Where(v => v.Key == "LEV-003").MaxBy(v => v.Number)!;

        var answer = await web.Client().JsonAsync("/api/v1/krav/LEV-003");

        var version = answer.GetProperty("version");
        Assert.Equal("leverans", answer.GetProperty("area").GetString());
        Assert.Equal(
            (expected.Number, expected.Fingerprint, expected.Content.Text),
            (version.GetProperty("number").GetInt32(), version.GetProperty("fingerprint").GetString(), version.GetProperty("text").GetString()));
        Assert.EndsWith($"/krav/LEV-003/v/{expected.Number}", version.GetProperty("page").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requirement_Withdrawn_IsThereWithWhatReplacedIt()
    {
        var withdrawn = (await RealLibrary.ReadAsync()).Requirements.First(r => r.Status == RequirementStatus.Withdrawn);

        var answer = await web.Client().JsonAsync($"/api/v1/krav/{withdrawn.Key}");

        Assert.Equal("upphävd", answer.GetProperty("status").GetString());
        Assert.Equal(withdrawn.ReplacedBy, answer.GetProperty("replacedBy").EnumerateArray().Select(k => k.GetString()));
    }

    [Fact]
    public async Task Versions_OfARequirement_LeadToTheirNeighbours()
    {
        var client = web.Client();
        var count = (await RealLibrary.ReadAsync()).Versions.Count(v => v.Key == "LEV-003");

        var list = await client.JsonAsync("/api/v1/krav/LEV-003/versioner");
        var second = (await client.GetAsync("/api/v1/krav/LEV-003/versioner/2")).Links();
        var first = (await client.GetAsync("/api/v1/krav/LEV-003/versioner/1")).Links();
        var last = (await client.GetAsync($"/api/v1/krav/LEV-003/versioner/{count}")).Links();

        Assert.Equal(Enumerable.Range(1, count), list.GetProperty("items").EnumerateArray().Select(v => v.GetProperty("number").GetInt32()));
        Assert.EndsWith("/versioner/1", Assert.Single(second["predecessor-version"]), StringComparison.Ordinal);
        Assert.EndsWith("/versioner/2", Assert.Single(first["successor-version"]), StringComparison.Ordinal);
        Assert.EndsWith("/api/v1/krav/LEV-003", Assert.Single(first["latest-version"]), StringComparison.Ordinal);
        Assert.EndsWith("/krav/LEV-003/versioner", Assert.Single(first["version-history"]), StringComparison.Ordinal);
        Assert.Empty(first["predecessor-version"]);
        Assert.Empty(last["successor-version"]);
    }

    [Fact]
    public async Task Release_WithItsFiles_CanBeFetchedWhereItSays()
    {
        var expected = (await RealLibrary.ReadAsync()).Releases.Single(r => r.Name == "2026.1");
        var client = web.Client();

        var answer = await client.JsonAsync("/api/v1/utgavor/2026.1");

        Assert.Equal(ReleaseCut.DigestOf(expected), answer.GetProperty("digest").GetString());
        Assert.Equal(expected.Files.Select(f => f.Sha256), answer.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("sha256").GetString()));
        var downloads = answer.GetProperty("downloads").EnumerateArray().ToList();
        Assert.NotEmpty(downloads);
        foreach (var download in downloads)
        {
            var file = await client.GetAsync(download.GetProperty("url").GetString());
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal(download.GetProperty("mediaType").GetString(), file.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Registers_All_HoldWhatTheFilesHold()
    {
        var library = await RealLibrary.ReadAsync();
        (string Address, IEnumerable<string> Ids)[] registers =
        [
            ("standarder", library.Standards.Select(s => s.Id)), ("lagar", library.Laws.Select(l => l.Id)),
            ("begrepp", library.Terms.Select(t => t.Id)), ("profiler", library.Profiles.Select(p => p.Id)),
            ("fragor", library.Questions.OrderBy(q => q.Order).Select(q => q.Id)), ("omraden", Areas.All.Select(a => a.Folder)),
        ];
        foreach (var (address, ids) in registers)
        {
            var list = await web.Client().JsonAsync($"/api/v1/{address}");
            Assert.Equal(ids, list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()));
            Assert.Equal(ids.Count(), list.GetProperty("total").GetInt32());
        }
    }

    [Theory]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/krav?antal=3")]
    [InlineData("/api/v1/krav/LEV-003")]
    [InlineData("/api/v1/krav/LEV-003/versioner/1")]
    [InlineData("/api/v1/utgavor/2026.1")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/api/v1/schema/krav.json")]
    public async Task Get_AgainWithItsTag_Is304WithoutBody(string address)
    {
        var client = web.Client();
        var first = await client.GetAsync(address);
        var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        var other = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { new("\"annan\"") } } };

        var unchanged = await client.SendAsync(again);
        var changed = await client.SendAsync(other);

        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.True(first.Headers.CacheControl is { Public: true, MaxAge.TotalSeconds: > 0 });
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(first.Headers.ETag, unchanged.Headers.ETag);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("/API/v1/krav?antal=1", "/api/v1/krav?antal=1")]
    [InlineData("/api/v1/krav/?omrade=leverans&antal=1", "/api/v1/krav?antal=1&omrade=leverans")]
    public async Task Get_AddressWrittenOtherwise_SaysTheOneThatStays(string address, string expected)
    {
        var answer = await web.Client().JsonAsync(address);

        Assert.EndsWith(expected, answer.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.StartsWith($"http://localhost{expected}&nasta=", answer.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_Answer_HasTheSameHeadersAndNoBody()
    {
        var client = web.Client();
        var whole = await client.GetAsync("/api/v1/krav/LEV-003");

        var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/krav/LEV-003"));

        Assert.Equal(whole.Headers.ETag, head.Headers.ETag);
        Assert.Equal(whole.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Get_FromAnotherSite_MayBeReadByAnyPageAndIsAnsweredBeforeItAsks()
    {
        var client = web.Client();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/krav?antal=1") { Headers = { { "Origin", "https://annan.exempel.se" } } };
        var question = new HttpRequestMessage(HttpMethod.Options, "/api/v1/krav")
        {
            Headers =
            {
                { "Origin", "https://annan.exempel.se" }, { "Access-Control-Request-Method", "GET" },
                { "Access-Control-Request-Headers", "if-none-match" },
            },
        };

        var answer = await client.SendAsync(request);
        var before = await client.SendAsync(question);
        var missing = await client.GetAsync("/api/v1/finns-inte");
        var page = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/krav") { Headers = { { "Origin", "https://annan.exempel.se" } } });
        var guide = await client.GetAsync("/api");

        Assert.All([answer, before, missing], r => Assert.Equal("*", Assert.Single(r.Headers.GetValues("Access-Control-Allow-Origin"))));
        Assert.All([answer, before], r => Assert.False(r.Headers.Contains("Access-Control-Allow-Credentials")));
        Assert.Equal(HttpStatusCode.NoContent, before.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS", Assert.Single(before.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.Contains("ETag", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        Assert.All([page, guide], r => Assert.DoesNotContain(r.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.Ordinal)));
    }
}
