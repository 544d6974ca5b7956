using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.TestData;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Curation;

/// <summary>Drafts in the database: keys, saving, conflicts and what the log keeps.</summary>
public sealed class DraftStoreTests : IAsyncLifetime
{
    private CurationFixture _curation = null!;

    public async Task InitializeAsync() => _curation = await OpenAsync();

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task CreateAsync_Area_GivesTheNextKeyAndAnUnpublishedRequirement()
    {
        var draft = await _curation.Drafts.CreateAsync(Area.Security, Build.Content(), Author);
        var requirement = (await _curation.Library.Requirements.FindAsync("SAK-002"))!;

        Assert.Equal(("SAK-002", 0, DraftState.Editing), (draft.Key, draft.BasedOn, draft.State));
        Assert.Equal((Area.Security, RequirementStatus.Draft, 0), (requirement.Area, requirement.Status, requirement.CurrentNumber));
        Assert.Equal(2, await _curation.CountAsync("change", "data ->> 'who' = 'anna' and data ->> 'action' = 'Added'"));
    }

    [Fact]
    public async Task CreateAsync_ManyAtOnce_GivesEachAKeyOfItsOwn()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => _curation.Drafts.CreateAsync(Area.Delivery, Build.Content(), Author)));

        Assert.Equal(
            ["LEV-002", "LEV-003", "LEV-004", "LEV-005", "LEV-006", "LEV-007"], drafts.Select(d => d.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CreateAsync_RequirementMovedToAnotherArea_DoesNotUseItsKeyAgain()
    {
        var requirement = (await _curation.Library.Requirements.FindAsync("SAK-001"))!;
        await _curation.Library.Requirements.UpdateAsync(requirement with { Area = Area.Delivery }, LibraryFixture.Context);

        Assert.Equal("SAK-002", (await _curation.Drafts.CreateAsync(Area.Security, Build.Content(), Author)).Key);
    }

    [Fact]
    public async Task StartAsync_Published_BeginsWithTheLatestTextAndOnlyOnce()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));

        Assert.Equal((2, "Tjänsten {{ska}} uppfylla SAK-001 på nivå 2."), (draft.BasedOn, draft.Content!.Text));
        Assert.Equal("U101", Assert.Single((await _curation.Drafts.StartAsync("SAK-001", Reviewer)).Findings).Code);
        Assert.Equal(["SAK-001"], (await _curation.Drafts.OpenAsync()).Select(d => d.Key));
    }

    [Fact]
    public async Task SaveAsync_StaleRevision_GivesBothTextsAndStoresNothing()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));
        var mine = draft.Content! with { Guidance = "Min." };
        Allowed(await _curation.Drafts.SaveAsync("SAK-001", draft.Revision, draft.Content with { Guidance = "Din." }, Reviewer));

        var outcome = await _curation.Drafts.SaveAsync("SAK-001", draft.Revision, mine, Author);

        Assert.Equal(("Din.", "Min."), (outcome.Conflict!.Stored.Content!.Guidance, outcome.Conflict.Mine!.Guidance));
        Assert.Null(outcome.Draft);
        Assert.Equal("Din.", (await _curation.Drafts.FindAsync("SAK-001"))!.Content!.Guidance);
    }

    [Fact]
    public async Task SaveAsync_EightAtOnce_NoUpdateIsLost()
    {
        const int Rounds = 5;
        Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));

        var conflicts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => WriteAsync($"skribent{i}", Rounds)));

        var draft = (await _curation.Drafts.FindAsync("SAK-001"))!;
        var words = draft.Content!.Guidance.Split(' ');
        Assert.Equal(8 * Rounds, words.Count(w => w.StartsWith("skribent", StringComparison.Ordinal)));
        Assert.Equal(words.Distinct(), words);
        Assert.Equal(8, draft.Authors.Count);
        Assert.Equal(8 * Rounds, await _curation.CountAsync("change", "data ->> 'why' = 'Sparade text.'"));
        Assert.Equal(1 + 8 * Rounds, draft.Revision);
        Assert.True(conflicts.Sum() > 0, "The writers never met; the test proves nothing.");
    }

    [Fact]
    public async Task SaveAsync_TextOfSomethingApproved_TellsThatApprovalFell()
    {
        var approved = await _curation.ApprovedAsync("SAK-001");

        var after = Allowed(await _curation.Drafts.SaveAsync(
            "SAK-001", approved.Revision, approved.Content! with { Guidance = "Färdig." }, Author));

        Assert.Equal(DraftState.Editing, after.State);
        Assert.Equal("Approved|Editing|Färdig.", await _curation.Library.ScalarAsync<string>(
            """
            select concat_ws('|', data -> 'before' ->> 'state', data -> 'after' ->> 'state', data -> 'after' -> 'content' ->> 'guidance')
            from mt_doc_change where data ->> 'why' = 'Sparade text.' and data -> 'before' ->> 'state' = 'Approved'
            """));
    }

    [Fact]
    public async Task SaveAsync_SameText_WritesNothing()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));

        var again = Allowed(await _curation.Drafts.SaveAsync("SAK-001", draft.Revision, draft.Content!, Author));

        Assert.Equal(draft.Revision, again.Revision);
        Assert.Empty(again.Authors);
    }

    [Fact]
    public async Task DoAsync_SendBrokenText_IsRefusedWithTheRule()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync("SAK-001", Author));
        draft = Allowed(await _curation.Drafts.SaveAsync(
            "SAK-001", draft.Revision, draft.Content! with { Text = "Tjänsten är säker." }, Author));

        var outcome = await _curation.Drafts.DoAsync("SAK-001", draft.Revision, new SendForReview(Author), "Färdigt.");

        Assert.All(outcome.Findings, f => Assert.Equal("sakerhet/SAK-001/utkast.md", f.Path));
        Assert.NotEmpty(outcome.Findings);
    }

    [Fact]
    public async Task DoAsync_NewRequirement_ItsStatusFollowsTheDraft()
    {
        var draft = await _curation.Drafts.CreateAsync(Area.Security, Build.Content(), Author);

        var sent = Allowed(await _curation.Drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(Author), "Färdigt."));
        Assert.Equal(RequirementStatus.Review, await StatusAsync(draft.Key));
        var opened = Allowed(await _curation.Drafts.DoAsync(
            draft.Key, sent.Revision, new OpenConsultation(Reviewer, new(_curation.Today, _curation.Today.AddDays(30))), "Remiss."));
        Assert.Equal(RequirementStatus.Consultation, await StatusAsync(draft.Key));
        Allowed(await _curation.Drafts.SaveAsync(draft.Key, opened.Revision, Build.Content("Ny titel"), Author));
        Assert.Equal(RequirementStatus.Draft, await StatusAsync(draft.Key));
    }

    [Fact]
    public async Task DoAsync_AuthorApproves_IsRefused()
    {
        var draft = await _curation.Drafts.CreateAsync(Area.Security, Build.Content(), Author);
        var sent = Allowed(await _curation.Drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(Author), "Färdigt."));

        var outcome = await _curation.Drafts.DoAsync(draft.Key, sent.Revision, new Approve(Author), "Bra.");

        Assert.Equal("U121", Assert.Single(outcome.Findings).Code);
        Assert.Equal(DraftState.Review, (await _curation.Drafts.FindAsync(draft.Key))!.State);
    }

    private async Task<RequirementStatus> StatusAsync(string key) => (await _curation.Library.Requirements.FindAsync(key))!.Status;


    /// <summary>Adds words to the text one by one, and puts them into the other's text when somebody else was faster.</summary>
    private async Task<int> WriteAsync(string who, int rounds)
    {
        var conflicts = 0;
        for (var round = 0; round < rounds; round++)
        {
            var seen = (await _curation.Drafts.FindAsync("SAK-001"))!;
            while (true)
            {
                var text = seen.Content! with { Guidance = $"{seen.Content.Guidance} {who}-{round}" };
                var outcome = await _curation.Drafts.SaveAsync("SAK-001", seen.Revision, text, new(who));
                if (outcome.Conflict is not { } conflict)
                    break;
                conflicts++;
                seen = conflict.Stored;
            }
        }

        return conflicts;
    }
}
