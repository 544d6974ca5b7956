using System.Security.Claims;
using Kravbibliotek.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>
/// Identity's rules for accounts with ours: attempts counted before they are tried, one-time links, and one clock for all.
/// </summary>
public sealed class AccountManager(
    IUserStore<AccountUser> store, IOptions<IdentityOptions> options, IPasswordHasher<AccountUser> hasher,
    IEnumerable<IUserValidator<AccountUser>> userValidators, IEnumerable<IPasswordValidator<AccountUser>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<AccountUser>> log)
    : UserManager<AccountUser>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, log)
{
    private const int RecoveryCodes = 10;
    private const int Retries = 20;
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    /// <inheritdoc/>
    public override Task<bool> IsLockedOutAsync(AccountUser user) => Task.FromResult(user.Account.IsLockedAt(_time.GetUtcNow()));

    /// <summary>Does nothing: the attempt was counted by <see cref="TakeAttemptAsync"/> before it was tried.</summary>
    public override Task<IdentityResult> AccessFailedAsync(AccountUser user) => Task.FromResult(IdentityResult.Success);

    /// <summary>
    /// Counts an attempt to sign in, in the database, and gives the account as it is then; null when nothing may be tried. With many
    /// attempts at once each is counted, because only one can save each revision.
    /// </summary>
    public async Task<AccountUser?> TakeAttemptAsync(AccountUser user)
    {
        for (var tries = 0; tries < Retries; tries++)
        {
            var counted = SignInAttempts.Count(user.Account, _time.GetUtcNow());
            if (ReferenceEquals(counted, user.Account))
                return null;
            user.Change(_ => counted);
            if ((await Store.UpdateAsync(user, CancellationToken).ConfigureAwait(false)).Succeeded)
                return counted.IsLockedAt(_time.GetUtcNow()) ? null : user;
            if (await FindByIdAsync(user.Account.Id).ConfigureAwait(false) is not { } fresh)
                return null;
            user = fresh;
        }

        return null;
    }

    /// <summary>Counts an attempt and tries the password of somebody who is signed in already.</summary>
    public async Task<AccountUser?> ConfirmAsync(AccountUser user, string password)
    {
        if (await TakeAttemptAsync(user).ConfigureAwait(false) is not { } counted
            || !await CheckPasswordAsync(counted, password).ConfigureAwait(false))
            return null;
        await ResetAccessFailedCountAsync(counted).ConfigureAwait(false);
        return counted;
    }

    /// <summary>Makes an account that has no password yet, and the code of the link that lets its person choose one.</summary>
    public async Task<(IdentityResult Result, string Code)> InviteAsync(AccountUser user)
    {
        var code = GiveInvitation(user);
        return (await CreateAsync(user).ConfigureAwait(false), code);
    }

    /// <summary>Gives out a new link to an account that exists; an earlier link stops working.</summary>
    public async Task<(IdentityResult Result, string Code)> InviteAgainAsync(AccountUser user)
    {
        var code = GiveInvitation(user);
        return (await Store.UpdateAsync(user, CancellationToken).ConfigureAwait(false), code);
    }

    /// <summary>The account that the code of a link is for, as long as the link works.</summary>
    public async Task<AccountUser?> InvitedAsync(string? code) =>
        Invitation.Parse(code) is var (id, secret)
        && await FindByIdAsync(id).ConfigureAwait(false) is { Account: { IsLocked: false, Invitation: { } invitation } } user
        && invitation.Admits(secret, _time.GetUtcNow())
            ? user
            : null;

    /// <summary>Uses up the link: sets the password that was chosen and ends every session of the account.</summary>
    public Task<IdentityResult> AcceptAsync(AccountUser user, string password)
    {
        user.Change(a => a with { Invitation = null, Attempts = 0, LockedUntil = null });
        return SetPasswordAsync(user, password);
    }

    /// <summary>
    /// Turns the second factor on, or moves it to another app, and gives the recovery codes. Null when the code typed is wrong.
    /// </summary>
    public async Task<IReadOnlyList<string>?> EnableTwoFactorAsync(AccountUser user, string key, string? typed)
    {
        if (OneTimeCode.Match(key, typed, _time.GetUtcNow(), lastStep: 0) is not { } step)
            return null;
        await ((IUserAuthenticatorKeyStore<AccountUser>)Store).SetAuthenticatorKeyAsync(user, key, CancellationToken).ConfigureAwait(false);
        user.Change(a => a with { HasTwoFactor = true, LastCodeStep = step });
        return await RenewRecoveryCodesAsync(user).ConfigureAwait(false);
    }

    /// <summary>
    /// New recovery codes in place of all earlier; every session ends. Null when somebody else changed the account meanwhile.
    /// </summary>
    public async Task<IReadOnlyList<string>?> RenewRecoveryCodesAsync(AccountUser user)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => OneTimeCode.NewRecoveryCode()).ToList();
        await ((IUserTwoFactorRecoveryCodeStore<AccountUser>)Store).ReplaceCodesAsync(user, codes, CancellationToken).ConfigureAwait(false);
        return (await UpdateSecurityStampAsync(user).ConfigureAwait(false)).Succeeded ? codes : null;
    }

    /// <summary>Takes the second factor away from somebody who has lost it, and ends the sessions.</summary>
    public Task<IdentityResult> ResetTwoFactorAsync(AccountUser user)
    {
        user.Change(a => a with { HasTwoFactor = false, TwoFactorKey = null, RecoveryCodes = [], LastCodeStep = 0 });
        return UpdateSecurityStampAsync(user);
    }

    /// <summary>Sets the password without asking for the old one; every session ends.</summary>
    public async Task<IdentityResult> SetPasswordAsync(AccountUser user, string password)
    {
        var result = await UpdatePasswordHash(user, password, validatePassword: true).ConfigureAwait(false);
        return result.Succeeded ? await UpdateUserAsync(user).ConfigureAwait(false) : result;
    }

    /// <summary>What the change log calls whoever is signed in.</summary>
    public string SubjectOf(ClaimsPrincipal person) =>
        AccountStore.Subject(GetUserId(person) ?? throw new ArgumentException("Nobody is signed in.", nameof(person)));

    /// <summary>Ends every session of an account, wherever it is signed in.</summary>
    public async Task EndSessionsAsync(string id)
    {
        for (var tries = 0; tries < Retries; tries++)
            if (await FindByIdAsync(id).ConfigureAwait(false) is not { } user
                || (await UpdateSecurityStampAsync(user).ConfigureAwait(false)).Succeeded)
                return;
        throw new InvalidOperationException("The account was changed by others all the time.");
    }

    private string GiveInvitation(AccountUser user)
    {
        var (invitation, code) = Invitation.Create(user.Account.Id, _time.GetUtcNow());
        user.Change(a => a with { Invitation = invitation });
        return code;
    }
}
