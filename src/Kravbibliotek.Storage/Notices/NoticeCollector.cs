using System.Globalization;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Notices;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Changes;
using Marten;

namespace Kravbibliotek.Storage.Notices;

/// <summary>Makes notices of new lines in the change log.</summary>
internal sealed class NoticeCollector(LibraryHost host, TimeProvider time)
{
    private const int Chunk = 200;

    /// <summary>The clock at which the day's notices are mailed together.</summary>
    private static readonly TimeOnly Morning = new(7, 0);

    /// <summary>
    /// How far behind the last line read it begins again: a line is visible when its transaction ends, which may be after a later line's.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>Reads what is new and stores its notices; each is made once, however often its line is read.</summary>
    /// <param name="mails">True when notices are mailed too.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task CollectAsync(bool mails, CancellationToken cancellation)
    {
        var progress = await StartAsync(cancellation).ConfigureAwait(false);
        var from = Earlier(progress.Cursor);
        for (IReadOnlyList<Change> changes; ; from = changes[^1].Id)
        {
            await using var session = host.Store.LightweightSession();
            changes = await session.QueryAsync<Change>(
                """
                where id > ? and (data ->> 'who' like 'konton/%' or data ->> 'who' in ('jobb', 'besökare')) and data ->> 'subject' not like 'konton/%'
                order by id limit ?
                """,
                cancellation, from, Chunk).ConfigureAwait(false);
            if (changes.Count == 0)
                return;
            await QueueAsync(session, changes, mails, cancellation).ConfigureAwait(false);
            if (string.CompareOrdinal(changes[^1].Id, progress.Cursor) > 0)
            {
                progress = progress with { Cursor = changes[^1].Id };
                session.UpdateRevision(progress, progress.Revision + 1);
                progress = progress with { Revision = progress.Revision + 1 };
            }

            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
            if (changes.Count < Chunk)
                return;
        }
    }

    private async Task<NoticeProgress> StartAsync(CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        if (await session.LoadAsync<NoticeProgress>(NoticeProgress.OnlyId, cancellation).ConfigureAwait(false) is { } stored)
            return stored;
        // What happened before anybody could be told is no news.
        session.Insert(new NoticeProgress { Cursor = IdAt(time.GetUtcNow()) });
        await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return (await session.LoadAsync<NoticeProgress>(NoticeProgress.OnlyId, cancellation).ConfigureAwait(false))!;
    }

    private async Task QueueAsync(IDocumentSession session, IReadOnlyList<Change> changes, bool mails, CancellationToken cancellation)
    {
        var told = new List<(string Line, DateTimeOffset At, Notice Notice)>();
        foreach (var change in changes)
        {
            var notices = await NoticesAsync(session, change, cancellation).ConfigureAwait(false);
            told.AddRange(notices.Select((n, i) => (string.Create(CultureInfo.InvariantCulture, $"{change.Id}.{i}"), change.At, n)));
        }

        if (told.Count == 0)
            return;
        var accounts = await AccountsAsync(session, told.Select(t => t.Notice.To), cancellation).ConfigureAwait(false);
        var settings = (await session.LoadManyAsync<NoticeSettings>(cancellation, accounts.Select(a => a.Id)).ConfigureAwait(false))
            .ToDictionary(s => s.Id, s => s.Mail, StringComparer.Ordinal);
        var rows = (from t in told
                    from account in accounts
                    where t.Notice.To.Includes(account, AccountRegister.SubjectOf(account.Id))
                    select new StoredNotice
                    {
                        Id = $"{t.Line}.{account.Id}",
                        Account = account.Id,
                        At = t.At,
                        Text = t.Notice.Text,
                        Subject = t.Notice.Subject,
                        MailDue = mails ? Due(settings.GetValueOrDefault(account.Id)) : null,
                    }).ToList();
        var known = (await session.LoadManyAsync<StoredNotice>(cancellation, rows.Select(r => r.Id)).ConfigureAwait(false))
            .Select(r => LineOf(r.Id)).ToHashSet(StringComparer.Ordinal);
        // By line and not by row: who gets an account meanwhile is not told what the others were told before.
        session.Insert<StoredNotice>(rows.Where(r => !known.Contains(LineOf(r.Id))));
    }

