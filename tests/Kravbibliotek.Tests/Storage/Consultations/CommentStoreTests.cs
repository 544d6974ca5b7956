using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Tests.Storage.Curation;
using Microsoft.Extensions.Logging.Abstractions;
using static Kravbibliotek.Tests.Storage.Curation.CurationFixture;

namespace Kravbibliotek.Tests.Storage.Consultations;

/// <summary>Comments in the database: numbered without gaps, counted, never overlooked when the draft is published.</summary>
public sealed class CommentStoreTests : IAsyncLifetime
{
    private const string Key = "SAK-001";
    private static readonly Commenter Eva = new("Eva Ek", "Region Skåne", "eva@prov.se", null);
    private CurationFixture _curation = null!;

    private ConsultationStore Consultations => new(_curation.Library.Host, _curation.Library.Changes, _curation.Time);

    private CommentStore Comments => new(_curation.Library.Host, _curation.Time);

    public async Task InitializeAsync() => _curation = await OpenAsync();

    public Task DisposeAsync() => _curation.DisposeAsync().AsTask();

    [Fact]
    public async Task ReceiveAsync_OpenConsultation_KeepsItForACuratorAndOutOfTheLog()
    {
        await OutAsync();

        var comment = Assert.Single((await SayAsync("Hemlig åsikt."))!.Comments);

        Assert.Equal((1, 1, 1), Counts(await FindAsync()));
        Assert.Equal(("SAK-001/1/1", CommentState.Waiting, Eva), (comment.Id, comment.State, comment.By));
        Assert.Empty(await Consultations.CommentsAsync("SAK-001/1", CommentState.Shown));
        Assert.Equal(1, await _curation.CountAsync("change", "data ->> 'subject' = 'SAK-001/remiss/1/1' and data ->> 'who' = 'besökare'"));
        Assert.Equal(0, await _curation.CountAsync("change", "data::text ~ 'Hemlig|Eva|eva@'"));
    }

    [Fact]
    public async Task ReceiveAsync_UnknownConsultation_IsNothing()
    {
        await OutAsync();

        Assert.Null(await Comments.ReceiveAsync(Key, 2, Typed("Bra.")));
        Assert.Null(await Comments.ReceiveAsync("SAK-999", 1, Typed("Bra.")));
    }

    [Fact]
    public async Task ReceiveAsync_TextChangedOrPeriodOver_IsRefused()
    {
        var draft = await OutAsync();
        _curation.Time.Now += TimeSpan.FromDays(30);
        Assert.Equal("U161", Assert.Single((await SayAsync("Sent."))!.Findings).Code);
        _curation.Time.Now -= TimeSpan.FromDays(30);
        Allowed(await _curation.Drafts.SaveAsync(Key, draft.Revision, draft.Content! with { Guidance = "Annat." }, Author));

        Assert.Equal("U161", Assert.Single((await SayAsync("Om fel text."))!.Findings).Code);
        Assert.NotNull((await FindAsync()).ClosedAt);
        Assert.Empty(await Consultations.OpenAsync());
    }

