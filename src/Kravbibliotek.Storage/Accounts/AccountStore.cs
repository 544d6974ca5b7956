using System.Security.Cryptography;
using JasperFx;
using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Changes;
using Marten;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>
/// Accounts for ASP.NET Core Identity. Every save checks the revision and writes its line of the change log in the same transaction.
/// Reads go to the primary: a standby that lags would keep a session alive that has been ended.
/// </summary>
internal sealed class AccountStore(LibraryHost host, TimeProvider time, IDataProtectionProvider protection, IdentityErrorDescriber errors)
    : IUserPasswordStore<AccountUser>, IUserEmailStore<AccountUser>, IUserSecurityStampStore<AccountUser>, IUserLockoutStore<AccountUser>,
      IUserTwoFactorStore<AccountUser>, IUserAuthenticatorKeyStore<AccountUser>, IUserTwoFactorRecoveryCodeStore<AccountUser>
{
    internal const string UniqueName = "ux_account_name";
    internal const string UniqueEmail = "ux_account_email";
    internal const string UniqueExternal = "ux_account_external";
    private readonly ChangeLog _log = new(time);
    private readonly IDataProtector _keys = protection.CreateProtector("Kravbibliotek.Accounts.TwoFactorKey");

    public Task<IdentityResult> CreateAsync(AccountUser user, CancellationToken cancellationToken) =>
        SaveAsync(user, (session, account) => session.Insert(account), cancellationToken);

    public Task<IdentityResult> UpdateAsync(AccountUser user, CancellationToken cancellationToken) =>
        SaveAsync(user, (session, account) => session.UpdateRevision(account, account.Revision + 1), cancellationToken);

    public Task<IdentityResult> DeleteAsync(AccountUser user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are locked, never deleted: the change log refers to them.");

    public async Task<AccountUser?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!IsText(userId))
            return null;
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<Account>(userId, cancellationToken).ConfigureAwait(false) is { } account
            ? AccountUser.Stored(account) : null;
    }

    public Task<AccountUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindAsync("where data ->> 'normalizedName' = ?", normalizedUserName, cancellationToken);

    public Task<AccountUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        FindAsync("where data ->> 'normalizedEmail' = ?", normalizedEmail, cancellationToken);

    /// <summary>The account tied to an identity of an organisation's own sign-in.</summary>
    public Task<AccountUser?> FindByExternalIdAsync(string externalId, CancellationToken cancellationToken) =>
        FindAsync("where data ->> 'externalId' = ?", externalId, cancellationToken);

    public Task<string> GetUserIdAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Id);

    public Task<string?> GetUserNameAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.Name);

    public Task SetUserNameAsync(AccountUser user, string? userName, CancellationToken cancellationToken) =>
        Set(user, a => a with { Name = userName ?? "" });

    public Task<string?> GetNormalizedUserNameAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.NormalizedName);

    public Task SetNormalizedUserNameAsync(AccountUser user, string? normalizedName, CancellationToken cancellationToken) =>
        Set(user, a => a with { NormalizedName = normalizedName ?? "" });

    public Task<string?> GetEmailAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.Email);

    public Task SetEmailAsync(AccountUser user, string? email, CancellationToken cancellationToken) =>
        Set(user, a => a with { Email = email ?? "" });

    public Task<string?> GetNormalizedEmailAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.NormalizedEmail);

    public Task SetNormalizedEmailAsync(AccountUser user, string? normalizedEmail, CancellationToken cancellationToken) =>
        Set(user, a => a with { NormalizedEmail = normalizedEmail ?? "" });

    // Whoever has used the link of the invitation has read the mail it came with.
    public Task<bool> GetEmailConfirmedAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.PasswordHash is not null || user.Account.ExternalId is not null);

    public Task SetEmailConfirmedAsync(AccountUser user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.PasswordHash);

    public Task SetPasswordHashAsync(AccountUser user, string? passwordHash, CancellationToken cancellationToken) =>
        Set(user, a => a with { PasswordHash = passwordHash });

    public Task<bool> HasPasswordAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.SecurityStamp);

    public Task SetSecurityStampAsync(AccountUser user, string stamp, CancellationToken cancellationToken) =>
        Set(user, a => a with { SecurityStamp = stamp });

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.IsLocked ? DateTimeOffset.MaxValue : user.Account.LockedUntil);

    public Task SetLockoutEndDateAsync(AccountUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Set(user, a => a with { LockedUntil = lockoutEnd?.ToUniversalTime() });

    public Task<int> GetAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.Attempts);

    public async Task<int> IncrementAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken)
    {
        await Set(user, a => a with { Attempts = a.Attempts + 1 }).ConfigureAwait(false);
        return user.Account.Attempts;
    }

    public Task ResetAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken) =>
        Set(user, a => a with { Attempts = 0 });

    public Task<bool> GetLockoutEnabledAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(AccountUser user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> GetTwoFactorEnabledAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.HasTwoFactor);

    public Task SetTwoFactorEnabledAsync(AccountUser user, bool enabled, CancellationToken cancellationToken) =>
        Set(user, a => a with { HasTwoFactor = enabled });

    public Task SetAuthenticatorKeyAsync(AccountUser user, string key, CancellationToken cancellationToken) =>
        Set(user, a => a with { TwoFactorKey = _keys.Protect(key) });

    public Task<string?> GetAuthenticatorKeyAsync(AccountUser user, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(user.Account.TwoFactorKey is { } key ? _keys.Unprotect(key) : null);
        }
        catch (CryptographicException)
        {
            // The key ring was lost. No code can be right then; an administrator has to reset the second factor.
            return Task.FromResult<string?>(null);
        }
    }

    public Task ReplaceCodesAsync(AccountUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Set(user, a => a with { RecoveryCodes = [.. recoveryCodes.Select(OneTimeCode.HashRecoveryCode)] });

    public Task<bool> RedeemCodeAsync(AccountUser user, string code, CancellationToken cancellationToken)
    {
        var hash = OneTimeCode.HashRecoveryCode(code);
        if (!user.Account.RecoveryCodes.Contains(hash))
            return Task.FromResult(false);
        user.Change(a => a with { RecoveryCodes = [.. a.RecoveryCodes.Where(c => c != hash)] });
        return Task.FromResult(true);
    }

    public Task<int> CountCodesAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.RecoveryCodes.Count);

    public void Dispose()
    {
        // Sessions are opened and closed by each call.
    }

    private static Task Set(AccountUser user, Func<Account, Account> change)
    {
        user.Change(change);
        return Task.CompletedTask;
    }

    // PostgreSQL holds no NUL in text, so that nobody can have it.
    private static bool IsText(string value) => value.Length > 0 && !value.Contains('\0', StringComparison.Ordinal);

    private async Task<AccountUser?> FindAsync(string where, string value, CancellationToken cancellation)
    {
        if (!IsText(value))
            return null;
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<Account>(where, cancellation, value).ConfigureAwait(false) is [var account]
            ? AccountUser.Stored(account) : null;
    }

    private async Task<IdentityResult> SaveAsync(AccountUser user, Action<IDocumentSession, Account> save, CancellationToken cancellation)
    {
        user.Change(a => a.IsLocked == (a.LockedSince is not null) ? a : a with
        {
            LockedSince = a.IsLocked ? LockTime.Of(time.GetUtcNow()) : null,
        });
        await using var session = host.Store.LightweightSession();
        save(session, user.Account);
        Tell(session, user);
        try
        {
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
        catch (ConcurrencyException)
        {
            return IdentityResult.Failed(errors.ConcurrencyFailure());
        }
        catch (DocumentAlreadyExistsException e) when ((e.InnerException as PostgresException)?.ConstraintName is UniqueExternal)
        {
            // Two sign-ins of one person at once: the other one made the account.
            return IdentityResult.Failed(errors.ConcurrencyFailure());
        }
        catch (DocumentAlreadyExistsException e) when ((e.InnerException as PostgresException)?.ConstraintName is UniqueName or UniqueEmail)
        {
            return IdentityResult.Failed(((PostgresException)e.InnerException!).ConstraintName == UniqueName
                ? errors.DuplicateUserName(user.Account.Name)
                : errors.DuplicateEmail(user.Account.Email));
        }

        user.IsSaved();
        return IdentityResult.Success;
    }

    private void Tell(IDocumentSession session, AccountUser user)
    {
        var (before, after) = (user.Saved, user.Account);
        if (AccountEvents.Between(before, after) is not [_, ..] events)
            return;
        _log.Add(
            session, new ChangeContext(user.Actor ?? Subject(after.Id), string.Join(' ', events)),
            before is null ? ChangeAction.Added : ChangeAction.Updated, Subject(after.Id),
            before is null ? null : AccountFacts.Of(before), AccountFacts.Of(after));
    }

    internal static string Subject(string accountId) => AccountRegister.SubjectOf(accountId);
}
