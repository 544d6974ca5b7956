using System.Net;
using System.Text;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Imports;

/// <summary>A curator sends in files, sees what they mean, and only then they are drafts. An application of its own.</summary>
public sealed class FileTests(AccountWebFixture web) : IClassFixture<AccountWebFixture>
{
    private const string Address = "/kuratering/inlasning";
    private const string Look = Address + "/granska";
    private const string Done = Address + "/klart";

    [Fact]
    public async Task Import_EditedExport_BecomesDraftsOnlyWhenConfirmed()
    {
        var person = await web.PersonAsync(Role.Curator);
        var curator = await person.SignedInAsync();
        var changed = await DraftFileAsync("SAK-001", c => c with { Title = "En annan titel" });
        var fresh = new LibraryFile("sakerhet/SAK-901/utkast.md", changed.Content);

        var sent = await SendAsync(curator, await ExportedAsync(changed, fresh));
        var page = await curator.PageAsync(Look);
        var before = await Drafts.FindAsync("SAK-001");
        var stored = await curator.SubmitAsync(Look);
        var done = await curator.PageAsync(Done);
        var other = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        Assert.Equal($"302 {Look}", sent.Summary());
        Assert.Equal(["SAK-001", "SAK-901"], page.QuerySelectorAll("section h3").Select(h => h.TextContent[..7]));
        Assert.Contains("annan", page.Text("ins"), StringComparison.Ordinal);
        Assert.Null(before);
        Assert.Equal($"302 {Done}", stored.Summary());
        // The result can be read again, by the same person only.
        Assert.Contains("SAK-001 En annan titel SAK-901 En annan titel", done.Text("main"), StringComparison.Ordinal);
        Assert.Equal($"302 {Address}", (await other.GetAsync(Done)).Summary());
        var draft = (await Drafts.FindAsync("SAK-001"))!;
        Assert.Equal(("En annan titel", $"konton/{person.Id}"), (draft.Content!.Title, Assert.Single(draft.Authors)));
        Assert.Equal(DraftState.Editing, (await Drafts.FindAsync("SAK-901"))!.State);
        Assert.Equal($"302 {Address}", (await curator.GetAsync(Look)).Summary());
    }

    [Fact]
    public async Task Import_OpenDraftWithOtherText_AsksWhichAndIsAskedAgainWhenItChanges()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var open = (await Drafts.StartAsync("SAK-002", new("bo"))).Draft!;
        open = (await Drafts.SaveAsync("SAK-002", open.Revision, open.Content! with { Title = "Bos titel" }, new("bo"))).Draft!;
        await SendAsync(curator, await ExportedAsync(await DraftFileAsync("SAK-002", c => c with { Title = "Min titel" })));
        var fields = (await curator.PageAsync(Look)).Fields();

        var unchosen = await curator.PostAsync(Look, new FormUrlEncodedContent(fields));
        fields["Rows[0].Choice"] = "las-in";
        await Drafts.SaveAsync("SAK-002", open.Revision, open.Content! with { Title = "Bos andra titel" }, new("bo"));
        var raced = await curator.PostAsync(Look, new FormUrlEncodedContent(fields));
        var between = (await Drafts.FindAsync("SAK-002"))!.Content!.Title;
        var again = await curator.PostAsync(Look, new FormUrlEncodedContent((await raced.PageAsync()).Fields()));

