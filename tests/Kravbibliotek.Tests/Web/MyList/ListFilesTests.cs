using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kravbibliotek.Lists;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Web.MyList;

/// <summary>Lists as files, and what can be downloaded of a search or a profile.</summary>
[Collection(WebCollection.Name)]
public sealed class ListFilesTests(WebFixture web)
{
    [Theory]
    [InlineData("json", "application/json", "SAK-2,TIL-1.1")]
    [InlineData("csv", "text/csv", "SAK-2.{0},TIL-1.1")]
    public async Task SaveAndOpen_File_IsTheSameList(string ending, string type, string expected)
    {
        var current = (await RealLibrary.ReadAsync()).Requirements.Single(r => r.Key == "SAK-002").CurrentNumber;
        var saved = await web.Client().GetAsync($"/lista/lista.{ending}?k=SAK-2,TIL-1.1");

        Assert.Equal((type, "utf-8"), (saved.Content.Headers.ContentType!.MediaType, saved.Content.Headers.ContentType.CharSet));
        Assert.Equal($"lista.{ending}", saved.Content.Headers.ContentDisposition!.FileName);
        var opened = await OpenAsync(await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal($"/lista?k={string.Format(null, expected, current)}", opened.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("", "Välj en fil.")]
    [InlineData("a;b\n1;2", "Filen har ingen kolumn med nycklar.")]
    [InlineData("{\n\n x", "Filen är skadad på rad 3.")]
    [InlineData("{ \"a\": 1 }", "Filen är JSON men ingen lista")]
    [InlineData("{ \"schema\": \"kravlista\", \"version\": 9 }", "nyare format")]
    [InlineData("key\nABC", "gick inte att läsa")]
    [InlineData("PK\u0003\u0004\u0000", "Filen går inte att läsa.")]
    public async Task Open_NoList_Is400WithWhy(string content, string expected)
    {
        var response = await OpenAsync(Encoding.UTF8.GetBytes(content));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, page.Text(".ds-error-summary"), StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("#fil")!.GetAttribute("aria-invalid"));
        // The list that was shown is still there.
        Assert.NotNull(page.GetElementById("rad-TIL-001"));
    }

    [Fact]
    public async Task Open_LargeFile_IsRefused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await OpenAsync(new byte[ListFile.MostBytes + 1])).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await OpenAsync(new byte[2 << 20])).StatusCode);
    }

    [Theory]
    [InlineData("/lista/lista.json")]
    [InlineData("/lista/lista.csv?k=")]
    [InlineData("/lista/kravbilaga")]
    [InlineData("/lista/kravbilaga?k=ABC")]
    public async Task Get_FileOfNoList_LeadsToTheList(string address)
    {
        var response = await web.Client().GetAsync(address);

        Assert.Equal((HttpStatusCode.Found, "/lista"), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Results_Filter_BecomesAListAndCsvOfTheSameRequirements()
    {
        var client = web.Client();
        var search = await client.PageAsync("/krav?omrade=leverans&niva=avancerad");
        var links = search.QuerySelectorAll<IHtmlAnchorElement>(".app-downloads a").Select(a => a.GetAttribute("href")!).ToList();

        var list = (await client.GetAsync(links[0])).Headers.Location!.OriginalString;
        var csv = await client.GetStringAsync(links[1]);

        var keys = ListText.Read(list).Picks.Select(p => p.Key).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.StartsWith("LEV-", key, StringComparison.Ordinal));
        Assert.StartsWith(search.Text("h2").Split(' ')[0], $"{keys.Count}", StringComparison.Ordinal);
        Assert.Equal(keys, ListFile.Read(Encoding.UTF8.GetBytes(csv)).Picks.Select(p => p.Key));
    }

    [Theory]
    [InlineData("/krav/traffar?q=xyzzyfinnsinte")]
    [InlineData("/krav/traffar.csv?q=xyzzyfinnsinte")]
    public async Task Results_Nothing_LeadsBackToTheSearch(string address) => Assert.Equal(
        "/krav?q=xyzzyfinnsinte", (await web.Client().GetAsync(address)).Headers.Location!.OriginalString);

    [Fact]
    public async Task Results_MoreThanAList_SaysSo()
    {
        var page = await web.Client().PageAsync("/krav");

        if ((await RealLibrary.ReadAsync()).Requirements.Count(r => r.CurrentNumber > 0) > RequirementList.MostPicks + 20)
            Assert.Contains("högst 300 krav", page.Text(".app-downloads"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".app-downloads a[href='/krav/traffar.csv']"));
    }

    [Fact]
    public async Task Profile_Csv_HasItsRequirementsInOrder()
    {
        var profile = (await RealLibrary.ReadAsync()).Profiles.Single(p => p.Id == "molntjanst");

        var csv = await web.Client().GetByteArrayAsync("/profiler/molntjanst/krav.csv");

        Assert.Equal(profile.Requirements.Select(r => r.Key), ListFile.Read(csv).Picks.Select(p => p.Key));
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client().GetAsync("/profiler/finns-inte/krav.csv")).StatusCode);
    }

    private async Task<HttpResponseMessage> OpenAsync(byte[] file)
    {
        var client = web.Client();
        var fields = (await client.PageAsync("/lista?k=TIL-1")).Fields("form[action='/lista/oppna']");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(fields["__RequestVerificationToken"]), "__RequestVerificationToken" },
            { new StringContent(fields["List"]), "List" },
            { new ByteArrayContent(file), "fil", "lista.txt" },
        };
        return await client.PostAsync("/lista/oppna", form);
    }
}
