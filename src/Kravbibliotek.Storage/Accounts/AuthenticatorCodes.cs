using Kravbibliotek.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>Codes from an authenticator app, each taken once only: the step used is saved before the answer is yes.</summary>
internal sealed class AuthenticatorCodes(TimeProvider time) : IUserTwoFactorTokenProvider<AccountUser>
{
    public Task<string> GenerateAsync(string purpose, UserManager<AccountUser> manager, AccountUser user) =>
        throw new NotSupportedException("Only the person's own app makes codes.");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<AccountUser> manager, AccountUser user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user).ConfigureAwait(false) is not { } key
            || OneTimeCode.Match(key, token, time.GetUtcNow(), user.Account.LastCodeStep) is not { } step)
            return false;
        user.Change(a => a with { LastCodeStep = step });
        // Of two that use one code at once, the revision lets one through.
        return (await manager.UpdateAsync(user).ConfigureAwait(false)).Succeeded;
    }

    // Yes also where the key cannot be read: without a provider Identity would ask for the password alone.
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<AccountUser> manager, AccountUser user) =>
        Task.FromResult(user.Account.HasTwoFactor);
}
