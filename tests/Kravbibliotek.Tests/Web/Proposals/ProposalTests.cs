using System.Net;
using System.Net.Http.Headers;
using Kravbibliotek.Accounts;
using Kravbibliotek.Tests.Proposals;
using Kravbibliotek.Tests.Web.Accounts;

namespace Kravbibliotek.Tests.Web.Proposals;

/// <summary>Proposals of organisations: on the page and from a sheet, answered, never seen by another organisation.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class ProposalTests(AccountWebFixture web)
{
    private static readonly string[] Sound = ["Nytt krav", "SAK Informationssäkerhet", "", "Loggar", "Spara loggar.", "De försvinner.", "", "", "", "", "", ""];
    private static readonly string[] Wrong = ["Ändring av krav", "", "XXX-999", "", "Text", "Skäl", "", "", "", "", "", ""];

    [Fact]
    public async Task Organisation_ProposesANewRequirement_CuratorWritesDraftAndAnswers()
    {
        var procurer = await (await web.PersonAsync()).SignedInAsync();
        var title = $"Loggar {Guid.NewGuid():N}";

        var sent = await procurer.SubmitAsync("/forslag/nytt", ("Kind", "nytt"), ("Area", "sakerhet"), ("Title", title), ("Text", "Spara loggar."),
            ("Why", "De försvinner."), ("SuggestedText", "Leverantören {{ska}} spara loggar."), ("ContactEmail", "eva@exempel.se"));
        var address = sent.Headers.Location!.OriginalString.Split('?')[0];
        Assert.Contains("Mottagen", (await procurer.PageAsync(address)).Text("main"), StringComparison.Ordinal);
        Assert.Contains(address, (await procurer.PageAsync("/forslag")).QuerySelectorAll("th a").Select(a => a.GetAttribute("href")));

        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var triage = $"/kuratering/arenden/{address.Split('/')[^1]}";
        await curator.SendFormAsync(triage, "utkast");
        var draft = (await curator.PageAsync(triage)).QuerySelectorAll("main dd a").Single(a => a.TextContent.StartsWith("Utkast till SAK-", StringComparison.Ordinal));
        Assert.EndsWith("version 1", draft.TextContent, StringComparison.Ordinal);
        await curator.SendFormAsync(triage, "svar", ("Text", "Det blir ett krav."), ("Effect", "genomfors"));

        var answered = (await procurer.PageAsync(address)).Text("main");
        Assert.Contains("Besvarad", answered, StringComparison.Ordinal);
        Assert.Contains("Det blir ett krav.", answered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_AnotherOrganisation_IsToldThatThereIsNoSuchPage()
    {
        var sent = await (await (await web.PersonAsync()).SignedInAsync()).SubmitAsync("/forslag/nytt?krav=TIL-001", ("Title", "T"), ("Text", "T"), ("Why", "V"));
        var address = sent.Headers.Location!.OriginalString.Split('?')[0];
        var other = await (await web.PersonAsync(organisation: "kommun-1480")).SignedInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        Assert.DoesNotContain(address, (await other.PageAsync("/forslag")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.OK, (await (await (await web.PersonAsync()).SignedInAsync()).GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Send_BadInput_KeepsWhatWasTyped()
    {
        var procurer = await (await web.PersonAsync()).SignedInAsync();

        var response = await procurer.SubmitAsync("/forslag/nytt", ("Kind", "andring"), ("Key", "XXX-999"), ("Why", "Därför."), ("Organisation", "kommun-1480"));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["#Key", "#Text", "#Title"], page.QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")!).Order());
        Assert.Equal("Därför.", page.QuerySelector("#Why")!.TextContent);
        Assert.Equal("XXX-999", page.QuerySelector("#Key")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Import_AllRight_IsHandedInTogetherAfterAPreview()
    {
        var procurer = await (await web.PersonAsync()).SignedInAsync();
        var before = await TotalAsync(procurer);

        Assert.Equal("302 /forslag/inlasning/granska", (await UploadAsync(procurer, Sheets.File(Sound, Sound))).Summary());
        var preview = (await procurer.PageAsync("/forslag/inlasning/granska")).Text("main");
        Assert.Contains("Filen har 2 rader. Alla går att lämna in.", preview, StringComparison.Ordinal);
        Assert.Equal(before, await TotalAsync(procurer));
        var open = (await procurer.PageAsync("/forslag/inlasning/granska")).Fields();
        Assert.Equal("302 /forslag?inlamnade=2", (await procurer.SubmitAsync("/forslag/inlasning/granska")).Summary());

        Assert.Equal(before + 2, await TotalAsync(procurer));
        Assert.Equal("302 /forslag/inlasning", (await procurer.GetAsync("/forslag/inlasning/granska")).Summary());
        // The same once more, from a page that was left open.
        Assert.Equal(HttpStatusCode.Conflict, (await procurer.PostAsync("/forslag/inlasning/granska", new FormUrlEncodedContent(open))).StatusCode);
        Assert.Equal(before + 2, await TotalAsync(procurer));
    }

    [Fact]
    public async Task Import_WrongRow_StopsAllUntilItIsLaidAside()
    {
        var procurer = await (await web.PersonAsync()).SignedInAsync();
        var before = await TotalAsync(procurer);
        await UploadAsync(procurer, Sheets.File(Sound, Wrong));

        var refused = await procurer.SubmitAsync("/forslag/inlasning/granska");
        var page = await refused.PageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Cell C3, Krav:", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Cell D3, Rubrik:", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(before, await TotalAsync(procurer));

        Assert.Equal("302 /forslag?inlamnade=1", (await procurer.SubmitAsync("/forslag/inlasning/granska", ("aside", "3"))).Summary());
        Assert.Equal(before + 1, await TotalAsync(procurer));
    }

    [Fact]
    public async Task Import_EverythingLaidAside_IsRefused()
    {
        var procurer = await (await web.PersonAsync()).SignedInAsync();
        await UploadAsync(procurer, Sheets.File(Wrong));

        var refused = await procurer.SubmitAsync("/forslag/inlasning/granska", ("aside", "2"));

        Assert.Contains("Ta med minst en", (await refused.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
        Assert.True((await refused.PageAsync()).QuerySelector("#aside-2")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Import_NoSheet_SaysWhy()
    {
        var procurer = await (await web.PersonAsync()).SignedInAsync();
        var template = await procurer.GetByteArrayAsync("/forslag/mall.xlsx");

        foreach (var (file, word) in new (byte[] File, string Word)[]
                 {
                     ([], "Välj en fil"), ([1, 2, 3], "skadad"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "lösenord"), (template, "inga rader"),
                 })
        {
            var response = await UploadAsync(procurer, file);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(word, (await response.PageAsync()).Text("#fil-fel"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await UploadAsync(procurer, new byte[1_100_000])).StatusCode);
    }

    [Fact]
    public async Task Import_SomebodyElsesRows_AreNotThere()
    {
        var procurer = await (await web.PersonAsync()).SignedInAsync();
        var colleague = await (await web.PersonAsync()).SignedInAsync();
        await UploadAsync(procurer, Sheets.File(Sound));

        Assert.Equal("302 /forslag/inlasning", (await colleague.GetAsync("/forslag/inlasning/granska")).Summary());
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, byte[] file)
    {
        var token = (await browser.PageAsync("/forslag/inlasning")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { content, "fil", "forslag.xlsx" } };
        return await browser.PostAsync("/forslag/inlasning", form);
    }

    private static async Task<int> TotalAsync(HttpClient procurer) =>
        (await procurer.PageAsync("/forslag")).QuerySelector("caption") is { } caption
            ? int.Parse(caption.TextContent.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
