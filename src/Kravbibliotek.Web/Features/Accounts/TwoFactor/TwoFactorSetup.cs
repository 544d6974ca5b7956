using System.Security.Cryptography;
using Kravbibliotek.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Kravbibliotek.Web.Features.Accounts.TwoFactor;

/// <summary>
/// A key on its way into an app. It lies in the form, protected and bound to the account, until a code has shown that the app has it.
/// </summary>
public sealed class TwoFactorSetup(IDataProtectionProvider protection)
{
    private const string Purpose = "Kravbibliotek.Accounts.TwoFactorSetup";

    /// <summary>How long the page may stand open.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>A new key, and what goes into the form.</summary>
    public (string Key, string Setup) Create(string accountId)
    {
        var key = OneTimeCode.NewKey();
        return (key, For(accountId).Protect(key, Lifetime));
    }

    /// <summary>The key of a form, or null when the form is too old or not ours.</summary>
    public string? Read(string accountId, string? setup)
    {
        try
        {
            return setup is null ? null : For(accountId).Unprotect(setup);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector For(string accountId) => protection.CreateProtector(Purpose, accountId).ToTimeLimitedDataProtector();
}