        Assert.Equal(HttpStatusCode.BadRequest, unchosen.StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "Bos andra titel"), (raced.StatusCode, between));
        Assert.Equal($"302 {Done}", again.Summary());
        Assert.Equal("Min titel", (await Drafts.FindAsync("SAK-002"))!.Content!.Title);
    }

    [Fact]
    public async Task Import_TextThatCouldBeBetter_IsRemarkedOnAndCanBeTaken()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var file = await DraftFileAsync("SAK-004", c => c with { Text = "Lösningen {{ska}} vara modern." });

        await SendAsync(curator, await ExportedAsync(file));
        var page = await curator.PageAsync(Look);

        var row = page.QuerySelectorAll("section.app-pick").Single(s => s.TextContent.Contains("SAK-004", StringComparison.Ordinal));
        Assert.Contains("”modern” kan läsas på olika sätt.", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("a[href='/om/kravgranskaren#S107']"));
        Assert.NotNull(row.QuerySelector("input[value=las-in][checked]"));
    }

    [Fact]
    public async Task Import_PublishedVersionAltered_IsRefusedWithTheDifference()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var file = (await ExportAsync()).Single(f => f.Path == "sakerhet/SAK-003/1.md");
        var text = Encoding.UTF8.GetString(file.Content.Span).Replace("## Bevis", "Och mer.\n\n## Bevis", StringComparison.Ordinal);

        await SendAsync(curator, Zip([file with { Content = Encoding.UTF8.GetBytes(text) }]));
        var page = await curator.PageAsync(Look);

        Assert.Contains("är publicerad och ändras aldrig", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("mer", page.Text("ins"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Import_SingleDraftWithFaults_ShowsFileAndLineAndCanStillBeRead()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var file = await DraftFileAsync("LEV-001", c => c with { Text = "Utan verb." });

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(curator, file.Content.ToArray(), "utkast.md")).StatusCode);
        Assert.Equal($"302 {Look}", (await SendAsync(curator, file.Content.ToArray(), "utkast.md", "lev-001")).Summary());
        var page = await curator.PageAsync(Look);

        Assert.Contains("leverans/LEV-001/utkast.md, rad ", page.Text("section"), StringComparison.Ordinal);
        Assert.Equal($"302 {Done}", (await curator.SubmitAsync(Look)).Summary());
        Assert.Equal("Utan verb.", (await Drafts.FindAsync("LEV-001"))!.Content!.Text);
    }

    [Theory]
    [InlineData("tom.zip", "")]
    [InlineData("fel.zip", "inte en zip")]
    [InlineData("bild.png", "x")]
    public async Task Upload_NothingThatCanBeRead_SaysWhy(string name, string content)
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        var response = await SendAsync(curator, Encoding.UTF8.GetBytes(content), name);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("#File", (await response.PageAsync()).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Upload_LargerThanFiveMegabytes_Is413AndElsewhereAlreadyOverOne()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(curator, new byte[6 * 1024 * 1024], "stor.zip")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(curator, new byte[4 * 1024 * 1024], "nollor.zip")).StatusCode);
        using var body = new ByteArrayContent(new byte[2 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await curator.PostAsync("/kuratering/utgavor", body)).StatusCode);
    }

    [Fact]
    public async Task Preview_AnotherAccount_SeesNothingOfIt()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        var other = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        await SendAsync(curator, await ExportedAsync(await DraftFileAsync("LEV-002", c => c with { Title = "Hemligt" })));

        Assert.Equal($"302 {Address}", (await other.GetAsync(Look)).Summary());
        Assert.Contains("Hemligt", (await curator.PageAsync(Look)).Text("main"), StringComparison.Ordinal);
    }

    private DraftStore Drafts => web.Services.GetRequiredService<DraftStore>();

    private Task<IReadOnlyList<LibraryFile>> ExportAsync() => web.Services.GetRequiredService<LibraryExport>().FilesAsync();

    private async Task<byte[]> ExportedAsync(params LibraryFile[] edited)
    {
        var paths = edited.Select(f => f.Path).ToHashSet();
        return Zip([.. (await ExportAsync()).Where(f => !paths.Contains(f.Path) && !f.Path.EndsWith("utkast.md", StringComparison.Ordinal)), .. edited]);
    }

    /// <summary>The file of a draft made of the current version, edited.</summary>
    private async Task<LibraryFile> DraftFileAsync(string key, Func<RequirementContent, RequirementContent> edit)
    {
        var store = web.Services.GetRequiredService<Kravbibliotek.Storage.Requirements.RequirementStore>();
        var (requirement, version) = ((await store.FindAsync(key))!, (await store.CurrentAsync(key))!);
        return LibraryWriter.Write(new() { Requirements = [requirement], Drafts = [new() { Key = key, Content = edit(version.Content) }] })
            .Single(f => f.Path.EndsWith("utkast.md", StringComparison.Ordinal));
    }

    private static byte[] Zip(IEnumerable<LibraryFile> files)
    {
        using var zip = new MemoryStream();
        LibraryArchive.Write(files, zip);
        return zip.ToArray();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient curator, byte[] content, string name = "krav.zip", string key = "")
    {
        var token = (await curator.PageAsync(Address)).Fields()["__RequestVerificationToken"];
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(key), "Key" },
            { new ByteArrayContent(content), "File", name },
        };
        return await curator.PostAsync(Address, form);
    }
}
