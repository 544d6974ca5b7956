using Kravbibliotek.Notices;

namespace Kravbibliotek.Storage.Notices;

/// <summary>The notices of each account, and how it wants them.</summary>
public sealed class NoticeStore(LibraryHost host)
{
    /// <summary>The latest notices of an account, the newest first.</summary>
    public async Task<IReadOnlyList<StoredNotice>> LatestAsync(string account, int count, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<StoredNotice>(
            "where data ->> 'account' = ? order by id desc limit ?", cancellation, account, count).ConfigureAwait(false);
    }

    /// <summary>The notices that an account has not said to have seen, the newest first.</summary>
    public async Task<IReadOnlyList<StoredNotice>> UnseenAsync(string account, int count, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<StoredNotice>(
            $"""
             where data ->> 'account' = ? and id > coalesce((select data ->> 'seen' from "{host.Schema}".mt_doc_noticesettings where id = ?), '')
             order by id desc limit ?
             """,
            cancellation, account, account, count).ConfigureAwait(false);
    }

    /// <summary>How an account wants its notices; what it begins with when it has said nothing.</summary>
    public async Task<NoticeSettings> SettingsAsync(string account, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<NoticeSettings>(account, cancellation).ConfigureAwait(false) ?? new() { Id = account };
    }

    /// <summary>Changes how an account wants its notices. It concerns nobody else, so that two at once both count.</summary>
    public async Task<NoticeSettings> ChangeAsync(
        string account, Func<NoticeSettings, NoticeSettings> change, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var stored = await session.LoadAsync<NoticeSettings>(account, cancellation).ConfigureAwait(false);
            var after = change(stored ?? new() { Id = account });
            if (stored is null)
                session.Insert(after);
            else
                session.UpdateRevision(after, stored.Revision + 1);
            if (await Curation.Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return after;
        }
    }

    /// <summary>Says that everything up to a notice has been seen.</summary>
    public Task SeenAsync(string account, string notice, CancellationToken cancellation = default) =>
        ChangeAsync(account, s => string.CompareOrdinal(notice, s.Seen) > 0 ? s with { Seen = notice } : s, cancellation);

    /// <summary>Makes the secret of a new feed address; the address before stops working.</summary>
    public async Task<string> RenewFeedAsync(string account, CancellationToken cancellation = default)
    {
        var (secret, hash) = FeedSecret.Create(account);
        await ChangeAsync(account, s => s with { FeedHash = hash }, cancellation).ConfigureAwait(false);
        return secret;
    }

    /// <summary>Closes the feed.</summary>
    public Task CloseFeedAsync(string account, CancellationToken cancellation = default) =>
        ChangeAsync(account, s => s with { FeedHash = null }, cancellation);

    /// <summary>The account whose feed a secret opens, or null. Unknown accounts take as long as wrong secrets.</summary>
    public async Task<string?> AccountOfFeedAsync(string? secret, CancellationToken cancellation = default)
    {
        if (!FeedSecret.TryParse(secret, out var account))
            return null;
        var settings = await SettingsAsync(account, cancellation).ConfigureAwait(false);
        return FeedSecret.Matches(secret!, settings.FeedHash) && settings.FeedHash is not null ? account : null;
    }

    /// <summary>How mailing goes, or null before the first turn.</summary>
    public async Task<NoticeProgress?> ProgressAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<NoticeProgress>(NoticeProgress.OnlyId, cancellation).ConfigureAwait(false);
    }
}
