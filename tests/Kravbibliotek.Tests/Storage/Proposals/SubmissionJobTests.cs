using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Tests.Storage.Curation;
using Microsoft.Extensions.Logging.Abstractions;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Proposals;

/// <summary>From what came in to the draft, the version and at last the forgetting.</summary>
public sealed class SubmissionJobTests : IAsyncLifetime
{
    private CurationFixture _curation = null!;

    private SubmissionStore Submissions => new(_curation.Library.Host, _curation.Time);

    private SubmissionDrafts Drafts => new(_curation.Library.Host, Submissions, _curation.Drafts);

    private PendingProposals Pending => new(_curation.Library.Host, Submissions, _curation.Time);

    public async Task InitializeAsync() => _curation = await OpenAsync();

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task WriteAsync_NewRequirement_BeginsADraftWithTheProposalsWords()
    {
        var proposal = await ReceiveAsync(Proposal());

        var linked = (await Drafts.WriteAsync(proposal.Id, proposal.Revision, Author))!.Submission!;

        var draft = (await _curation.Drafts.FindAsync(linked.Draft!.Key))!;
        Assert.Equal(("SAK-002", 1), (linked.Draft.Key, linked.Draft.Number));
        Assert.Equal(("Loggar", "Loggar {{ska}} sparas.", "De försvinner.\n\nDe finns kvar."),
            (draft.Content!.Title, draft.Content.Text, draft.Content.Rationale));
        Assert.Equal(["anna"], draft.Authors);
        Assert.Equal(1, await _curation.CountAsync("change", $"data ->> 'subject' = 'arenden/{proposal.Id}' and data ->> 'action' = 'Updated'"));
    }

    [Fact]
    public async Task WriteAsync_Feedback_BeginsTheNextVersionOrJoinsItsDraft()
    {
        var first = await ReceiveAsync(Feedback());
        var second = await ReceiveAsync(Feedback());

        var linked = (await Drafts.WriteAsync(first.Id, first.Revision, Author))!.Submission!;
        var joined = (await Drafts.WriteAsync(second.Id, second.Revision, Reviewer))!.Submission!;

        Assert.Equal(new DraftLink("SAK-001", 3), linked.Draft);
        Assert.Equal(linked.Draft, joined.Draft);
        // Nobody has written anything yet, so that both may still review.
        Assert.Empty((await _curation.Drafts.FindAsync("SAK-001"))!.Authors);
    }

