using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Tests.Formats.Documents;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Imports;

/// <summary>A curator sends in a document, sees what was found in it, and only what was chosen becomes drafts. An application of its own.</summary>
public sealed class DocumentTests(AccountWebFixture web) : IClassFixture<AccountWebFixture>
{
    private const string Address = "/kuratering/inlasning/dokument";
    private const string Look = Address + "/granska";
    private const string Done = Address + "/klart";

    [Fact]
    public async Task Document_WordFile_BecomesTheChosenDraftsOnlyWhenConfirmed()
    {
        var person = await web.PersonAsync(Role.Curator);
        var curator = await person.SignedInAsync();
        var before = await KeysAsync();

        var sent = await SendAsync(curator, await TidbokningAsync(), "tidbokning.docx");
        var page = await curator.PageAsync(Look);
        var between = await KeysAsync();
        var fields = page.Fields();
        foreach (var take in fields.Keys.Where(k => k.EndsWith(".Take", StringComparison.Ordinal)).ToList())
            fields.Remove(take);
        (fields["Rows[2].Take"], fields["Rows[2].Title"], fields["Rows[2].Area"]) = ("true", "Anmälan av incidenter", "leverans");
        (fields["Rows[5].Take"], fields["Rows[5].Kind"]) = ("true", "ska-krav");
        var stored = await curator.PostAsync(Look, new FormUrlEncodedContent(fields));

        Assert.Equal($"302 {Look}", sent.Summary());
        Assert.Equal(11, page.QuerySelectorAll("fieldset.app-pick").Length);
        Assert.Equal(before, between);
        Assert.Equal($"302 {Done}", stored.Summary());
        var keys = (await curator.PageAsync(Done)).QuerySelectorAll(".app-plain a").Select(a => a.TextContent.Split(' ')[0]).ToList();
        Assert.Equal(["LEV", "TIL"], keys.Select(k => k[..3]));
        Assert.Equal(keys.Order(), (await KeysAsync()).Except(before).Order());
        var (first, second) = ((await Drafts.FindAsync(keys[0]))!, (await Drafts.FindAsync(keys[1]))!);
        Assert.Equal(
            ("Anmälan av incidenter", "Inom 24 timmar från upptäckt {{ska}} leverantören anmäla en incident till beställaren.", ""),
            (first.Content!.Title, first.Content.Text, first.Content.Rationale));
        Assert.Equal(($"konton/{person.Id}", RequirementKind.Mandatory), (Assert.Single(first.Authors), second.Content!.DefaultKind));
        Assert.Equal($"302 {Address}", (await curator.GetAsync(Look)).Summary());
    }