    private static async Task<IReadOnlyList<Notice>> NoticesAsync(IDocumentSession session, Change change, CancellationToken cancellation)
    {
        switch (change.Subject.Split('/'))
        {
            case [var key, "utkast"] when DocumentJson.Read<Draft>(change.After) is { } after:
                var published = after.BasedOn == 0 || after.State != DraftState.Review ? null : await session.LoadAsync<RequirementVersion>(
                    RequirementVersion.IdOf(key, after.BasedOn), cancellation).ConfigureAwait(false);
                var needsLawyer = after.Content is { } content && Approval.NeedsALawyer(published?.Content, content);
                return NoticeRules.OfDraft(DocumentJson.Read<Draft>(change.Before), after, change.Who, needsLawyer);
            case [_, var number] when change.Action == ChangeAction.Added && int.TryParse(number, out _):
                return await session.LoadAsync<RequirementVersion>(change.Subject, cancellation).ConfigureAwait(false) is { } version
                    ? NoticeRules.OfVersion(version, change.Who) : [];
            case [var key, "remiss", _, _] when change.Action == ChangeAction.Added:
                return NoticeRules.OfComment(key, change.Subject, change.Who);
            case ["arenden", var id] when DocumentJson.Read<SubmissionFacts>(change.After) is { } facts:
                // The log does not say who handed it in; the submission does until its author is erased.
                var submission = await session.LoadAsync<Submission>(id, cancellation).ConfigureAwait(false);
                return NoticeRules.OfSubmission(
                    DocumentJson.Read<SubmissionFacts>(change.Before), facts, id, submission?.By.Account, change.Who);
            case [var key] when Formats.LibraryPath.IsKey(key) && DocumentJson.Read<Requirement>(change.After) is { } requirement:
                return NoticeRules.OfRequirement(DocumentJson.Read<Requirement>(change.Before), requirement, change.Who);
            default:
                return [];
        }
    }

    private static async Task<IReadOnlyList<Account>> AccountsAsync(
        IDocumentSession session, IEnumerable<NoticeAudience> audiences, CancellationToken cancellation)
    {
        var named = audiences.SelectMany(a => a.Accounts).Where(a => a.StartsWith(AccountRegister.Prefix, StringComparison.Ordinal))
            .Select(a => a[AccountRegister.Prefix.Length..]).ToHashSet(StringComparer.Ordinal);
        var staff = await session.QueryAsync<Account>(AccountRegister.IsStaff, cancellation).ConfigureAwait(false);
        var others = await session.LoadManyAsync<Account>(cancellation, named.Except(staff.Select(a => a.Id))).ConfigureAwait(false);
        return [.. staff, .. others];
    }

    private string? Due(NoticeMail mail)
    {
        var now = time.GetUtcNow();
        switch (mail)
        {
            case NoticeMail.AtOnce:
                return MailTime.Of(now);
            case NoticeMail.Daily:
                var clock = SwedishDay.Clock(now);
                var day = DateOnly.FromDateTime(clock.DateTime);
                var next = TimeOnly.FromDateTime(clock.DateTime) < Morning ? day : day.AddDays(1);
                return MailTime.Of(SwedishDay.At(next, Morning));
            default:
                return null;
        }
    }

    private static string LineOf(string id) => id[..id.LastIndexOf('.')];

    private static string Earlier(string cursor) =>
        long.TryParse(cursor.Split('-')[0], CultureInfo.InvariantCulture, out var ticks) && ticks > Overlap.Ticks
            ? IdAt(new DateTimeOffset(ticks, TimeSpan.Zero) - Overlap)
            : "";

    private static string IdAt(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}

/// <summary>Moments as text that sorts in every collation, for the column that says when something is to be mailed.</summary>
internal static class MailTime
{
    /// <summary>The text of a moment.</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