    [Fact]
    public async Task WriteAsync_TwoAtOnce_OneDraftAndOneConflict()
    {
        var proposal = await ReceiveAsync(Proposal());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Drafts.WriteAsync(proposal.Id, proposal.Revision, Author))));

        Assert.Single(outcomes, o => o!.Submission is not null);
        Assert.Equal(3, outcomes.Count(o => o!.Conflict is not null));
        Assert.Equal(1, await _curation.CountAsync("requirement", "id = 'SAK-002'"));
        Assert.Equal(0, await _curation.CountAsync("requirement", "id = 'SAK-003'"));
    }

    [Fact]
    public async Task DoAsync_StaleRevision_StoresNothingAndShowsWhatIsThere()
    {
        var feedback = await ReceiveAsync(Feedback());
        await Submissions.DoAsync(feedback.Id, feedback.Revision, new TakeOn(Author), "Tog.");

        var outcome = (await Submissions.DoAsync(feedback.Id, feedback.Revision, new TakeOn(Reviewer), "Tog."))!;

        Assert.Equal("anna", outcome.Conflict!.Responsible);
        Assert.Null(await Submissions.DoAsync("XXXX-XXXX", 1, new TakeOn(Author), "Tog."));
    }

    [Fact]
    public async Task RunAsync_VersionPublished_IsImplementedOnce()
    {
        var feedback = await ReceiveAsync(Feedback());
        var linked = (await Drafts.WriteAsync(feedback.Id, feedback.Revision, Author))!.Submission!;
        await Submissions.DoAsync(feedback.Id, linked.Revision, new AnswerSubmission(Author, "Ja.", SubmissionEffect.Accepted, "Oklart."), "Svarade.");
        Assert.Empty((await RunAsync()).Implemented);

        var draft = (await _curation.Drafts.FindAsync("SAK-001"))!;
        draft = Allowed(await _curation.Drafts.SaveAsync(
            "SAK-001", draft.Revision, draft.Content! with { Text = "Tjänsten {{ska}} kryptera all trafik med moderna protokoll." }, Author));
        Assert.Single((await _curation.PublishAsync(await _curation.ApproveAsync(draft))).Versions);

        Assert.Equal([feedback.Id], (await RunAsync()).Implemented);
        Assert.Empty((await RunAsync()).Implemented);
        Assert.Equal(SubmissionStatus.Implemented, (await Submissions.FindAsync(feedback.Id))!.Status);
        Assert.Equal(new DraftLink("SAK-001", 3), Assert.Single(
            await new SubmissionRegister(_curation.Library.Host, _curation.Library.Changes).PublishedAsync([new("SAK-001", 3), new("SAK-001", 4)])));
    }

    [Fact]
    public async Task RunAsync_TwoYearsAfterTheAnswer_ForgetsTheAuthorAndKeepsTheText()
    {
        var feedback = await ReceiveAsync(Feedback());
        var open = await ReceiveAsync(Feedback());
        await Submissions.DoAsync(feedback.Id, feedback.Revision, new AnswerSubmission(Author, "Ja.", SubmissionEffect.Accepted, null), "Svarade.");

        _curation.Time.Now = _curation.Time.Now.AddMonths(24);
        Assert.Equal(0, (await RunAsync()).Erased);
        _curation.Time.Now = _curation.Time.Now.AddSeconds(1);
        Assert.Equal(1, (await RunAsync()).Erased);
        Assert.Equal(0, (await RunAsync()).Erased);

        var erased = (await Submissions.FindAsync(feedback.Id))!;
        Assert.Equal((Sender.Unknown, "Oklart.", "Ja."), (erased.By, erased.Text, erased.Answer!.Text));
        Assert.Equal("Eva", (await Submissions.FindAsync(open.Id))!.By.Name);
    }

    [Fact]
    public async Task ChangeLog_NamesAddressesAndTexts_AreNotInIt()
    {
        var feedback = await ReceiveAsync(Feedback());
        await Submissions.DoAsync(feedback.Id, feedback.Revision, new AnswerSubmission(Author, "Ja.", SubmissionEffect.Accepted, "Oklart."), "Svarade.");

        Assert.Equal(2, await _curation.CountAsync("change", $"data ->> 'subject' = 'arenden/{feedback.Id}'"));
        foreach (var word in new[] { "Eva", "exempel.se", "Bolaget", "Oklart" })
            Assert.Equal(0, await _curation.CountAsync("change", $"data::text like '%{word}%'"));
    }

    [Fact]
    public async Task Pending_HandedInTwice_StoresOnceAndEmptiesItself()
    {
        await Pending.KeepAsync("konton/a", [new(2, new() { Title = "R" }, [])]);
        var sheet = (await Pending.FindAsync("konton/a"))!;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            Task.Run(() => Pending.HandInAsync("konton/a", sheet.Revision, [Proposal(), Proposal()]))));

        Assert.Equal(2, Assert.Single(outcomes, o => o is not null)!.Count);
        Assert.Equal(2, await _curation.CountAsync("submission"));
        Assert.Null(await Pending.FindAsync("konton/a"));
        Assert.Null(await Pending.FindAsync("konton/b"));
    }

    [Fact]
    public async Task Pending_AfterADay_IsGone()
    {
        await Pending.KeepAsync("konton/a", [new(2, new() { Title = "R" }, [])]);
        _curation.Time.Now = _curation.Time.Now.AddDays(1).AddSeconds(1);

        Assert.Null(await Pending.FindAsync("konton/a"));
        Assert.Equal(1, (await RunAsync()).Emptied);
        Assert.Equal(0, await _curation.CountAsync("pendingsheet", "data::text like '%\"R\"%'"));
    }

    [Fact]
    public async Task PageAsync_Filters_CountWhatTheyShow()
    {
        await ReceiveAsync(Feedback());
        await ReceiveAsync(Proposal());
        var register = new SubmissionRegister(_curation.Library.Host, _curation.Library.Changes);
        SubmissionFilter[] filters =
        [
            new(), new() { Kind = SubmissionKind.Feedback }, new() { Status = SubmissionStatus.Answered }, new() { Area = Area.Security },
            new() { Organisation = "kommun-0180" }, new() { Responsible = "anna" }, new() { Account = "konton/a" },
        ];

        foreach (var filter in filters)
            Assert.Equal(await register.CountAsync(filter), (await register.PageAsync(filter, 0, 10)).Count);
        var counts = await Task.WhenAll(filters.Select(f => register.CountAsync(f)));
        Assert.Equal([2, 1, 0, 2, 1, 0, 0], counts);
        Assert.Single(await register.PageAsync(new(), 1, 10));
    }

    private async Task<Submission> ReceiveAsync(Submission submission) =>
        (await Submissions.FindAsync((await Submissions.ReceiveAsync([submission]))[0].Id))!;

    private async Task<SubmissionJobReport> RunAsync() => (await new SubmissionJob(
        _curation.Library.Host, Submissions, Pending, new PersonalDataPeriod(24), _curation.Time, NullLogger<SubmissionJob>.Instance).RunAsync())!;

    private Submission Feedback() => new()
    {
        Id = SubmissionReference.New(),
        Kind = SubmissionKind.Feedback,
        At = _curation.Time.Now,
        Area = Area.Security,
        Key = "SAK-001",
        Number = 2,
        Text = "Oklart.",
        By = new("Eva", "Bolaget", "eva@exempel.se", null),
    };

    private Submission Proposal() => new()
    {
        Id = SubmissionReference.New(),
        Kind = SubmissionKind.NewRequirement,
        At = _curation.Time.Now,
        Area = Area.Security,
        Title = "Loggar",
        Text = "Spara loggar.",
        Proposal = new("De försvinner.", "De finns kvar.", null, "Loggar {{ska}} sparas.", null),
        Organisation = "kommun-0180",
        By = new(null, null, null, "konton/a"),
    };
}
