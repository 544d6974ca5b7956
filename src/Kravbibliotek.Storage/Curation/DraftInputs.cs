using Kravbibliotek.Curation;
using Kravbibliotek.Curation.Editing;
using Marten;

namespace Kravbibliotek.Storage.Curation;

/// <summary>
/// What people have typed and not saved yet. It is no change of anything, so that the change log does not tell of it.
/// </summary>
public sealed class DraftInputs(LibraryHost host, TimeProvider time)
{
    /// <summary>What an account has typed in a draft and not saved, or null. Read from the primary.</summary>
    public async Task<DraftInput?> FindAsync(string key, string account, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<DraftInput>(DraftInput.IdOf(key, account), cancellation).ConfigureAwait(false);
    }

    /// <summary>All that an account has not saved, by key.</summary>
    public async Task<IReadOnlyList<DraftInput>> UnsavedAsync(string account, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<DraftInput>(
            "where data ->> 'account' = ? and data -> 'fields' <> 'null'::jsonb order by id", cancellation, account).ConfigureAwait(false);
    }

    /// <summary>Keeps what has been typed. Null when it comes from a page that has been saved or thrown away since.</summary>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="account">Whose it is.</param>
    /// <param name="fields">The fields as typed.</param>
    /// <param name="from">The revision of the draft that the writing began from, and its marks.</param>
    /// <param name="page">The page of the editor.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<DraftInput?> KeepAsync(
        string key, string account, DraftFields fields, (long Revision, string Marks) from, string page, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var before = await LoadAsync(session, key, account, cancellation).ConfigureAwait(false);
            if (before?.DonePage is { } done && done == page)
                return null;
            var after = (before ?? New(key, account)) with
            {
                DraftRevision = from.Revision,
                Began = from.Marks,
                Fields = fields.Values,
                At = time.GetUtcNow(),
            };
            Put(session, before, after);
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return after;
        }
    }

    /// <summary>Throws away what an account has not saved.</summary>
    public async Task DiscardAsync(string key, string account, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            await EmptyAsync(session, key, account, page: null, cancellation).ConfigureAwait(false);
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return;
        }
    }

    /// <summary>Empties it in the transaction that saves the text, and keeps nothing more from that page.</summary>
    internal static async Task EmptyAsync(
        IDocumentSession session, string key, string account, string? page, CancellationToken cancellation)
    {
        var before = await LoadAsync(session, key, account, cancellation).ConfigureAwait(false);
        if (before is null && page is null)
            return;
        Put(session, before, (before ?? New(key, account)) with { Fields = null, DonePage = page ?? before?.DonePage });
    }

    private static Task<DraftInput?> LoadAsync(IDocumentSession session, string key, string account, CancellationToken cancellation) =>
        session.LoadAsync<DraftInput>(DraftInput.IdOf(key, account), cancellation);

    private static DraftInput New(string key, string account) =>
        new() { Id = DraftInput.IdOf(key, account), Key = key, Account = account };

    private static void Put(IDocumentSession session, DraftInput? before, DraftInput after)
    {
        if (before is null)
            session.Insert(after);
        else
            session.UpdateRevision(after, before.Revision + 1);
    }
}
