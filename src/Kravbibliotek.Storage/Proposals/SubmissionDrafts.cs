using Kravbibliotek.Curation;
using Kravbibliotek.Proposals;
using Kravbibliotek.Storage.Curation;

namespace Kravbibliotek.Storage.Proposals;

/// <summary>Begins the draft that comes of a submission, and ties the two together in one transaction.</summary>
public sealed class SubmissionDrafts(LibraryHost host, SubmissionStore submissions, DraftStore drafts)
{
    /// <summary>
    /// Begins a new requirement, the next version, or joins the draft that is open already; null when there is no such submission.
    /// </summary>
    public async Task<SubmissionOutcome?> WriteAsync(string id, long revision, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            if (await session.LoadAsync<Submission>(id, cancellation).ConfigureAwait(false) is not { } before)
                return null;
            if (before.Revision != revision)
                return new() { Conflict = before };
            if (SubmissionWorkflow.AgainstDraft(before) is [_, ..] against)
                return new() { Findings = against };
            var begun = await BeginAsync(session, before, by, cancellation).ConfigureAwait(false);
            if (begun.Draft is not { } draft)
                return new() { Findings = begun.Findings };
            var outcome = submissions.Queue(session, before, new LinkDraft(by, new(draft.Key, draft.BasedOn + 1)), "Utkast av ärendet.");
            if (outcome.Submission is null || await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return outcome;
        }
    }

    private async Task<DraftDecision> BeginAsync(
        Marten.IDocumentSession session, Submission submission, Actor by, CancellationToken cancellation)
    {
        if (submission.Key is not { } key)
            return new(
                (await drafts.QueueNewAsync(
                    session, [new(submission.Area!.Value, DraftOfProposal.New(submission))], by, "Nytt krav.", cancellation).ConfigureAwait(false))[0],
                []);
        var open = await session.LoadAsync<Draft>(key, cancellation).ConfigureAwait(false);
        if (open is { State: not DraftState.Closed })
            return new(open, []);
        return await drafts.QueueNextAsync(
            session, key, by, current => DraftOfProposal.Next(submission, current), cancellation).ConfigureAwait(false);
    }
}
