using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kravbibliotek.Formats;
using Kravbibliotek.Formats.Export;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web.Releases;

/// <summary>Releases, and the library as it is now, in every format.</summary>
[Collection(WebCollection.Name)]
public sealed class DataTests(WebFixture web)
{
    public static TheoryData<string, string> Files => new()
    {
        { "utgava.zip", "application/zip" },
        { "krav.json", "application/json" },
        { "krav.csv", "text/csv" },
        { "krav.md", "text/markdown" },
        { "oscal/katalog.json", "application/json" },
        { "oscal/profil-molntjanst.json", "application/json" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Get_Release_IsTheSameBytesEveryTimeAndKeptForEver(string file, string type)
    {
        var address = $"/utgavor/{await LatestAsync()}/{file}";

        var first = await web.Client().GetAsync(address);
        var second = await web.Client().GetAsync(address);
        var known = await web.Client().SendAsync(Asking(address, first.Headers.ETag!));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(type, first.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", first.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("public, max-age=31536000, immutable", Header(first, "Cache-Control"));
        Assert.Equal("nosniff", Header(first, "X-Content-Type-Options"));
        Assert.Contains("rel=\"license\"", Header(first, "Link"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotModified, 0), (known.StatusCode, (await known.Content.ReadAsByteArrayAsync()).Length));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Get_LibraryAsItIsNow_IsAskedForAnewAndKnownAgain(string file, string type)
    {
        var address = $"/utgavor/aktuell/{file}";

        var first = await web.Client().GetAsync(address);
        var known = await web.Client().SendAsync(Asking(address, first.Headers.ETag!));

        Assert.Equal((HttpStatusCode.OK, type), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.Equal("public, no-cache", Header(first, "Cache-Control"));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Theory]
    [InlineData("/utgavor/2099.1/utgava.zip")]
    [InlineData("/utgavor/2099.1/krav.json")]
    [InlineData("/utgavor/2099.1/oscal/katalog.json")]
    [InlineData("/utgavor/2026.1/krav.exe")]
    [InlineData("/utgavor/aktuell/oscal/profil-finns-inte.json")]
    public async Task Get_WhatThereIsNot_IsNotFound(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync(address)).StatusCode);

    [Fact]
    public async Task Get_Bundle_HoldsTheFilesAndEveryFormatAsServedAloneAndByTheFilesAlone()
    {
        var name = await LatestAsync();
        var client = web.Client();
        using var zip = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync($"/utgavor/{name}/utgava.zip")));
        byte[] Entry(string path)
        {
            using var source = zip.GetEntry(path)!.Open();
            using var copy = new MemoryStream();
            source.CopyTo(copy);
            return copy.ToArray();
        }

        foreach (var alone in new[] { "krav.json", "krav.csv", "krav.md", "oscal/katalog.json", "oscal/profil-molntjanst.json" })
            Assert.Equal(await client.GetByteArrayAsync($"/utgavor/{name}/{alone}"), Entry(alone));
        var files = zip.Entries.Where(e => e.FullName.StartsWith("filer/", StringComparison.Ordinal))
            .Select(e => new LibraryFile(e.FullName["filer/".Length..], Entry(e.FullName))).ToList();
        var read = LibraryReader.Read(files);
        Assert.Empty(read.Findings);
        Assert.Contains("CC0 1.0", Encoding.UTF8.GetString(Entry("README.md")), StringComparison.Ordinal);
        // What another library makes of the same files.
        using var again = new MemoryStream();
        ReleaseBundle.Write($"utgåva {name}", read.Library, again);
        Assert.Equal(await client.GetByteArrayAsync($"/utgavor/{name}/utgava.zip"), again.ToArray());
    }

    [Fact]
    public async Task Get_LibraryAsItIsNow_IsWhatItsFilesSayWithoutDrafts()
    {
        var library = await RealLibrary.ReadAsync();
        using var expected = new MemoryStream();
        ExportFormat.ByHandle("json")!.Write(library, expected);

        Assert.Equal(expected.ToArray(), await web.Client().GetByteArrayAsync("/utgavor/aktuell/krav.json"));
        using var catalog = JsonDocument.Parse(await web.Client().GetByteArrayAsync("/utgavor/aktuell/oscal/katalog.json"));
        Assert.Equal(OscalFilesVersion(library), catalog.RootElement.GetProperty("catalog").GetProperty("metadata").GetProperty("version").GetString());
    }

    [Fact]
    public async Task Pages_OfReleases_LinkToEveryFormat()
    {
        var name = await LatestAsync();
        var client = web.Client();

        foreach (var (page, release) in new[] { ("/utgavor", "aktuell"), ($"/utgavor/{name}", name) })
        {
            var links = (await client.PageAsync(page)).QuerySelectorAll("main a[download]").Select(a => a.GetAttribute("href")).ToList();
            foreach (var file in new[] { "utgava.zip", "krav.json", "krav.csv", "krav.md", "oscal/katalog.json" })
                Assert.Contains($"/utgavor/{release}/{file}", links);
        }
    }

    private static string OscalFilesVersion(Library library)
    {
        using var json = JsonDocument.Parse(OscalProfiles.Write(library)[0].Content);
        return json.RootElement.GetProperty("catalog").GetProperty("metadata").GetProperty("version").GetString()!;
    }

    private static async Task<string> LatestAsync() => (await RealLibrary.ReadAsync()).Releases.MaxBy(r => r.Date)!.Name;

    private static HttpRequestMessage Asking(string address, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        return request;
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
