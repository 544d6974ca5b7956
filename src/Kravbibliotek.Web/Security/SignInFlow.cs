using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Security.OpenId;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kravbibliotek.Web.Security;

/// <summary>
/// Signs people in. Whether an address has an account shows neither in the answer nor in its time: the same hash is computed for every
/// attempt, and no refusal comes sooner than another.
/// </summary>
public sealed class SignInFlow(
    AccountManager accounts, SignInManager<AccountUser> signIn, IPasswordHasher<AccountUser> hasher, Decoy decoy, SignInWays ways)
{
    /// <summary>Earliest time for a refusal; longer than the work of any.</summary>
    public static TimeSpan Refusal { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Tries a password. Somebody with a second factor is then asked for it.</summary>
    public async Task<SignInResult> TryPasswordAsync(string email, string password)
    {
        var earliest = Task.Delay(Refusal);
        var result = await PasswordAsync(email, PasswordRules.Clean(password));
        if (result is { Succeeded: false, RequiresTwoFactor: false })
            await earliest;
        return result;
    }

    /// <summary>True while somebody has given the right password and a code is awaited.</summary>
    public async Task<bool> AwaitsCodeAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>Tries a code of the app.</summary>
    public Task<SignInResult> TryCodeAsync(string code) =>
        CountedAsync(() => signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false));

    /// <summary>Tries a recovery code.</summary>
    public Task<SignInResult> TryRecoveryCodeAsync(string code) => CountedAsync(() => signIn.TwoFactorRecoveryCodeSignInAsync(code));

    private async Task<SignInResult> PasswordAsync(string email, string password)
    {
        if (await accounts.FindByEmailAsync(email) is { Account.PasswordHash: not null } user
            && (ways.IsLocalOpen || user.Account.Roles.Contains(Role.Administrator))
            && await accounts.TakeAttemptAsync(user) is { } counted)
            return await signIn.PasswordSignInAsync(counted, password, isPersistent: false, lockoutOnFailure: false);
        hasher.VerifyHashedPassword(decoy.User, decoy.Hash, password);
        return SignInResult.Failed;
    }

    private async Task<SignInResult> CountedAsync(Func<Task<SignInResult>> attempt)
    {
        var earliest = Task.Delay(Refusal);
        var result = await signIn.GetTwoFactorAuthenticationUserAsync() is { } user && await accounts.TakeAttemptAsync(user) is not null
            ? await attempt()
            : SignInResult.Failed;
        if (!result.Succeeded)
            await earliest;
        return result;
    }
}

/// <summary>A hash that no password has, as costly to compare with as those of accounts.</summary>
public sealed class Decoy(IOptions<PasswordHasherOptions> options)
{
    private readonly Lazy<string> _hash = new(() =>
        new PasswordHasher<AccountUser>(options).HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>Nobody.</summary>
    public AccountUser User { get; } = new(new Account { Id = "", Name = "", Email = "" });

    /// <summary>The hash.</summary>
    public string Hash => _hash.Value;
}
