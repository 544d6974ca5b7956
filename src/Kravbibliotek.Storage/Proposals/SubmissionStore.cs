using Kravbibliotek.Checks;
using Kravbibliotek.Proposals;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Marten;

namespace Kravbibliotek.Storage.Proposals;

/// <summary>What came of something done with a submission: exactly one of the three.</summary>
public sealed record SubmissionOutcome
{
    /// <summary>The submission as stored now.</summary>
    public Submission? Submission { get; init; }

    /// <summary>Why it was refused.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The submission as somebody else left it meanwhile; nothing was stored.</summary>
    public Submission? Conflict { get; init; }
}

/// <summary>Takes in feedback and proposals, and keeps what curators decide about them. Nothing of their authors goes into the log.</summary>
public sealed class SubmissionStore(LibraryHost host, TimeProvider time)
{
    /// <summary>What the change log calls somebody without account.</summary>
    public const string Visitor = "besökare";

    private const int ErasedAtOnce = 100;
    private readonly ChangeLog _log = new(time);

    /// <summary>What the change log calls a submission.</summary>
    public static string SubjectOf(string id) => SubmissionWorkflow.PathOf(id);

    /// <summary>The submission with a reference, or null. Read from the primary.</summary>
    public async Task<Submission?> FindAsync(string id, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<Submission>(id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes in one or several, all or none. A reference that is taken is made anew; the stored ones come back.</summary>
    public Task<IReadOnlyList<Submission>> ReceiveAsync(
        IReadOnlyList<Submission> submissions, CancellationToken cancellation = default) =>
        ReceiveAsync(submissions, static (_, _) => Task.FromResult(true), cancellation)!;

    /// <summary>
    /// Takes in several together with something else in the same transaction; null when <paramref name="also"/> finds that it cannot be.
    /// </summary>
    internal async Task<IReadOnlyList<Submission>?> ReceiveAsync(
        IReadOnlyList<Submission> submissions, Func<IDocumentSession, CancellationToken, Task<bool>> also, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            if (!await also(session, cancellation).ConfigureAwait(false))
                return null;
            List<Submission> received = [.. submissions.Select(s => attempt == 1 ? s : s with { Id = SubmissionReference.New() })];
            foreach (var submission in received)
            {
                session.Insert(submission);
                var context = new ChangeContext(submission.By.Account ?? Visitor, "Kom in.");
                _log.Add(session, context, ChangeAction.Added, SubjectOf(submission.Id), null, SubmissionFacts.Of(submission));
            }

            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return received;
        }
    }

    /// <summary>Does something with a submission; null when there is none. When somebody else did meanwhile, nothing is stored.</summary>
    public async Task<SubmissionOutcome?> DoAsync(
        string id, long revision, SubmissionCommand command, string why, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            if (await session.LoadAsync<Submission>(id, cancellation).ConfigureAwait(false) is not { } before)
                return null;
            if (before.Revision != revision)
                return new() { Conflict = before };
            var outcome = Queue(session, before, command, why);
            if (outcome.Submission is null || await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return outcome;
        }
    }

    /// <summary>Decides and queues what is decided.</summary>
    internal SubmissionOutcome Queue(IDocumentSession session, Submission before, SubmissionCommand command, string why)
    {
        var decision = SubmissionWorkflow.Decide(before, command, time.GetUtcNow());
        if (decision.Submission is not { } after)
            return new() { Findings = decision.Findings };
        session.UpdateRevision(after, before.Revision + 1);
        _log.Add(
            session, new(command.By.Account, why), ChangeAction.Updated, SubjectOf(before.Id), SubmissionFacts.Of(before),
            SubmissionFacts.Of(after));
        return new() { Submission = after with { Revision = before.Revision + 1 } };
    }

    /// <summary>Says of every answered submission whose version has been published that it is done. Returns their references.</summary>
    internal async Task<IReadOnlyList<string>> ImplementDueAsync(ChangeContext context, CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        var due = await session.QueryAsync<Submission>(
            $"""
             where data ->> 'status' = ? and data -> 'answer' ->> 'effect' <> ? and exists (
               select 1 from "{host.Schema}".mt_doc_requirementversion as v
               where v.id = (d.data -> 'draft' ->> 'key') || '/' || (d.data -> 'draft' ->> 'number'))
             """,
            cancellation, nameof(SubmissionStatus.Answered), nameof(SubmissionEffect.Declined)).ConfigureAwait(false);
        var done = new List<string>();
        foreach (var submission in due.OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            var outcome = await DoAsync(
                submission.Id, submission.Revision, new Implement(new(context.Who)), context.Why, cancellation).ConfigureAwait(false);
            if (outcome?.Submission is not null)
                done.Add(submission.Id);
        }

        return done;
    }

    /// <summary>Erases who handed in what was closed before a moment. Returns how many.</summary>
    internal async Task<int> EraseAsync(DateTimeOffset limit, ChangeContext context, CancellationToken cancellation)
    {
        var erased = 0;
        while (await EraseSomeAsync(limit, context, cancellation).ConfigureAwait(false) is > 0 and var some)
            erased += some;
        return erased;
    }

    private async Task<int> EraseSomeAsync(DateTimeOffset limit, ChangeContext context, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var due = await session.QueryAsync<Submission>(
                "where data ->> 'erasedAt' is null and (data ->> 'closedAt')::timestamptz < ? order by id limit ?", cancellation,
                limit.ToUniversalTime(), ErasedAtOnce).ConfigureAwait(false);
            foreach (var before in due)
            {
                var after = SubmissionWorkflow.Erase(before, now);
                session.UpdateRevision(after, before.Revision + 1);
                _log.Add(
                    session, context, ChangeAction.Updated, SubjectOf(before.Id), SubmissionFacts.Of(before), SubmissionFacts.Of(after));
            }

            if (due.Count == 0 || await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return due.Count;
        }
    }
}