    [Fact]
    public async Task Document_Preview_TellsWhatIsMissingAndWhatIsLikeIt()
    {
        var curator = await CuratorAsync();
        var store = web.Services.GetRequiredService<Kravbibliotek.Storage.Requirements.RequirementStore>();
        var known = (await store.CurrentAsync("SAK-001"))!.Content;
        var file = WrittenDocument.Of(
            WrittenDocument.Paragraph(known.Text.Split('\n')[0].Replace("{{ska}}", "ska", StringComparison.Ordinal))
            + WrittenDocument.Paragraph("Skärmarna måste vara blå."));

        await SendAsync(curator, file, "krav.docx");
        var page = await curator.PageAsync(Look);

        var (like, unlike) = (page.QuerySelectorAll("fieldset.app-pick")[0], page.QuerySelectorAll("fieldset.app-pick")[1]);
        Assert.Equal("/krav/SAK-001", like.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(like.QuerySelector("input[type=checkbox][checked]"));
        Assert.NotNull(unlike.QuerySelector("input[type=checkbox][checked]"));
        Assert.Contains("Motiv", page.Text("details"), StringComparison.Ordinal);
        Assert.Contains("{{ska}}", unlike.QuerySelector("ul")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("-999", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_VagueText_IsRemarkedOn()
    {
        var curator = await CuratorAsync();

        await SendAsync(curator, WrittenDocument.Of(WrittenDocument.Paragraph("Systemet ska vara användarvänligt.")), "krav.docx");
        var page = await curator.PageAsync(Look);

        Assert.Contains("”användarvänligt” kan läsas på olika sätt.", page.Text("fieldset.app-pick"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("fieldset.app-pick a[href='/om/kravgranskaren#S107']"));
    }

    [Fact]
    public async Task Document_ExcelFileWithOtherColumns_IsReadAsSomebodySays()
    {
        var curator = await CuratorAsync();
        var file = Workbook(
            ("Om", [["Bara text"]]),
            ("Lista", [["Kod", "Vad", "Hur"], ["A1", "Öppna format", "Filer lämnas i öppna format."], ["A2", "Tider", "Tider visas i svensk tid."]]));

        await SendAsync(curator, file, "lista.xlsx");
        var first = await curator.PageAsync(Look);
        var page = await curator.PageAsync($"{Look}?blad=1&rubrikrad=1&krav=3&nummer=1&rubrik=2&typ=0&grupp=0");
        var fields = page.Fields();
        fields["Rows[1].Area"] = "gemensamt";
        var stored = await curator.PostAsync(Look, new FormUrlEncodedContent(fields));

        Assert.Contains("Inga krav hittades i bladet", first.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Equal(["Krav 1, i dokumentet A1", "Krav 2, i dokumentet A2"], page.QuerySelectorAll("legend").Select(l => l.TextContent));
        Assert.Equal("Bladet Lista, rad 2", page.QuerySelector("fieldset .app-meta")!.TextContent);
        Assert.Equal($"302 {Done}", stored.Summary());
        var keys = (await curator.PageAsync(Done)).QuerySelectorAll(".app-plain a").Select(a => a.TextContent.Split(' ')[0]).ToList();
        Assert.Equal(["GEM", "INF"], keys.Select(k => k[..3]));
        var draft = (await Drafts.FindAsync(keys[1]))!.Content!;
        Assert.Equal(("Öppna format", "Filer lämnas i öppna format."), (draft.Title, draft.Text));
    }

    [Fact]
    public async Task Store_WrongOrNothing_SaysWhereAndKeepsWhatWasTyped()
    {
        var curator = await CuratorAsync();
        await SendAsync(curator, Paragraphs("Leverantören ska sjunga.", "Leverantören ska dansa."), "krav.docx");
        var fields = (await curator.PageAsync(Look)).Fields();
        (fields["Rows[0].Title"], fields["Rows[1].Title"], fields["Rows[1].Area"]) = ("", "Dans", "ingenstans");

        var wrong = await curator.PostAsync(Look, new FormUrlEncodedContent(fields));
        fields.Remove("Rows[0].Take");
        fields.Remove("Rows[1].Take");
        var nothing = await curator.PostAsync(Look, new FormUrlEncodedContent(fields));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.StatusCode, nothing.StatusCode));
        var page = await wrong.PageAsync();
        Assert.Equal(["#Rows_0__Title", "#Rows_1__Area"], page.QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")).Order());
        Assert.Equal("Dans", page.QuerySelector("#Rows_1__Title")!.GetAttribute("value"));
        var again = await nothing.PageAsync();
        Assert.Equal("#Rows", again.QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        Assert.Empty(again.QuerySelectorAll("input[type=checkbox][checked]"));
    }

    [Fact]
    public async Task Store_AnotherDocumentMeanwhile_Is409AndShowsIt()
    {
        var curator = await CuratorAsync();
        await SendAsync(curator, Paragraphs("Leverantören ska sjunga."), "ett.docx");
        var fields = (await curator.PageAsync(Look)).Fields();
        await SendAsync(curator, Paragraphs("Leverantören ska dansa."), "tva.docx");
        var before = await KeysAsync();

        var raced = await curator.PostAsync(Look, new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.Conflict, raced.StatusCode);
        Assert.Contains("Leverantören ska dansa.", (await raced.PageAsync()).Text("fieldset"), StringComparison.Ordinal);
        Assert.Equal(before, await KeysAsync());
    }

    [Fact]
    public async Task Preview_AnotherAccount_SeesNothingOfIt()
    {
        var (curator, other) = (await CuratorAsync(), await CuratorAsync());
        await SendAsync(curator, Paragraphs("Leverantören ska tiga."), "hemligt.docx");

        Assert.Equal($"302 {Address}", (await other.GetAsync(Look)).Summary());
        Assert.Contains("tiga", (await curator.PageAsync(Look)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreAsync_AreaWithoutKeysEnough_StoresNothingAtAll()
    {
        var upload = await WaitingAsync("konton/full");
        var content = Build.Content();
        NewRequirement[] chosen = [new(Area.Security, content), .. Enumerable.Repeat(new NewRequirement(Area.OpenSource, content), 1000)];
        var before = await KeysAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Importing.StoreAsync(upload, chosen, new("konton/full")));

        Assert.Equal(before, await KeysAsync());
        Assert.NotNull(await Importing.StoreAsync(upload, chosen[..1], new("konton/full")));
    }

    [Fact]
    public async Task StoreAsync_TwiceAtOnce_StoresOnce()
    {
        var upload = await WaitingAsync("konton/dubbel");
        NewRequirement[] chosen = [new(Area.Security, Build.Content()), new(Area.Security, Build.Content())];
        var before = await KeysAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Importing.StoreAsync(upload, chosen, new("konton/dubbel"))));

        Assert.Single(outcomes, o => o is null);
        Assert.Equal(2, (await KeysAsync()).Except(before).Count());
    }

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "tom.docx", [], "Välj en fil" },
        { "krav.pdf", [1, 2, 3], ".docx eller .xlsx" },
        { "krav.docm", WrittenDocument.Of(""), ".docx eller .xlsx" },
        { "trasig.docx", [1, 2, 3], "skadad" },
        { "trasig.xlsx", [1, 2, 3], "skadad" },
        { "kapad.docx", WrittenDocument.Of(WrittenDocument.Paragraph("Det ska gå."))[..300], "skadad" },
        { "makron.docx", WrittenDocument.Of("", "application/vnd.ms-word.document.macroEnabled.main+xml"), "makron" },
        { "last.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "lösenord" },
        { "word.xlsx", WrittenDocument.Of(""), "inte en Excelfil" },
        { "excel.docx", Workbook(("Krav", [["Det ska gå."]])), "inte en Wordfil" },
        { "inga.docx", WrittenDocument.Of(WrittenDocument.Paragraph("Hej.")), "Inga krav hittades" },
        { "manga.docx", Paragraphs([.. Enumerable.Repeat("Det ska gå.", 201)]), "201 möjliga krav" },
        { "bomb.docx", WrittenDocument.Of(WrittenDocument.Paragraph(new string(' ', 30 << 20))), "mer än vad som kan läsas in" },
        { "djup.docx", WrittenDocument.Of(string.Concat(Enumerable.Repeat("<w:sdt>", 50_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 50_000))), "skadad" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Upload_NothingThatCanBeRead_SaysWhy(string name, byte[] content, string why)
    {
        var curator = await CuratorAsync();

        var response = await SendAsync(curator, content, name);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var fault = (await response.PageAsync()).QuerySelector(".ds-error-summary a")!;
        Assert.Equal("#File", fault.GetAttribute("href"));
        Assert.Contains(why, fault.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_LargerThanFiveMegabytes_Is413() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(await CuratorAsync(), new byte[6 << 20], "stor.docx")).StatusCode);

    [Fact]
    public async Task Import_Page_LeadsToDocuments() =>
        Assert.NotNull((await (await CuratorAsync()).PageAsync("/kuratering/inlasning")).QuerySelector($"main a[href='{Address}']"));

    private DraftStore Drafts => web.Services.GetRequiredService<DraftStore>();

    private DocumentImporting Importing => web.Services.GetRequiredService<DocumentImporting>();

    private async Task<IReadOnlyList<string>> KeysAsync() => [.. (await Drafts.OpenAsync()).Select(d => d.Key)];

    private async Task<HttpClient> CuratorAsync() => await (await web.PersonAsync(Role.Curator)).SignedInAsync();

    private async Task<PendingUpload> WaitingAsync(string account)
    {
        var uploads = web.Services.GetRequiredService<PendingUploads>();
        await uploads.PutAsync(account, "prov", "krav.docx", null, [1]);
        return (await uploads.FindAsync(account, "prov"))!;
    }

    private static Task<byte[]> TidbokningAsync() =>
        File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "TestData", "Documents", "tidbokning.docx"));

    private static byte[] Paragraphs(params string[] texts) => WrittenDocument.Of(string.Concat(texts.Select(WrittenDocument.Paragraph)));

    private static byte[] Workbook(params (string Name, string[][] Rows)[] sheets)
    {
        using var file = new MemoryStream();
        ExcelWriter.Write(
            "Krav", [.. sheets.Select(s => new WrittenSheet { Name = s.Name, Columns = [.. s.Rows[0].Select(_ => new WrittenColumn(20))], Rows = s.Rows })], file);
        return file.ToArray();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient curator, byte[] content, string name)
    {
        var token = (await curator.PageAsync(Address)).Fields()["__RequestVerificationToken"];
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(content), "File", name } };
        return await curator.PostAsync(Address, form);
    }
}
