using Kravbibliotek.Curation;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Storage.Curation;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Curation;

/// <summary>What is typed and not saved is kept beside the draft, and is gone when it has been saved.</summary>
public sealed class DraftInputsTests : IAsyncLifetime
{
    private CurationFixture _curation = null!;

    private DraftInputs Inputs => new(_curation.Library.Host, _curation.Time);

    public async Task InitializeAsync() => _curation = await OpenAsync();

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task KeepAsync_InvalidValue_IsKeptAsTypedAndTouchesNoDraft()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));
        var changes = await _curation.CountAsync("change");

        await KeepAsync(draft, "sida", Fields(draft).With("Parameters[0].Min", "fyra"));

        var input = (await Inputs.FindAsync("SAK-001", Author.Account))!;
        Assert.Equal(("fyra", draft.Revision), (input.Fields!["Parameters[0].Min"], input.DraftRevision));
        Assert.Equal(["SAK-001"], (await Inputs.UnsavedAsync(Author.Account)).Select(i => i.Key));
        Assert.Empty(await Inputs.UnsavedAsync(Reviewer.Account));
        Assert.Equal(changes, await _curation.CountAsync("change"));
        Assert.Empty((await _curation.Drafts.FindAsync("SAK-001"))!.Authors);
    }

    [Fact]
    public async Task SaveAsync_FromThePage_EmptiesItAndLateInputOfThatPageIsNotKept()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));
        await KeepAsync(draft, "sida", Fields(draft));

        Allowed(await _curation.Drafts.SaveAsync("SAK-001", draft.Revision, draft.Content! with { Guidance = "Ny." }, Author, "sida"));

        Assert.Null((await Inputs.FindAsync("SAK-001", Author.Account))!.Fields);
        Assert.Null(await KeepAsync(draft, "sida", Fields(draft)));
        Assert.NotNull(await KeepAsync(draft, "en annan sida", Fields(draft)));
    }

    [Fact]
    public async Task SaveAsync_SameTextFromThePage_EmptiesItToo()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));
        await KeepAsync(draft, "sida", Fields(draft));

        var saved = Allowed(await _curation.Drafts.SaveAsync("SAK-001", draft.Revision, draft.Content!, Author, "sida"));

        Assert.Equal(draft.Revision, saved.Revision);
        Assert.Empty(await Inputs.UnsavedAsync(Author.Account));
    }

    [Fact]
    public async Task SaveAsync_NotFromTheEditor_LeavesIt()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));
        await KeepAsync(draft, "sida", Fields(draft));

        Allowed(await _curation.Drafts.SaveAsync("SAK-001", draft.Revision, draft.Content! with { Guidance = "Ny." }, Author));

        Assert.NotEmpty(await Inputs.UnsavedAsync(Author.Account));
    }

    [Fact]
    public async Task SaveAsync_Conflict_LeavesIt()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));
        await KeepAsync(draft, "sida", Fields(draft));
        Allowed(await _curation.Drafts.SaveAsync("SAK-001", draft.Revision, draft.Content! with { Guidance = "Din." }, Reviewer));

        var outcome = await _curation.Drafts.SaveAsync("SAK-001", draft.Revision, draft.Content with { Guidance = "Min." }, Author, "sida");

        Assert.NotNull(outcome.Conflict);
        Assert.NotEmpty(await Inputs.UnsavedAsync(Author.Account));
    }

    [Fact]
    public async Task KeepAsync_ManyAtOnce_KeepsOneOfThemWhole()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => KeepAsync(
            draft, $"sida{i}", Fields(draft).With("Guidance", $"{i}").With("Proof", $"{i}"))));

        var fields = (await Inputs.FindAsync("SAK-001", Author.Account))!.Fields!;
        Assert.Equal(fields["Guidance"], fields["Proof"]);
    }

    private Task<DraftInput?> KeepAsync(Draft draft, string page, DraftFields fields) =>
        Inputs.KeepAsync(draft.Key, Author.Account, fields, (draft.Revision, DraftMerge.MarksOf(draft.Content!)), page);

    private static DraftFields Fields(Draft draft) => ContentFields.Write(draft.Content!);
}
