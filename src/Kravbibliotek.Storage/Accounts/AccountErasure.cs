using System.Globalization;
using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Jobs;
using Kravbibliotek.Storage.PersonalData;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>
/// Takes names and mail addresses out of accounts that have been locked for long. What is due is in the accounts themselves, so that a restart
/// forgets nothing; a lock lets one of several applications do it.
/// </summary>
public sealed class AccountErasure(
    LibraryHost host, PersonalDataPeriod period, TimeProvider time, ILogger<AccountErasure> log)
    : RecurringJob(TimeSpan.FromMinutes(10), time, log)
{
    private const int Most = 100;
    private static readonly ChangeContext TimeIsUp = new(CurationJob.Name, "Kontots namn och mejladress togs bort: tiden för personuppgifter har gått ut.");
    private static readonly UpperInvariantLookupNormalizer Normalizer = new();
    private readonly TimeProvider _time = time;
    private readonly ILogger _log = log;
    private readonly ChangeLog _changes = new(time);

    /// <inheritdoc/>
    protected override bool IsReady => host.IsOpen;

    /// <summary>Erases what is due now and tells how many accounts; null when another process is at it.</summary>
    public async Task<int?> RunAsync(CancellationToken cancellation = default)
    {
        var turn = await JobLock.TryTakeAsync(host.Writing, host.Schema, "konton", cancellation).ConfigureAwait(false);
        if (turn is null)
            return null;
        await using (turn.ConfigureAwait(false))
        {
            var erased = 0;
            foreach (var account in await LockedAsync(cancellation).ConfigureAwait(false))
                erased += await LookAtAsync(account, cancellation).ConfigureAwait(false) ? 1 : 0;
            return erased;
        }
    }

    /// <inheritdoc/>
    protected override async Task TurnAsync(CancellationToken cancellation)
    {
        if (await RunAsync(cancellation).ConfigureAwait(false) is > 0 and var erased)
            _log.LogInformation("Personuppgifter har tagits bort ur {Count} konton.", erased);
    }

    private async Task<IReadOnlyList<Account>> LockedAsync(CancellationToken cancellation)
    {
        var limit = LockTime.Of(period.Limit(_time.GetUtcNow()));
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<Account>(
            "where data ->> 'isLocked' = 'true' and data ->> 'erasedAt' is null and coalesce(data ->> 'lockedSince', '') <= ? order by id limit ?",
            cancellation, limit, Most).ConfigureAwait(false);
    }

    /// <summary>True when the account has been erased. Somebody who changes it meanwhile puts it off to the next turn.</summary>
    private async Task<bool> LookAtAsync(Account account, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        await using var session = host.Store.LightweightSession();
        var isDue = account.LockedSince is not null;
        // Locked before anybody wrote down when: the time begins now.
        var after = isDue
            ? FormerUser.Of(account, await NextNumberAsync(session, cancellation).ConfigureAwait(false), Normalizer.NormalizeName, now)
            : account with { LockedSince = LockTime.Of(now) };
        session.UpdateRevision(after, account.Revision + 1);
        if (isDue)
        {
            _changes.Add(
                session, TimeIsUp, ChangeAction.Updated, AccountRegister.SubjectOf(account.Id), AccountFacts.Of(account), AccountFacts.Of(after));
        }

        return await Collisions.TrySaveAsync(session, attempt: 1, cancellation).ConfigureAwait(false) && isDue;
    }

    private async Task<int> NextNumberAsync(Marten.IDocumentSession session, CancellationToken cancellation)
    {
        var highest = await session.QueryAsync<int>(
            $"""
             select coalesce(max(substring(data ->> 'name' from ?)::int), 0) from "{host.Schema}".mt_doc_account where starts_with(data ->> 'name', ?)
             """,
            cancellation, string.Create(CultureInfo.InvariantCulture, $"^{FormerUser.Name} ([0-9]{{1,8}})$"), FormerUser.Name).ConfigureAwait(false);
        return highest.Single() + 1;
    }
}
