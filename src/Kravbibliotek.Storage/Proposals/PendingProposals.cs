using Kravbibliotek.Proposals;
using Marten;

namespace Kravbibliotek.Storage.Proposals;

/// <summary>
/// Rows of a sheet that somebody has uploaded and not yet handed in. One for each account; emptied when they are handed in, or by itself
/// after a day.
/// </summary>
public sealed record PendingSheet
{
    /// <summary>Id of the account.</summary>
    public required string Id { get; init; }

    /// <summary>The rows, as typed.</summary>
    public IReadOnlyList<SheetRow> Rows { get; init; } = [];

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}

/// <summary>Keeps an uploaded sheet between preview and handing in, so that any application can go on with it.</summary>
public sealed class PendingProposals(LibraryHost host, SubmissionStore submissions, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>What an account has uploaded and not handed in, or null.</summary>
    public async Task<PendingSheet?> FindAsync(string account, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<PendingSheet>(account, cancellation).ConfigureAwait(false) is { Rows.Count: > 0 } sheet
            && sheet.At + Lifetime > time.GetUtcNow()
            ? sheet
            : null;
    }

    /// <summary>Keeps the rows in place of what was uploaded before.</summary>
    public async Task KeepAsync(string account, IReadOnlyList<SheetRow> rows, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var before = await session.LoadAsync<PendingSheet>(account, cancellation).ConfigureAwait(false);
            Put(session, before, new() { Id = account, Rows = rows, At = time.GetUtcNow() });
            if (await Curation.Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return;
        }
    }

    /// <summary>
    /// Hands in proposals and empties what was kept, in one transaction; null when the sheet is another than at
    /// <paramref name="revision"/>, for instance because it was handed in already.
    /// </summary>
    public Task<IReadOnlyList<Submission>?> HandInAsync(
        string account, long revision, IReadOnlyList<Submission> proposals, CancellationToken cancellation = default) =>
        submissions.ReceiveAsync(
            proposals,
            async (session, token) =>
            {
                var sheet = await session.LoadAsync<PendingSheet>(account, token).ConfigureAwait(false);
                if (sheet is null || sheet.Revision != revision || sheet.Rows.Count == 0)
                    return false;
                Put(session, sheet, sheet with { Rows = [] });
                return true;
            },
            cancellation);

    /// <summary>Empties what nobody handed in within a day. Returns how many.</summary>
    internal async Task<int> EmptyOldAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var old = await session.QueryAsync<PendingSheet>(
                "where jsonb_array_length(data -> 'rows') > 0 and (data ->> 'at')::timestamptz < ?", cancellation,
                (time.GetUtcNow() - Lifetime).ToUniversalTime()).ConfigureAwait(false);
            foreach (var sheet in old)
                Put(session, sheet, sheet with { Rows = [] });
            if (old.Count == 0 || await Curation.Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return old.Count;
        }
    }

    private static void Put(IDocumentSession session, PendingSheet? before, PendingSheet after)
    {
        if (before is null)
            session.Insert(after);
        else
            session.UpdateRevision(after, before.Revision + 1);
    }
}
