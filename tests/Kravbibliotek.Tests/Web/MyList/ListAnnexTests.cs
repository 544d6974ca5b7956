using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Tenders.Answers;
using Kravbibliotek.TestSupport;
using Kravbibliotek.Word.Responses;

namespace Kravbibliotek.Tests.Web.MyList;

/// <summary>From a list or a profile to an annex in Word, an answer sheet in Excel, and PDF.</summary>
[Collection(WebCollection.Name)]
public sealed class ListAnnexTests(WebFixture web)
{
    private const string OfList = "/lista/kravbilaga?k=LEV-3,TIL-2,TIL-1";
    private const string OfProfile = "/profiler/molntjanst/kravbilaga";

    [Fact]
    public async Task Word_OfList_KeepsTheOrderOfTheListWithinItsAreas()
    {
        var annex = ReturnedAnnexReader.Read(await (await MakeAsync(OfList, "docx")).Content.ReadAsStreamAsync());

        Assert.Equal(["TIL-002", "TIL-001", "LEV-003"], annex.Requirements.Select(r => r.Key));
        Assert.All(annex.Requirements, r => Assert.True(r.IsUnchanged));
    }

    [Theory]
    [InlineData(OfList, "kravbilaga.xlsx")]
    [InlineData(OfProfile, "kravbilaga-molntjanst.xlsx")]
    public async Task Excel_OfListOrProfile_HasTheSameIdAndDigestsAsTheWordAnnex(string address, string name)
    {
        var sheet = await MakeAsync(address, "xlsx");
        var annex = ReturnedAnnexReader.Read(await (await MakeAsync(address, "docx")).Content.ReadAsStreamAsync());

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Equal(name, sheet.Content.Headers.ContentDisposition!.FileName);
        var answers = AnswerSheetReader.Read(ExcelReader.Read(new MemoryStream(await sheet.Content.ReadAsByteArrayAsync())));
        Assert.Equal(annex.Id, answers.Id);
        Assert.Equal(annex.Requirements.Select(r => (r.Key, r.Number, r.Digest)), answers.Requirements.Select(r => (r.Key, r.Number, r.Digest)));
    }

    [Fact]
    public async Task Excel_Twice_SameBytes() => Assert.Equal(
        await (await MakeAsync(OfList, "xlsx")).Content.ReadAsByteArrayAsync(), await (await MakeAsync(OfList, "xlsx")).Content.ReadAsByteArrayAsync());

    [Fact]
    public async Task Excel_TitleLikeAFormula_IsText()
    {
        var file = await (await MakeAsync(OfList, "xlsx", ("Title", "=1+1"), ("Organisation", "@SUM(A1)"))).Content.ReadAsByteArrayAsync();

        var cells = ExcelReader.Read(new MemoryStream(file)).Sheets.SelectMany(s => s.Rows).SelectMany(r => r.Cells).ToList();
        Assert.DoesNotContain(cells, c => c.IsFormula || c.Text[0] is '=' or '@');
        Assert.Contains(cells, c => c.Text == "'=1+1");
    }

    [Fact]
    public async Task Get_ListWithOldVersionAndUnknown_ShowsTheOldAndSaysWhatIsLeftOut()
    {
        var page = await web.Client().PageAsync("/lista/kravbilaga?k=LEV-3.1,ABC-999");

        Assert.Equal("1", page.QuerySelector<IHtmlInputElement>("[name='Items[LEV-003].Number']")!.Value);
        Assert.Contains("ABC-999", page.Text(".prose"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Withdrawn_IsNotChosen()
    {
        var withdrawn = (await Storage.RealLibrary.ReadAsync()).Requirements.First(r => r.Status == Kravbibliotek.Requirements.RequirementStatus.Withdrawn);

        var page = await web.Client().PageAsync($"/lista/kravbilaga?k={withdrawn.Key},TIL-1");

        Assert.False(page.QuerySelector<IHtmlInputElement>($"[name='Items[{withdrawn.Key}].Chosen']")!.IsChecked);
        Assert.True(page.QuerySelector<IHtmlInputElement>("[name='Items[TIL-001].Chosen']")!.IsChecked);
    }

    [Theory]
    [InlineData(OfList, "odt")]
    [InlineData(OfProfile, "")]
    public async Task Post_FormatThatIsNotOffered_Is400(string address, string format)
    {
        var response = await PostAsync(web.Client(), address, format);

        Assert.True(response.StatusCode == (format.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest), $"{response.StatusCode}");
    }

    [Fact]
    public async Task Post_ListThatIsGone_Is400()
    {
        var client = web.Client();
        var fields = (await client.PageAsync(OfList)).Fields();

        var response = await client.PostAsync("/lista/kravbilaga", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [LibreOfficeFact]
    public async Task Pdf_OfList_IsTaggedPdf()
    {
        Assert.Contains("pdf", (await web.Client().PageAsync(OfList)).QuerySelectorAll("button[name=Format]").Select(b => b.GetAttribute("value")));

        var response = await MakeAsync(OfList, "pdf");

        Assert.Equal(("application/pdf", "kravbilaga.pdf"), (
            response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName));
        var text = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_WithoutLibreOffice_IsNotOfferedAndAnswers503()
    {
        using var poor = web.WithWebHostBuilder(builder => builder.UseSetting("KRAV_SOFFICE", "/finns/inte/soffice"));
        using var client = poor.CreateClient(new() { AllowAutoRedirect = false });
        await WebFixture.ReadyAsync(client);

        Assert.DoesNotContain("pdf", (await client.PageAsync(OfList)).QuerySelectorAll("button[name=Format]").Select(b => b.GetAttribute("value")));
        var response = await PostAsync(client, OfList, "pdf");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("saknar LibreOffice", (await response.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Pdf_ProgramThatFails_Answers503()
    {
        using var poor = web.WithWebHostBuilder(builder => builder.UseSetting("KRAV_SOFFICE", "/bin/false"));
        using var client = poor.CreateClient(new() { AllowAutoRedirect = false });
        await WebFixture.ReadyAsync(client);

        var response = await PostAsync(client, OfList, "pdf");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("gick inte att göra PDF", (await response.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> MakeAsync(string address, string format, params (string Name, string Value)[] more)
    {
        var response = await PostAsync(web.Client(), address, format, more);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return response;
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, string address, string format, params (string Name, string Value)[] more)
    {
        var fields = (await client.PageAsync(address)).Fields();
        fields["Organisation"] = "Exempelköpings kommun";
        fields["Format"] = format;
        foreach (var (name, value) in more)
            fields[name] = value;
        return await client.PostAsync(address, new FormUrlEncodedContent(fields));
    }
}
