using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Jobs;

namespace Kravbibliotek.Storage.Notices;

/// <summary>What one account is to be told in one mail.</summary>
/// <param name="To">The account.</param>
/// <param name="Notices">The notices, the oldest first.</param>
public sealed record NoticeLetter(Account To, IReadOnlyList<StoredNotice> Notices);

/// <summary>What came of handing a letter to the mail server.</summary>
public enum LetterFate
{
    /// <summary>The server has it.</summary>
    Sent,

    /// <summary>The server does not take mail to this address; others may be sent.</summary>
    RecipientRefused,

    /// <summary>The server does not take mail now.</summary>
    ServerFailed,
}

/// <summary>
/// Makes notices of what has happened and mails those that are due. One process at a time; all that is to be done is in documents, so that a
/// restart forgets nothing, and a letter is sent again only when the process died between the server's yes and the note of it.
/// </summary>
public sealed class NoticeRound(LibraryHost host, TimeProvider time)
{
    private const int Most = 500;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRefusal = TimeSpan.FromHours(24);
    private readonly NoticeCollector _collector = new(host, time);

    /// <summary>Does what is to be done now; false when another process is at it.</summary>
    /// <param name="send">Hands a letter to the mail server, or null when nothing is mailed.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<bool> RunAsync(
        Func<NoticeLetter, CancellationToken, Task<LetterFate>>? send = null, CancellationToken cancellation = default)
    {
        var turn = await JobLock.TryTakeAsync(host.Writing, host.Schema, "notiser", cancellation).ConfigureAwait(false);
        if (turn is null)
            return false;
        await using (turn.ConfigureAwait(false))
        {
            await _collector.CollectAsync(send is not null, cancellation).ConfigureAwait(false);
            if (send is not null)
                await MailAsync(send, cancellation).ConfigureAwait(false);
            return true;
        }
    }

    private async Task MailAsync(Func<NoticeLetter, CancellationToken, Task<LetterFate>> send, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var session = host.Store.LightweightSession();
        var progress = (await session.LoadAsync<NoticeProgress>(NoticeProgress.OnlyId, cancellation).ConfigureAwait(false))!;
        if (progress.NextAttempt > now)
            return;
        var due = await session.QueryAsync<StoredNotice>(
            "where data ->> 'mailDue' <= ? order by id limit ?", cancellation, MailTime.Of(now), Most).ConfigureAwait(false);
        var accounts = (await session.LoadManyAsync<Account>(cancellation, due.Select(n => n.Account).Distinct()).ConfigureAwait(false))
            .ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var notices in due.GroupBy(n => n.Account, StringComparer.Ordinal))
        {
            var letter = new NoticeLetter(accounts[notices.Key], [.. notices]);
            // Whoever has been locked out meanwhile is told nothing more.
            var fate = letter.To.IsLocked ? LetterFate.Sent : await send(letter, cancellation).ConfigureAwait(false);
            // Not broken off once the server has said yes: that would send it again.
            await NoteAsync(letter, fate, progress).ConfigureAwait(false);
            if (fate == LetterFate.ServerFailed)
                return;
            progress = await WorksAsync(progress).ConfigureAwait(false);
        }
    }

    private async Task NoteAsync(NoticeLetter letter, LetterFate fate, NoticeProgress progress)
    {
        var now = time.GetUtcNow();
        await using var session = host.Store.LightweightSession();
        switch (fate)
        {
            case LetterFate.Sent:
                session.Store<StoredNotice>(letter.Notices.Select(n => n with { MailDue = null, MailedAt = letter.To.IsLocked ? null : now }));
                break;
            case LetterFate.RecipientRefused:
                session.Store<StoredNotice>(letter.Notices.Select(n => n with
                {
                    MailAttempts = n.MailAttempts + 1,
                    MailDue = MailTime.Of(now + Pause(n.MailAttempts + 1, LongestRefusal)),
                }));
                break;
            default:
                var failed = progress with
                {
                    Failures = progress.Failures + 1,
                    FailingSince = progress.FailingSince ?? now,
                    NextAttempt = now + Pause(progress.Failures + 1, LongestPause),
                };
                session.UpdateRevision(failed, progress.Revision + 1);
                break;
        }

        await session.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<NoticeProgress> WorksAsync(NoticeProgress progress)
    {
        if (progress.Failures == 0)
            return progress;
        await using var session = host.Store.LightweightSession();
        var works = progress with { Failures = 0, FailingSince = null, NextAttempt = null };
        session.UpdateRevision(works, progress.Revision + 1);
        await session.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        return works with { Revision = progress.Revision + 1 };
    }

    // Twice as long each time.
    private static TimeSpan Pause(int failures, TimeSpan longest)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 20));
        return pause < longest ? pause : longest;
    }
}
