using System.Text;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.TestData;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Curation;

/// <summary>Drafts as files: the text is in one place, and import and export agree about it.</summary>
public sealed class DraftFilesTests : IAsyncLifetime
{
    private const string Path = "sakerhet/SAK-001/utkast.md";
    private CurationFixture _curation = null!;

    public async Task InitializeAsync() => _curation = await OpenAsync();

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task Export_OpenDraft_IsAFileWithItsTextAlone()
    {
        await _curation.ApprovedAsync("SAK-001", "Tjänsten {{ska}} vara exporterad.");

        var text = Encoding.UTF8.GetString((await FilesAsync()).Single(f => f.Path == Path).Content.Span);

        Assert.Contains("Tjänsten {{ska}} vara exporterad.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_PublishedDraft_IsNoFileAnyMore()
    {
        await _curation.PublishAsync(await _curation.ApprovedAsync("SAK-001"));

        Assert.DoesNotContain(await FilesAsync(), f => f.Path == Path);
    }

    [Fact]
    public async Task Import_NewDraft_IsTheImportersAndComesBackByteForByte()
    {
        await ImportAsync("Tjänsten {{ska}} vara inläst.");
        var draft = (await _curation.Drafts.FindAsync("SAK-001"))!;

        Assert.Equal((2, DraftState.Editing), (draft.BasedOn, draft.State));
        Assert.Equal([LibraryFixture.Context.Who], draft.Authors);
        var files = await FilesAsync();
        Assert.Equal(
            files.Select(f => (f.Path, Convert.ToHexString(f.Content.Span))),
            LibraryWriter.Write(LibraryReader.Read(files).Library).Select(f => (f.Path, Convert.ToHexString(f.Content.Span))));
    }

    [Fact]
    public async Task Import_SameDraftAgain_ChangesNothingAndKeepsTheApproval()
    {
        var approved = await _curation.ApprovedAsync("SAK-001", "Tjänsten {{ska}} vara likadan.");

        var report = await ImportAsync("Tjänsten {{ska}} vara likadan.");

        Assert.Equal(0, report.Changes);
        Assert.Equal(approved.Revision, (await _curation.Drafts.FindAsync("SAK-001"))!.Revision);
    }

    [Fact]
    public async Task Import_OtherText_SendsAnApprovedDraftBackAndKeepsTheOldTextInTheLog()
    {
        await _curation.ApprovedAsync("SAK-001", "Tjänsten {{ska}} vara godkänd.");

        var report = await ImportAsync("Tjänsten {{ska}} vara ändrad.");

        var draft = (await _curation.Drafts.FindAsync("SAK-001"))!;
        Assert.Equal(["SAK-001/utkast"], report.Updated);
        Assert.Equal((DraftState.Editing, null), (draft.State, draft.Reviewer));
        Assert.Equal(["anna", LibraryFixture.Context.Who], draft.Authors);
        Assert.Equal("Tjänsten {{ska}} vara godkänd.", await _curation.Library.ScalarAsync<string>(
            "select data -> 'before' -> 'content' ->> 'text' from mt_doc_change where data ->> 'subject' = 'SAK-001/utkast' order by id desc limit 1"));
    }

    [Fact]
    public async Task Import_NothingSaidOfTheDraft_KeepsIt()
    {
        var draft = await _curation.ApprovedAsync("SAK-001");

        await _curation.Library.ImportAsync(Build.Library(8) with { Profiles = [] });

        Assert.Equal(draft.Revision, (await _curation.Drafts.FindAsync("SAK-001"))!.Revision);
    }

    [Theory]
    [InlineData("Tjänsten {{ska}} vara samma.", DraftState.Closed)]
    [InlineData("Tjänsten {{ska}} vara en annan.", DraftState.Approved)]
    public async Task Import_NextVersion_ClosesOnlyTheDraftThatSaysTheSame(string published, DraftState expected)
    {
        var draft = await _curation.ApprovedAsync("SAK-001", "Tjänsten {{ska}} vara samma.");

        await _curation.Library.ImportAsync(new()
        {
            Requirements = [Build.Requirement("SAK-001", 3)],
            Versions = [Build.Version("SAK-001", 3, draft.Content! with { Text = published })],
        });

        Assert.Equal(expected, (await _curation.Drafts.FindAsync("SAK-001"))!.State);
    }

    [Fact]
    public async Task Import_DraftAfterAClosedOne_OpensItAgain()
    {
        await _curation.PublishAsync(await _curation.ApprovedAsync("SAK-001"));

        await ImportAsync("Tjänsten {{ska}} vara nästa.", number: 3);

        var draft = (await _curation.Drafts.FindAsync("SAK-001"))!;
        Assert.Equal((3, DraftState.Editing, "Tjänsten {{ska}} vara nästa."), (draft.BasedOn, draft.State, draft.Content!.Text));
    }

    private Task<IReadOnlyList<LibraryFile>> FilesAsync() => _curation.Library.Export.FilesAsync();

    private async Task<Kravbibliotek.Storage.Import.ImportReport> ImportAsync(string text, int number = 2)
    {
        var current = (await _curation.Library.Requirements.CurrentAsync("SAK-001"))!;
        return await _curation.Library.ImportAsync(new()
        {
            Requirements = [(await _curation.Library.Requirements.FindAsync("SAK-001"))!],
            Versions = [],
            Drafts = [new() { Key = "SAK-001", BasedOn = number, Content = current.Content with { Text = text } }],
        });
    }
}
