using Kravbibliotek.Checks;
using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Marten;

namespace Kravbibliotek.Storage.Consultations;

/// <summary>What came of something done with comments: stored, refused, or changed by somebody else meanwhile.</summary>
public sealed record CommentOutcome
{
    /// <summary>The comments as stored now; empty when nothing was stored.</summary>
    public IReadOnlyList<ConsultationComment> Comments { get; init; } = [];

    /// <summary>Why it was refused.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Comments that somebody else changed meanwhile, as they are now.</summary>
    public IReadOnlyList<ConsultationComment> Conflicts { get; init; } = [];
}

/// <summary>
/// Takes in comments and answers them. Each transaction changes the revision of the consultation: a comment cannot come in while it
/// closes, and none can be left without answer by who publishes at the same time.
/// </summary>
public sealed class CommentStore(LibraryHost host, TimeProvider time) : IDisposable
{
    /// <summary>What the change log calls somebody without account.</summary>
    public const string Visitor = "besökare";

    private const int ErasedAtOnce = 100;
    private readonly ChangeLog _log = new(time);

    // A crowd that waits for a lock must not hold all connections that there are.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>What the change log calls a comment.</summary>
    public static string SubjectOf(ConsultationComment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var parts = comment.Id.Split('/');
        return $"{parts[0]}/remiss/{parts[1]}/{parts[2]}";
    }

    /// <summary>Takes a comment in; null when there is no such consultation.</summary>
    public async Task<CommentOutcome?> ReceiveAsync(string key, int round, NewComment typed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(typed);
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await using var alone = await ConsultationLock.TakeAsync(host, key, cancellation).ConfigureAwait(false);
            return await ReceiveInTurnAsync(key, round, typed, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Does the same with several comments of a consultation, all or none; null when there is no such consultation or comment.</summary>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="round">The consultation.</param>
    /// <param name="revisions">The revision that was looked at, by number of the comment.</param>
    /// <param name="command">What is done.</param>
    /// <param name="why">The reason for the log.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CommentOutcome?> DoAsync(
        string key, int round, IReadOnlyDictionary<int, long> revisions, CommentCommand command, string why,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        ArgumentNullException.ThrowIfNull(command);
        await using var alone = await ConsultationLock.TakeAsync(host, key, cancellation).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            if (await SituationAsync(session, key, round, cancellation).ConfigureAwait(false) is not { } situation)
                return null;
            var ids = revisions.Keys.Select(ordinal => ConsultationComment.IdOf(situation.Consultation.Id, ordinal)).ToList();
            var comments = await session.LoadManyAsync<ConsultationComment>(cancellation, ids).ConfigureAwait(false);
            if (comments.Count < ids.Count)
                return null;
            if (comments.Where(c => c.Revision != revisions[c.Ordinal]).ToList() is [_, ..] raced)
                return new() { Conflicts = raced };
            var outcome = Queue(session, situation, [.. comments.OrderBy(c => c.Ordinal)], command, why);
            if (outcome.Findings.Count > 0 || await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return outcome;
        }
    }

    /// <summary>
    /// Erases who wrote those comments whose time is up: counted from the answer, or from when it came in where there is none. What
    /// was said stays. Returns how many.
    /// </summary>
    public async Task<int> EraseAsync(DateTimeOffset limit, ChangeContext context, CancellationToken cancellation = default)
    {
        var erased = 0;
        while (await EraseSomeAsync(limit, context, cancellation).ConfigureAwait(false) is > 0 and var some)
            erased += some;
        return erased;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<CommentOutcome?> ReceiveInTurnAsync(string key, int round, NewComment typed, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            if (await SituationAsync(session, key, round, cancellation).ConfigureAwait(false) is not { } situation)
                return null;
            var decision = ConsultationRules.Receive(situation, typed);
            if (decision is not { Comment: { } comment, Consultation: { } consultation })
                return new() { Findings = decision.Findings };
            session.Insert(comment);
            session.UpdateRevision(consultation, situation.Consultation.Revision + 1);
            var context = new ChangeContext(typed.By.Account ?? Visitor, "Synpunkt på remissen.");
            _log.Add(session, context, ChangeAction.Added, SubjectOf(comment), null, CommentFacts.Of(comment));
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return new() { Comments = [comment with { Revision = 1 }] };
        }
    }

    private CommentOutcome Queue(
        IDocumentSession session, ConsultationSituation situation, IReadOnlyList<ConsultationComment> comments, CommentCommand command, string why)
    {
        var (consultation, stored, findings) = (situation.Consultation, new List<ConsultationComment>(), new List<Finding>());
        foreach (var before in comments)
        {
            var decision = ConsultationRules.Decide(situation with { Consultation = consultation }, before, command);
            findings.AddRange(decision.Findings);
            if (decision is not { Comment: { } after, Consultation: { } counted })
                continue;
            consultation = counted;
            session.UpdateRevision(after, before.Revision + 1);
            _log.Add(
                session, new(command.By.Account, why), ChangeAction.Updated, SubjectOf(after), CommentFacts.Of(before), CommentFacts.Of(after));
            stored.Add(after with { Revision = before.Revision + 1 });
        }

        session.UpdateRevision(consultation, situation.Consultation.Revision + 1);
        return findings.Count > 0 ? new() { Findings = [.. findings.Distinct()] } : new() { Comments = stored };
    }

    private async Task<int> EraseSomeAsync(DateTimeOffset limit, ChangeContext context, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var due = await session.QueryAsync<ConsultationComment>(
                """
                where coalesce(data -> 'by' ->> 'name', data -> 'by' ->> 'organisation', data -> 'by' ->> 'email', data -> 'by' ->> 'account') <> ''
                and coalesce(data -> 'answer' ->> 'at', data ->> 'at')::timestamptz < ? order by id limit ?
                """,
                cancellation, limit.ToUniversalTime(), ErasedAtOnce).ConfigureAwait(false);
            foreach (var before in due)
            {
                var after = ConsultationRules.Erase(before, now);
                session.UpdateRevision(after, before.Revision + 1);
                _log.Add(session, context, ChangeAction.Updated, SubjectOf(after), CommentFacts.Of(before), CommentFacts.Of(after));
            }

            if (due.Count == 0 || await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return due.Count;
        }
    }

    private async Task<ConsultationSituation?> SituationAsync(
        IDocumentSession session, string key, int round, CancellationToken cancellation)
    {
        var consultation = await session.LoadAsync<Consultation>(Consultation.IdOf(key, round), cancellation).ConfigureAwait(false);
        var requirement = await session.LoadAsync<Requirement>(key, cancellation).ConfigureAwait(false);
        var draft = await session.LoadAsync<Draft>(key, cancellation).ConfigureAwait(false);
        return consultation is null || requirement is null || draft is null
            ? null
            : new(requirement, draft, consultation, time.GetUtcNow());
    }
}
