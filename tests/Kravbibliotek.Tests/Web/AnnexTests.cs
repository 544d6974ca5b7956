using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Kravbibliotek.Tests.Web;

/// <summary>From profile to Word annex over HTTP, with antiforgery on.</summary>
[Collection(WebCollection.Name)]
public sealed class AnnexTests(WebFixture web)
{
    private const string Address = "/profiler/molntjanst/kravbilaga";
    private const string ResponseTime = "Items[LEV-003].Values[svarstid]";

    [Fact]
    public async Task Get_Form_ProposesTheProfile()
    {
        var page = await web.Client().PageAsync(Address);

        Assert.Equal("Kravbilaga: Molntjänst", page.QuerySelector<IHtmlInputElement>("#Title")!.Value);
        Assert.All(page.QuerySelectorAll<IHtmlInputElement>("#krav input[type=checkbox]"), box => Assert.True(box.IsChecked));
        Assert.NotEmpty(page.QuerySelector<IHtmlInputElement>($"[name='{ResponseTime}']")!.Value);
        Assert.Empty(page.QuerySelectorAll(".ds-error-summary"));
    }

    [Fact]
    public async Task Get_ShortForm_ShowsFewer()
    {
        var client = web.Client();

        var all = (await client.PageAsync(Address)).QuerySelectorAll("#krav input[type=checkbox]").Length;
        var few = (await client.PageAsync(Address + "?kortform=ja")).QuerySelectorAll("#krav input[type=checkbox]").Length;

        Assert.InRange(few, 1, Math.Min(15, all - 1));
    }

    [Fact]
    public async Task Post_FilledIn_DownloadsWordWithTheValues()
    {
        var (client, fields) = await OpenAsync();
        fields["Organisation"] = "Exempelköpings kommun";
        fields["ReferenceNumber"] = "KS 2026/123";
        fields[ResponseTime] = "2,5";

        var response = await client.PostAsync(Address, new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("kravbilaga-molntjanst.docx", response.Content.Headers.ContentDisposition?.FileName);
        var text = await DocumentAsync(response);
        Assert.Contains("Exempelköpings kommun", text, StringComparison.Ordinal);
        Assert.Contains("2,5\u00a0timmar", text, StringComparison.Ordinal);
        // Midnight UTC has not come, but in Sweden it is the next day.
        Assert.Contains("2026-11-22", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TwiceTheSame_GivesTheSameBytes()
    {
        var (client, fields) = await OpenAsync();
        fields["Organisation"] = "Exempelköpings kommun";

        var first = await client.PostAsync(Address, new FormUrlEncodedContent(fields));
        var second = await client.PostAsync(Address, new FormUrlEncodedContent(fields));

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Post_BadInput_Returns400WithSummaryAndKeepsWhatWasTyped()
    {
        var (client, fields) = await OpenAsync();
        fields["Title"] = "  ";
        fields["ReferenceNumber"] = "KS 2026/7 <&>";
        fields[ResponseTime] = "snabbt";
        fields.Remove("Items[TIL-001].Chosen");

        var response = await client.PostAsync(Address, new FormUrlEncodedContent(fields));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("Fel: ", page.Title, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["Title", "Organisation", "Items_LEV-003__Values_svarstid_"], links);
        Assert.All(links, id => Assert.Equal("true", page.GetElementById(id)!.GetAttribute("aria-invalid")));
        Assert.All(links, id => Assert.All(
            page.GetElementById(id)!.GetAttribute("aria-describedby")!.Split(' '), part => Assert.NotNull(page.GetElementById(part))));
        Assert.Equal("snabbt", page.QuerySelector<IHtmlInputElement>($"[name='{ResponseTime}']")!.Value);
        Assert.Equal("KS 2026/7 <&>", page.QuerySelector<IHtmlInputElement>("#ReferenceNumber")!.Value);
        Assert.False(page.QuerySelector<IHtmlInputElement>("[name='Items[TIL-001].Chosen']")!.IsChecked);
        Assert.True(page.QuerySelector<IHtmlInputElement>("[name='Items[LEV-003].Chosen']")!.IsChecked);
    }

    [Fact]
    public async Task Post_NothingChosen_SaysSo()
    {
        var (client, fields) = await OpenAsync();
        fields["Organisation"] = "Kommunen";
        foreach (var name in fields.Keys.Where(k => k.EndsWith(".Chosen", StringComparison.Ordinal)).ToList())
            fields.Remove(name);

        var response = await client.PostAsync(Address, new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Välj minst ett krav.", (await response.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AwardCriterionWithGroundPrice_IsExplainedAtTheKind()
    {
        var (client, fields) = await OpenAsync();
        fields["Organisation"] = "Kommunen";
        fields["Ground"] = "pris";
        fields["Items[LEV-003].Kind"] = "tilldelningskriterium";

        var response = await client.PostAsync(Address, new FormUrlEncodedContent(fields));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".ds-error-summary a[href='#Items_LEV-003__Kind']"));
    }

    [Theory]
    [InlineData("Law", "LAGEN")]
    [InlineData("Threshold", "")]
    [InlineData("Ground", "billigast")]
    [InlineData("Items[LEV-003].Kind", "önskemål")]
    [InlineData("Items[LEV-003].Number", "1")]
    [InlineData("Items[LEV-003].Number", "tjugo")]
    [InlineData("Items[LEV-003].Values[servicetid]", "ibland")]
    [InlineData("Title", "\u0001")]
    public async Task Post_ValueThatTheFormDoesNotOffer_Returns400(string field, string value)
    {
        var (client, fields) = await OpenAsync();
        fields["Organisation"] = "Kommunen";
        fields[field] = value;

        var response = await client.PostAsync(Address, new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.PageAsync()).QuerySelector(".ds-error-summary li"));
    }

    [Fact]
    public async Task Post_UnderThresholds_NamesNoRuleThatAppliesOverThem()
    {
        var (client, fields) = await OpenAsync();
        fields["Organisation"] = "Kommunen";
        fields["Threshold"] = "under";

        var text = await DocumentAsync(await client.PostAsync(Address, new FormUrlEncodedContent(fields)));

        Assert.DoesNotContain("enligt 9 kap.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_IsRefusedInSwedish()
    {
        var (client, fields) = await OpenAsync();
        fields.Remove("__RequestVerificationToken");

        var response = await client.PostAsync(Address, new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Uppgifterna gick inte att ta emot", (await response.PageAsync()).Text("h1"));
    }

    [Fact]
    public async Task Post_ToAnotherProcessThanServedTheForm_IsAccepted()
    {
        using var other = web.WithWebHostBuilder(_ => { });
        using var there = other.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        await WebFixture.ReadyAsync(there);
        using var here = web.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        var form = await here.GetAsync(Address);
        var fields = (await form.PageAsync()).Fields();
        fields["Organisation"] = "Kommunen";
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var response = await there.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_UnknownProfile_IsNotFound()
    {
        var response = await web.Client().GetAsync("/profiler/finns-inte/kravbilaga");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<(HttpClient Client, Dictionary<string, string> Fields)> OpenAsync()
    {
        var client = web.Client();
        return (client, (await client.PageAsync(Address)).Fields());
    }

    private static async Task<string> DocumentAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var text = "";
        foreach (var entry in zip.Entries.Where(e => Path.GetDirectoryName(e.FullName) == "word" && Path.GetExtension(e.Name) == ".xml"))
        {
            using var reader = new StreamReader(entry.Open());
            text += await reader.ReadToEndAsync();
        }
        return text;
    }
}
