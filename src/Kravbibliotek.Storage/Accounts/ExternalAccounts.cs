using Kravbibliotek.Accounts;
using Kravbibliotek.Accounts.External;
using Microsoft.AspNetCore.Identity;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>What became of somebody who came from an organisation's own sign-in.</summary>
/// <param name="User">The account to sign in to, or null.</param>
/// <param name="Refusal">Why not, or null.</param>
public sealed record ExternalEntry(AccountUser? User, ExternalRefusal? Refusal);

/// <summary>
/// Finds, makes and changes the account of somebody who comes from an organisation's own sign-in. Roles, the tie to the identity and
/// the mark that the sign-in is used are saved together, or not at all.
/// </summary>
public sealed class ExternalAccounts(AccountManager accounts, IUserStore<AccountUser> store, TimeProvider time)
{
    private const string Actor = "inloggningstjänsten";
    private const int Retries = 5;
    private readonly AccountStore _store = (AccountStore)store;

    /// <summary>Lets the person in, or says why not.</summary>
    /// <param name="person">Whom the issuer vouches for.</param>
    /// <param name="mapping">What the values mean here.</param>
    /// <param name="invitation">The code of the one-time link that the person came with, or null.</param>
    /// <param name="use">What makes this sign-in unique.</param>
    public async Task<ExternalEntry> EnterAsync(ExternalPerson person, RoleMapping mapping, string? invitation, UsedSignIn use)
    {
        ArgumentNullException.ThrowIfNull(person);
        for (var tries = 0; tries < Retries; tries++)
        {
            var now = time.GetUtcNow();
            var (user, state) = await FindAsync(person, invitation).ConfigureAwait(false);
            var outcome = ExternalSignIn.Decide(person, mapping, state, now);
            if (outcome.Account is not { } account)
                return new ExternalEntry(null, outcome.Refusal);
            if (ExternalSignIn.Use(account, use, now) is not { } used)
                return new ExternalEntry(null, ExternalRefusal.Used);
            if (await SaveAsync(user, outcome.IsNew, used).ConfigureAwait(false) is not { } saved)
                continue;
            return outcome.Refusal is { } refusal ? new ExternalEntry(null, refusal) : new ExternalEntry(saved, null);
        }

        throw new InvalidOperationException("The account was changed by others all the time.");
    }

    private async Task<(AccountUser? User, ExternalState State)> FindAsync(ExternalPerson person, string? invitation)
    {
        if (await _store.FindByExternalIdAsync(person.Id, CancellationToken.None).ConfigureAwait(false) is { } linked)
            return (linked, new ExternalState(linked.Account, null, null));
        if (invitation is not null && await accounts.InvitedAsync(invitation).ConfigureAwait(false) is { } invited)
            return (invited, new ExternalState(null, null, invited.Account));
        var same = string.IsNullOrWhiteSpace(person.Email) ? null : await accounts.FindByEmailAsync(person.Email).ConfigureAwait(false);
        return (same, new ExternalState(null, same?.Account, null));
    }

    /// <summary>The account as saved; null when somebody else saved it first, so that all has to be decided anew.</summary>
    private async Task<AccountUser?> SaveAsync(AccountUser? user, bool isNew, Account account)
    {
        if (isNew)
            return await CreateAsync(account).ConfigureAwait(false);
        user!.Actor = Actor;
        var isLinking = user.Account.ExternalId is null;
        user.Change(_ => account);
        var result = isLinking
            ? await accounts.UpdateSecurityStampAsync(user).ConfigureAwait(false)
            : await _store.UpdateAsync(user, CancellationToken.None).ConfigureAwait(false);
        return result.Succeeded ? user : null;
    }

    private async Task<AccountUser?> CreateAsync(Account account)
    {
        var user = new AccountUser(account) { Actor = Actor };
        var result = await accounts.CreateAsync(user).ConfigureAwait(false);
        if (!result.Succeeded && result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            // Two people with one name: the address, which nobody else has, tells them apart.
            user = new AccountUser(account with { Name = $"{account.Name} ({account.Email})" }) { Actor = Actor };
            result = await accounts.CreateAsync(user).ConfigureAwait(false);
        }

        return result.Succeeded ? user : null;
    }
}
