using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Curation;

/// <summary>Publishing in the database: all or none, once, logged and found.</summary>
public sealed class PublishingTests : IAsyncLifetime
{
    private CurationFixture _curation = null!;

    public async Task InitializeAsync() => _curation = await OpenAsync();

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task PublishAsync_Several_AreVersionsLoggedAndFound()
    {
        var changed = await _curation.ApprovedAsync("SAK-001");
        var fresh = await _curation.ApproveAsync(await _curation.Drafts.CreateAsync(
            Area.Delivery, Build.Content("Gyllene exit", "Leverantören {{ska}} lämna kvantkoordinater."), Author));

        var outcome = await _curation.PublishAsync(changed, fresh);

        Assert.Equal(["LEV-002/1", "SAK-001/3"], outcome.Versions.Select(v => v.Id));
        Assert.Equal(3, (await _curation.Library.Requirements.CurrentAsync("SAK-001"))!.Number);
        Assert.Equal((RequirementStatus.Published, 1), await OfAsync("LEV-002"));
        Assert.Equal("LEV-002", Assert.Single((await _curation.Library.Search.SearchAsync(new() { Text = "kvantkoordinater" })).Hits).Key);
        Assert.Equal(DraftState.Closed, (await _curation.Drafts.FindAsync("SAK-001"))!.State);
        Assert.Equal("2|3|Approved|Closed", await _curation.Library.ScalarAsync<string>(
            """
            select string_agg(x, '|' order by n) from (
                select 1, concat_ws('|', data -> 'before' ->> 'currentNumber', data -> 'after' ->> 'currentNumber')
                from mt_doc_change where data ->> 'subject' = 'SAK-001' and data ->> 'why' = 'Skärpt.'
                union all select 2, concat_ws('|', data -> 'before' ->> 'state', data -> 'after' ->> 'state')
                from mt_doc_change where data ->> 'subject' = 'SAK-001/utkast' and data ->> 'why' = 'Skärpt.') as log(n, x)
            """));
        Assert.Equal(1, await _curation.CountAsync("change", "data ->> 'subject' = 'SAK-001/3' and data -> 'after' ->> 'fingerprint' <> ''"));
    }

    [Fact]
    public async Task PublishAsync_CompoundOfAWordThatAnotherProcessPublished_IsFoundByThatWord()
    {
        await _curation.PublishAsync(await _curation.ApprovedAsync("SAK-001", "Tjänsten {{ska}} lämna en kvantkoordinat."));
        await using var other = await _curation.Library.OpenAnotherAsync();
        var compound = await _curation.ApprovedAsync("LEV-001", "Tjänsten {{ska}} lämna en stjärnkvantkoordinat.");

        await new Publishing(other, _curation.Time).PublishAsync(
            [new("LEV-001", compound.Revision, ChangeKind.Substantive, "Skärpt.")], Author);

        var found = await _curation.Library.Search.SearchAsync(new() { Text = "kvantkoordinat" });
        Assert.Equal(["LEV-001", "SAK-001"], found.Hits.Select(h => h.Key).Order());
    }

    [Fact]
    public async Task PublishAsync_OneOfSeveralRefused_PublishesNone()
    {
        var approved = await _curation.ApprovedAsync("SAK-001");
        var editing = Allowed(await _curation.Drafts.StartAsync("LEV-001", Author));

        var outcome = await _curation.PublishAsync(approved, editing);

        Assert.Equal("U131", Assert.Single(outcome.Findings).Code);
        Assert.Equal(16, await _curation.CountAsync("requirementversion"));
        Assert.Equal(DraftState.Approved, (await _curation.Drafts.FindAsync("SAK-001"))!.State);
    }

    [Fact]
    public async Task PublishAsync_TwoAtOnce_MakeOneVersion()
    {
        var approved = await _curation.ApprovedAsync("SAK-001");
        await using var other = await _curation.Library.OpenAnotherAsync();
        var second = new Publishing(other, _curation.Time);
        PublishOrder[] orders = [new("SAK-001", approved.Revision, ChangeKind.Substantive, "Skärpt.")];

        var outcomes = await Task.WhenAll(
            Task.Run(() => _curation.Publishing.PublishAsync(orders, Author)), Task.Run(() => second.PublishAsync(orders, Reviewer)));

        Assert.Single(outcomes, o => o.Versions.Count == 1);
        Assert.Equal("SAK-001", Assert.Single(Assert.Single(outcomes, o => o.Versions.Count == 0).Conflicts).Key);
        Assert.Equal(3, await _curation.CountAsync("requirementversion", "data ->> 'key' = 'SAK-001'"));
        Assert.Equal(1, await _curation.CountAsync("change", "data ->> 'subject' = 'SAK-001/3'"));
    }

    [Fact]
    public async Task PublishAsync_TextSavedSince_IsAConflict()
    {
        var approved = await _curation.ApprovedAsync("SAK-001");
        Allowed(await _curation.Drafts.SaveAsync("SAK-001", approved.Revision, approved.Content! with { Guidance = "Nytt." }, Author));

        var outcome = await _curation.PublishAsync(approved);

        Assert.Equal(DraftState.Editing, Assert.Single(outcome.Conflicts).State);
        Assert.Empty(outcome.Versions);
    }

    [Fact]
    public async Task PublishAsync_ThenTheNext_UsesTheSameDraftAgain()
    {
        await _curation.PublishAsync(await _curation.ApprovedAsync("SAK-001"));

        var outcome = await _curation.PublishAsync(await _curation.ApprovedAsync("SAK-001", "Tjänsten {{ska}} kryptera allt."));

        Assert.Equal(["SAK-001/4"], outcome.Versions.Select(v => v.Id));
        Assert.Equal(1, await _curation.CountAsync("draft"));
    }

    [Fact]
    public async Task PublishAsync_Anything_LeavesALibraryThatPassesItsChecks()
    {
        var draft = await _curation.Drafts.CreateAsync(Area.Delivery, Build.Content(), Author);
        var before = LibraryCheck.Run(await _curation.Library.Export.LibraryAsync());

        await _curation.PublishAsync(await _curation.ApproveAsync(draft), await _curation.ApprovedAsync("SAK-001"));

        Assert.Empty(LibraryCheck.Run(await _curation.Library.Export.LibraryAsync()).Except(before));
    }

    [Fact]
    public async Task PublishAsync_SameDraftTwiceInOneOrder_IsAMistakeOfTheCaller()
    {
        var approved = await _curation.ApprovedAsync("SAK-001");

        await Assert.ThrowsAsync<ArgumentException>(() => _curation.PublishAsync(approved, approved));
    }

    private async Task<(RequirementStatus Status, int Number)> OfAsync(string key)
    {
        var requirement = (await _curation.Library.Requirements.FindAsync(key))!;
        return (requirement.Status, requirement.CurrentNumber);
    }
}
