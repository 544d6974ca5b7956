using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Jobs;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Tests.TestData;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Curation;

/// <summary>What happens by itself on a day.</summary>
public sealed class CurationJobTests : IAsyncLifetime
{
    private CurationFixture _curation = null!;

    public async Task InitializeAsync() => _curation = await OpenAsync();

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task RunAsync_PlannedDraft_IsPublishedOnItsDayAndNotBefore()
    {
        await PlanAsync("SAK-001", _curation.Today.AddDays(1));

        Assert.Empty((await _curation.Job().RunAsync())!.Published);
        // Half past eleven at night in London is the next day in Sweden.
        _curation.Time.Now = new(2026, 11, 20, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal(["SAK-001/3"], (await _curation.Job().RunAsync())!.Published);
        Assert.Empty((await _curation.Job().RunAsync())!.Published);

        var version = (await _curation.Library.Requirements.CurrentAsync("SAK-001"))!;
        Assert.Equal((new DateOnly(2026, 11, 21), ChangeKind.Breaking, "Planerad."), (version.Published, version.ChangeKind, version.ChangeNote));
        Assert.Equal("anna", await _curation.Library.ScalarAsync<string>(
            "select data ->> 'who' from mt_doc_change where data ->> 'subject' = 'SAK-001/3'"));
    }

    [Fact]
    public async Task RunAsync_SeveralApplicationsAtOnce_PublishOnce()
    {
        await PlanAsync("SAK-001", _curation.Today);
        await PlanAsync("LEV-001", _curation.Today);
        await using var second = await _curation.Library.OpenAnotherAsync();
        await using var third = await _curation.Library.OpenAnotherAsync();
        CurationJob[] jobs = [_curation.Job(), _curation.Job(second), _curation.Job(third)];

        var reports = await Task.WhenAll(jobs.Select(j => Task.Run(() => j.RunAsync())));

        Assert.Equal(["LEV-001/3", "SAK-001/3"], reports.SelectMany(r => r?.Published ?? []).Order(StringComparer.Ordinal));
        Assert.Equal(2, await _curation.CountAsync("change", "data ->> 'why' = 'Planerad.' and data ->> 'action' = 'Added'"));
    }

    [Fact]
    public async Task RunAsync_AnotherIsAtIt_Passes()
    {
        await using var turn = await JobLock.TryTakeAsync(_curation.Library.Host.Writing, _curation.Library.Schema, CurationJob.Turn, CancellationToken.None);
        await PlanAsync("SAK-001", _curation.Today);

        Assert.NotNull(turn);
        Assert.Null(await _curation.Job().RunAsync());
        Assert.Equal(2, (await _curation.Library.Requirements.CurrentAsync("SAK-001"))!.Number);
    }

    [Fact]
    public async Task RunAsync_AfterARestart_DoesWhatWasDueMeanwhile()
    {
        await PlanAsync("SAK-001", _curation.Today.AddDays(1));
        _curation.Time.Now += TimeSpan.FromDays(5);
        await using var restarted = await _curation.Library.OpenAnotherAsync();

        Assert.Equal(["SAK-001/3"], (await _curation.Job(restarted).RunAsync())!.Published);
    }

    [Fact]
    public async Task RunAsync_OneIsRefused_LosesItsDayAndHoldsUpNobody()
    {
        await PlanAsync("LEV-001", _curation.Today.AddDays(1));
        await PlanAsync("SAK-001", _curation.Today.AddDays(1));
        // A version comes from elsewhere meanwhile.
        await _curation.Library.ImportAsync(new()
        {
            Requirements = [Build.Requirement("LEV-001", 3)],
            Versions = [Build.Version("LEV-001", 3, Build.Content("Importerad"))],
        });
        _curation.Time.Now += TimeSpan.FromDays(1);

        var report = (await _curation.Job().RunAsync())!;

        var refused = (await _curation.Drafts.FindAsync("LEV-001"))!;
        Assert.Equal(["SAK-001/3"], report.Published);
        Assert.Equal((DraftState.Approved, null), (refused.State, refused.Plan!.Day));
        Assert.Contains("version 3 är publicerad sedan dess", Assert.Single(refused.Comments).Text, StringComparison.Ordinal);
        Assert.Empty((await _curation.Job().RunAsync())!.Published);
    }

    [Fact]
    public async Task RunAsync_LastDayPassed_WithdrawsAndLeavesItReadable()
    {
        var requirement = (await _curation.Library.Requirements.FindAsync("SAK-001"))!;
        var retired = await _curation.Retirements.RetireAsync(
            "SAK-001", requirement.Revision, _curation.Today, ["LEV-001"], new("anna", "Ersatt."));
        Assert.Equal(RequirementStatus.Retiring, retired.Requirement?.Status);

        Assert.Empty((await _curation.Job().RunAsync())!.Withdrawn);
        _curation.Time.Now += TimeSpan.FromDays(1);
        Assert.Equal(["SAK-001"], (await _curation.Job().RunAsync())!.Withdrawn);

        Assert.Equal(RequirementStatus.Withdrawn, (await _curation.Library.Requirements.FindAsync("SAK-001"))!.Status);
        Assert.NotNull(await _curation.Library.Requirements.CurrentAsync("SAK-001"));
        Assert.DoesNotContain((await _curation.Library.Search.SearchAsync(new())).Hits, h => h.Key == "SAK-001");
        Assert.Equal("jobb", await _curation.Library.ScalarAsync<string>(
            "select data ->> 'who' from mt_doc_change where data -> 'after' ->> 'status' = 'Withdrawn'"));
    }

    [Fact]
    public async Task RunAsync_ConsultationOver_GoesBackToReview()
    {
        var approved = await _curation.ApprovedAsync("SAK-001");
        var returned = Allowed(await _curation.Drafts.DoAsync(
            "SAK-001", approved.Revision, new ReturnToAuthors(Reviewer, [new("Krav", null, "Fråga fler.")]), "Fråga fler."));
        var sent = Allowed(await _curation.Drafts.DoAsync("SAK-001", returned.Revision, new SendForReview(Author), "Färdigt."));
        Allowed(await _curation.Drafts.DoAsync(
            "SAK-001", sent.Revision, new OpenConsultation(Author, new(_curation.Today, _curation.Today)), "Ut."));

        Assert.Empty((await _curation.Job().RunAsync())!.Returned);
        _curation.Time.Now += TimeSpan.FromDays(1);
        Assert.Equal(["SAK-001"], (await _curation.Job().RunAsync())!.Returned);

        var draft = (await _curation.Drafts.FindAsync("SAK-001"))!;
        Assert.Equal((DraftState.Review, new ConsultationPeriod(new(2026, 11, 20), new(2026, 11, 20))), (draft.State, draft.Consultation));
    }

    [Fact]
    public async Task RunAsync_StillNeeded_IsHeldAndTold()
    {
        var requirement = (await _curation.Library.Requirements.FindAsync("SAK-001"))!;
        await _curation.Retirements.RetireAsync("SAK-001", requirement.Revision, _curation.Today, [], new("anna", "Ersatt."));
        var needing = (await _curation.Library.Requirements.FindAsync("LEV-001"))!;
        await _curation.Library.Requirements.UpdateAsync(
            needing with { Relations = new() { Requires = ["SAK-001"] } }, LibraryFixture.Context);
        _curation.Time.Now += TimeSpan.FromDays(1);

        var report = (await _curation.Job().RunAsync())!;

        Assert.Empty(report.Withdrawn);
        Assert.Equal("U154", Assert.Single(report.Held).Code);
    }

    [Fact]
    public async Task RestoreAsync_BeforeTheLastDay_IsPublishedAgain()
    {
        var requirement = (await _curation.Library.Requirements.FindAsync("SAK-001"))!;
        var retired = await _curation.Retirements.RetireAsync(
            "SAK-001", requirement.Revision, _curation.Today, ["LEV-001"], new("anna", "Ersatt."));

        await _curation.Retirements.RestoreAsync("SAK-001", retired.Requirement!.Revision, new("anna", "Fel krav."));

        var restored = (await _curation.Retirements.FindAsync("SAK-001"))!.Requirement;
        Assert.Equal((RequirementStatus.Published, (DateOnly?)null), (restored.Status, restored.LastDay));
        Assert.Empty(restored.ReplacedBy);
    }

    [Fact]
    public async Task WithdrawAsync_StaleRevision_IsRefusedAndStoresNothing()
    {
        var seen = (await _curation.Library.Requirements.FindAsync("SAK-001"))!;
        await _curation.Library.Requirements.UpdateAsync(seen with { Tags = ["ny"] }, LibraryFixture.Context);

        await Assert.ThrowsAsync<StaleRevisionException>(
            () => _curation.Retirements.WithdrawAsync("SAK-001", seen.Revision, [], new("anna", "Fel.")));

        Assert.Equal(RequirementStatus.Published, (await _curation.Library.Requirements.FindAsync("SAK-001"))!.Status);
    }

    private async Task PlanAsync(string key, DateOnly day)
    {
        var draft = await _curation.ApprovedAsync(key);
        Allowed(await _curation.Drafts.DoAsync(
            key, draft.Revision, new PlanPublication(Author, new(ChangeKind.Breaking, "Planerad.", day, "")), "Planerat."));
    }
}
