using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Changes;

namespace Kravbibliotek.Storage.Curation;

/// <summary>What happened to a draft after somebody had looked at it.</summary>
/// <param name="Seen">The draft as it was looked at.</param>
/// <param name="By">Those who changed it since, the first first.</param>
public sealed record DraftMeanwhile(Draft Seen, IReadOnlyList<string> By);

/// <summary>Reads drafts with all that a decision about them rests on. Always from the primary: who decides must not see what was.</summary>
public sealed class DraftRegister(LibraryHost host, TimeProvider time)
{
    /// <summary>The situation of a draft, its text held to the hard rules; null when there is no such draft.</summary>
    public async Task<DraftSituation?> FindAsync(string key, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await DraftSituations.LoadAsync(session, key, time.GetUtcNow(), check: true, cancellation).ConfigureAwait(false);
    }

    /// <summary>The situations of all approved drafts, by key.</summary>
    public async Task<IReadOnlyList<DraftSituation>> ApprovedAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var drafts = await session.QueryAsync<Draft>("where data ->> 'state' = ?", cancellation, nameof(DraftState.Approved))
            .ConfigureAwait(false);
        var situations = new List<DraftSituation>();
        foreach (var draft in drafts.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var situation = await DraftSituations.LoadAsync(session, draft.Key, time.GetUtcNow(), check: true, cancellation)
                .ConfigureAwait(false);
            // It may have left meanwhile.
            if (situation is { Draft.State: DraftState.Approved })
                situations.Add(situation);
        }

        return situations;
    }

    /// <summary>What others have done with a draft since it had a revision, as the change log tells; null when that is unknown.</summary>
    public async Task<DraftMeanwhile?> MeanwhileAsync(string key, long seen, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var changes = await session.QueryAsync<Change>(
            "where data ->> 'subject' = ? and (data -> 'before' ->> 'revision')::bigint >= ? order by id", cancellation,
            DraftStore.SubjectOf(key), seen).ConfigureAwait(false);
        return changes.Count > 0 && DocumentJson.Read<Draft>(changes[0].Before) is { } before && before.Revision == seen
            ? new(before, [.. changes.Select(c => c.Who).Distinct(StringComparer.Ordinal)])
            : null;
    }
}
