using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Curation;

/// <summary>Several drafts get a day together, and what a page needs to know of drafts.</summary>
public sealed class PlanningTests : IAsyncLifetime
{
    private CurationFixture _curation = null!;
    private DraftRegister _register = null!;

    public async Task InitializeAsync()
    {
        _curation = await OpenAsync();
        _register = new(_curation.Library.Host, _curation.Time);
    }

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task PlanAsync_Two_GetTheDayAndALineInTheLogEach()
    {
        var (first, second) = (await _curation.ApprovedAsync("SAK-001"), await _curation.ApprovedAsync("LEV-001"));

        var outcome = await _curation.Publishing.PlanAsync([Order(first), Order(second)], _curation.Today.AddDays(3), Author);

        Assert.Equal(["LEV-001", "SAK-001"], outcome.Planned.Select(d => d.Key));
        Assert.All(
            await _register.ApprovedAsync(),
            s => Assert.Equal(
                new PublicationPlan(ChangeKind.Substantive, "Skärpt.", _curation.Today.AddDays(3), "anna"), s.Draft.Plan));
        Assert.Equal(2, await _curation.CountAsync("change", "data ->> 'why' = 'Publiceras 2026-11-23.'"));
    }

    [Fact]
    public async Task PlanAsync_OneIsFaulty_PlansNone()
    {
        var (first, second) = (await _curation.ApprovedAsync("SAK-001"), await _curation.ApprovedAsync("LEV-001"));

        var outcome = await _curation.Publishing.PlanAsync([Order(first), Order(second) with { Note = " " }], _curation.Today, Author);

        Assert.Equal("U132", Assert.Single(outcome.Findings).Code);
        Assert.All(await _register.ApprovedAsync(), s => Assert.Null(s.Draft.Plan));
    }

    [Fact]
    public async Task PlanAsync_ChangedMeanwhile_IsAConflictAndPlansNone()
    {
        var (first, second) = (await _curation.ApprovedAsync("SAK-001"), await _curation.ApprovedAsync("LEV-001"));
        Allowed(await _curation.Drafts.SaveAsync("SAK-001", first.Revision, first.Content! with { Guidance = "Nytt." }, Author));

        var outcome = await _curation.Publishing.PlanAsync([Order(first), Order(second)], _curation.Today, Author);

        Assert.Equal("SAK-001", Assert.Single(outcome.Conflicts).Key);
        Assert.Equal("LEV-001", Assert.Single(await _register.ApprovedAsync(), s => s.Draft.Plan is null).Draft.Key);
    }

    [Fact]
    public async Task MeanwhileAsync_SavedByOthers_TellsWhatWasSeenAndByWhom()
    {
        var seen = await _curation.ApprovedAsync("SAK-001");
        var saved = Allowed(await _curation.Drafts.SaveAsync(
            "SAK-001", seen.Revision, seen.Content! with { Guidance = "Nytt." }, new("cilla")));
        Allowed(await _curation.Drafts.SaveAsync("SAK-001", saved.Revision, saved.Content! with { Guidance = "Nyare." }, new("david")));

        var meanwhile = (await _register.MeanwhileAsync("SAK-001", seen.Revision))!;

        Assert.Equal(["cilla", "david"], meanwhile.By);
        Assert.Equal((DraftState.Approved, seen.Revision), (meanwhile.Seen.State, meanwhile.Seen.Revision));
        Assert.True(ContentComparison.Same(seen.Content!, meanwhile.Seen.Content!));
        Assert.Null(await _register.MeanwhileAsync("SAK-001", 999));
    }

    [Fact]
    public async Task FindAsync_Published_SaysWhatItBecame()
    {
        await _curation.PublishAsync(await _curation.ApprovedAsync("SAK-001"));

        var situation = (await _register.FindAsync("SAK-001"))!;

        Assert.Equal((DraftState.Closed, 3), (situation.Draft.State, situation.Draft.Became));
        Assert.Equal(["SAK-001/3"], (await _curation.Publishing.VersionsAsync(["SAK-001/3", "SAK-001/99"])).Select(v => v.Id));
        Assert.Null(await _register.FindAsync("SAK-999"));
    }

    private static PublishOrder Order(Draft draft) => new(draft.Key, draft.Revision, ChangeKind.Substantive, "Skärpt.");
}