    [Fact]
    public async Task ReceiveAsync_ManyAtOnceInSeveralApplications_GetANumberEach()
    {
        await OutAsync();
        await using var other = await _curation.Library.OpenAnotherAsync();
        CommentStore[] stores = [Comments, new(other, _curation.Time)];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => stores[i % 2].ReceiveAsync(Key, 1, Typed($"Nr {i}")))));

        Assert.Equal(Enumerable.Range(1, 8), outcomes.Select(o => Assert.Single(o!.Comments).Ordinal).Order());
        Assert.Equal((8, 8, 8), Counts(await FindAsync()));
    }

    [Fact]
    public async Task DoAsync_OneAnswerToSeveral_IsAllOrNone()
    {
        await OutAsync();
        await SayAsync("Ett.");
        await SayAsync("Två.");
        await SayAsync("Tre.");
        await DoAsync(new RejectComment(Author, "Skräp."), (3, 1));

        var refused = await DoAsync(Answer, (1, 1), (2, 1), (3, 2));
        Assert.Equal("U166", Assert.Single(refused.Findings).Code);
        Assert.Equal((3, 2, 2), Counts(await FindAsync()));

        Assert.Equal(2, (await DoAsync(Answer, (1, 1), (2, 1))).Comments.Count);
        Assert.Equal((3, 0, 0), Counts(await FindAsync()));
        Assert.All(await Consultations.CommentsAsync("SAK-001/1", CommentState.Shown), c => Assert.Equal("Vi har ändrat.", c.Answer!.Text));
    }

    [Fact]
    public async Task DoAsync_SomebodyElseWasFaster_IsAConflictAndStoresNothing()
    {
        await OutAsync();
        await SayAsync("Ett.");
        await SayAsync("Två.");
        await DoAsync(new ShowComment(Author), (1, 1));

        var outcome = await DoAsync(Answer, (1, 1), (2, 1));

        Assert.Equal((1, CommentState.Shown), (Assert.Single(outcome.Conflicts).Ordinal, outcome.Conflicts[0].State));
        Assert.Equal((2, 1, 2), Counts(await FindAsync()));
    }

    [Fact]
    public async Task PublishAsync_UnansweredComment_WaitsForItsAnswer()
    {
        var draft = await OutAsync();
        await SayAsync("Bra.");
        var approved = await CloseAndApproveAsync(draft);

        var refused = await _curation.PublishAsync(approved);
        Assert.Equal("U111", Assert.Single(refused.Findings).Code);

        await DoAsync(Answer, (1, 1));
        Assert.Equal(["SAK-001/3"], (await _curation.PublishAsync(approved)).Versions.Select(v => v.Id));
        var consultation = await FindAsync();
        Assert.Equal((true, 3), (consultation.IsSettled, consultation.Number));
        // What was said of this version holds back no later one.
        Assert.Equal(["SAK-001/4"], (await _curation.PublishAsync(await _curation.ApprovedAsync(Key, "Tjänsten {{ska}} vara säker."))).Versions.Select(v => v.Id));
        Assert.Equal(3, (await FindAsync()).Number);
    }

    [Fact]
    public async Task PublishAsync_WhileCommentsComeIn_OverlooksNone()
    {
        var draft = await OutAsync();
        await using var other = await _curation.Library.OpenAnotherAsync();
        var visitors = new CommentStore(other, _curation.Time);
        using var enough = new CancellationTokenSource();
        var said = Task.Run(async () =>
        {
            var taken = 0;
            while (!enough.IsCancellationRequested)
            {
                if ((await visitors.ReceiveAsync(Key, 1, Typed("En till.")))!.Comments.Count == 0)
                    return taken;
                taken++;
            }

            return taken;
        });
        await Task.Delay(200);

        var outcome = await _curation.PublishAsync(await CloseAndApproveAsync(draft));
        await enough.CancelAsync();

        var taken = await said;
        Assert.Equal((taken, taken, taken), Counts(await FindAsync()));
        Assert.Equal(taken == 0, outcome.Versions.Count == 1);
        Assert.Equal(taken, await _curation.CountAsync("consultationcomment"));
    }

    [Fact]
    public async Task PublishAsync_RejectedCommentShownAtTheSameMoment_IsEitherAnsweredOrHeldBack()
    {
        var draft = await OutAsync();
        await SayAsync("Bra.");
        await DoAsync(new RejectComment(Author, "Skräp."), (1, 1));
        var approved = await CloseAndApproveAsync(draft);

        var shown = Task.Run(() => DoAsync(new ShowComment(Author), (1, 2)));
        var published = await Task.Run(() => _curation.PublishAsync(approved));

        var outcome = await shown;
        Assert.NotEqual(outcome.Comments.Count == 1, published.Versions.Count == 1);
        Assert.Equal(outcome.Comments.Count == 1 ? "U111" : "U168", Assert.Single([.. outcome.Findings, .. published.Findings]).Code);
    }

    [Fact]
    public async Task DoAsync_DraftGivenUp_SettlesWithoutVersion()
    {
        var draft = await OutAsync();
        await SayAsync("Bra.");

        Allowed(await _curation.Drafts.DoAsync(Key, draft.Revision, new Discard(Author), "Behövs inte."));

        var consultation = await FindAsync();
        Assert.Equal((true, null), (consultation.IsSettled, consultation.Number));
        Assert.Equal(["SAK-001/3"], (await _curation.PublishAsync(await _curation.ApprovedAsync(Key))).Versions.Select(v => v.Id));
    }

    [Fact]
    public async Task OpenAsync_SentOutAgain_IsTheNextRound()
    {
        var draft = await OutAsync();
        var closed = Allowed(await _curation.Drafts.DoAsync(Key, draft.Revision, new CloseConsultation(Author), "Klart."));
        Allowed(await _curation.Drafts.DoAsync(Key, closed.Revision, new OpenConsultation(Author, Period), "Igen."));

        Assert.Equal([(2, true), (1, false)], (await Consultations.OfAsync(Key)).Select(e => (e.Consultation.Round, e.IsOpen)));
        Assert.Equal(2, await Consultations.CountAsync());
    }

    [Fact]
    public async Task Erasure_TimeIsUp_ErasesWhoAndKeepsWhat()
    {
        await OutAsync();
        await SayAsync("Besvarad.");
        await SayAsync("Obesvarad.");
        _curation.Time.Now += TimeSpan.FromDays(10);
        await DoAsync(Answer, (1, 1));

        Assert.Equal(0, await Erasure.RunAsync());
        // From when it came in where there is no answer, otherwise from the answer.
        _curation.Time.Now = _curation.Time.Now.AddMonths(24).AddDays(-1);
        Assert.Equal(1, await Erasure.RunAsync());
        Assert.Equal([Eva, Commenter.Unknown], (await Consultations.CommentsAsync("SAK-001/1")).Select(c => c.By));
        _curation.Time.Now += TimeSpan.FromDays(2);
        Assert.Equal(1, await Erasure.RunAsync());
        Assert.Equal(0, await Erasure.RunAsync());

        Assert.Equal(0, await _curation.CountAsync("consultationcomment", "data::text ~ 'Eva|Skåne|eva@'"));
        Assert.Equal(["Besvarad.", "Obesvarad."], (await Consultations.CommentsAsync("SAK-001/1")).Select(c => c.Text));
        Assert.Equal(2, await _curation.CountAsync("change", "data -> 'after' ->> 'isErased' = 'true'"));
    }

    private static AnswerComment Answer { get; } = new(Author, "Vi har ändrat.", AnswerEffect.Changed);

    private ConsultationPeriod Period => new(_curation.Today, _curation.Today.AddDays(20));

    private CommentErasure Erasure => new(_curation.Library.Host, Comments, new(24), _curation.Time, NullLogger<CommentErasure>.Instance);

    private static NewComment Typed(string text) => new("Krav", null, text, Eva);

    private static (int Comments, int Waiting, int Unanswered) Counts(Consultation consultation) =>
        (consultation.Comments, consultation.Waiting, consultation.Unanswered);

    private async Task<Draft> OutAsync()
    {
        var draft = Allowed(await _curation.Drafts.StartAsync(Key, Author));
        var saved = Allowed(await _curation.Drafts.SaveAsync(
            Key, draft.Revision, draft.Content! with { Text = "Tjänsten {{ska}} kryptera all trafik väl." }, Author));
        var sent = Allowed(await _curation.Drafts.DoAsync(Key, saved.Revision, new SendForReview(Author), "Färdigt."));
        return Allowed(await _curation.Drafts.DoAsync(Key, sent.Revision, new OpenConsultation(Author, Period), "Remiss."));
    }

    private async Task<Draft> CloseAndApproveAsync(Draft draft)
    {
        var closed = Allowed(await _curation.Drafts.DoAsync(Key, draft.Revision, new CloseConsultation(Author), "Klart."));
        return Allowed(await _curation.Drafts.DoAsync(Key, closed.Revision, new Approve(Reviewer), "Bra."));
    }

    private Task<CommentOutcome?> SayAsync(string text) => Comments.ReceiveAsync(Key, 1, Typed(text));

    private async Task<CommentOutcome> DoAsync(CommentCommand command, params (int Ordinal, long Revision)[] comments) =>
        (await Comments.DoAsync(Key, 1, comments.ToDictionary(c => c.Ordinal, c => c.Revision), command, "Prov."))!;

    private async Task<Consultation> FindAsync() => (await Consultations.FindAsync(Key, 1))!.Consultation;
}
