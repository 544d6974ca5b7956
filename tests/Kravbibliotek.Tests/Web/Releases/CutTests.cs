using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Releases;

/// <summary>A curator makes a release and everybody downloads it. An application of its own: a release is there for ever.</summary>
public sealed class CutTests(AccountWebFixture web) : IClassFixture<AccountWebFixture>
{
    private const string Address = "/kuratering/utgavor";

    [Fact]
    public async Task Release_FromChangeToDownload_IsMadeOnceAndTheSameBytesEveryTime()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        await ChangeAsync("Första ändringen.");
        var first = await curator.PageAsync(Address);
        var name = first.QuerySelector("#Name")!.GetAttribute("value")!;

        var asked = await curator.SubmitAsync(Address, ("Note", "Prov av utgåva."));
        var confirm = (await asked.PageAsync()).Fields("main form.app-actions");
        var made = await curator.PostAsync(Address, new FormUrlEncodedContent(confirm));
        var again = await curator.PostAsync(Address, new FormUrlEncodedContent(confirm));

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal($"302 /utgavor/{name}", made.Summary());
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains($"finns redan en utgåva {name}", (await again.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
        await AssertDownloadsAsync($"/utgavor/{name}");
    }

    [Fact]
    public async Task Send_LibraryChangedMeanwhile_IsAConflictThatKeepsWhatWasTyped()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        await ChangeAsync("Andra ändringen.");
        var asked = await curator.SubmitAsync(Address, ("Name", "2026.9"), ("Note", "Min anteckning."));
        var confirm = (await asked.PageAsync()).Fields("main form.app-actions");
        await ChangeAsync("Tredje ändringen.");

        var conflict = await curator.PostAsync(Address, new FormUrlEncodedContent(confirm));
        var page = await conflict.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal("2026.9", page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Contains("Min anteckning.", page.Source.Text, StringComparison.Ordinal);
        Assert.NotEqual(confirm["Digest"], page.QuerySelector("input[name=Digest]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await curator.GetAsync("/utgavor/2026.9")).StatusCode);
    }

    [Theory]
    [InlineData("Name", "2026.1")]
    [InlineData("Name", "nästa")]
    [InlineData("Name", "")]
    [InlineData("Note", "")]
    public async Task Send_WrongValue_SaysWhereAndKeepsTheRest(string field, string value)
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        await ChangeAsync("En ändring.");
        var other = field == "Name" ? ("Note", "Kvar.") : ("Name", "2026.88");

        var response = await curator.SubmitAsync(Address, other, (field, value));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal($"#{field}", page.QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        Assert.Contains(other.Item2, page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ManyStandardsChanged_FoldsThemUnderTheirNumber()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();
        await ChangeAsync("Alla ändrade.", all: true);

        var page = await curator.PageAsync(Address);
        var folded = page.QuerySelectorAll("main details")
            .First(d => d.PreviousElementSibling!.TextContent.Contains(" standarder (", StringComparison.Ordinal));
        var count = folded.QuerySelectorAll("li").Length;

        Assert.True(count > 10);
        Assert.EndsWith($" standarder ({count})", folded.PreviousElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"Visa alla {count} ", folded.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Curator_IsTheLibraryWithItsDrafts()
    {
        var person = await web.PersonAsync(Role.Curator);
        var curator = await person.SignedInAsync();
        var drafts = web.Services.GetRequiredService<Kravbibliotek.Storage.Curation.DraftStore>();
        await drafts.StartAsync("SAK-001", new("konton/" + person.Id));

        var response = await curator.GetAsync("/kuratering/export.zip");
        var files = ArchiveReader.Read(await response.Content.ReadAsStreamAsync()).Files;

        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(files, f => f.Path == "sakerhet/SAK-001/utkast.md");
        Assert.Contains(files, f => f.Path == "utgavor/2026.1.yaml");
        Assert.Empty(LibraryReader.Read(files).Findings);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    private async Task AssertDownloadsAsync(string release)
    {
        var address = release + "/filer.zip";
        var visitor = web.Browser();
        var (first, second) = (await visitor.GetAsync(address), await visitor.GetAsync(address));
        using var known = new HttpRequestMessage(HttpMethod.Get, address);
        known.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var unchanged = await visitor.SendAsync(known);
        var bytes = await first.Content.ReadAsByteArrayAsync();
        var library = LibraryReader.Read(ArchiveReader.Read(new MemoryStream(bytes)).Files);

        Assert.Equal(bytes, await second.Content.ReadAsByteArrayAsync());
        Assert.Contains("immutable", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Empty(library.Findings);
        Assert.Equal(library.Library.Releases[0].Files, ReleaseCut.Of(library.Library, "2026.2", default, "").Files);
        Assert.Contains(address, (await visitor.PageAsync(release)).Source.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/utgavor/1999.1/filer.zip")).StatusCode);
    }

    private async Task ChangeAsync(string note, bool all = false)
    {
        var library = await web.Services.GetRequiredService<LibraryExport>().LibraryAsync();
        await web.Services.GetRequiredService<LibraryImport>().ImportAsync(
            library with { Standards = [.. library.Standards.Select((s, i) => all || i == 0 ? s with { LegalBasis = note } : s)] },
            new ChangeContext("provet", "För att pröva."));
    }
}
