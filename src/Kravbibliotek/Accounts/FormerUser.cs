using System.Globalization;

namespace Kravbibliotek.Accounts;

/// <summary>Tidigare användare: an account of which nothing tells any more whose it was.</summary>
public static class FormerUser
{
    /// <summary>What all of them are called, before the number.</summary>
    public const string Name = "Tidigare användare";

    /// <summary>The account without its person: only what the change log needs to keep its meaning. It stays locked.</summary>
    /// <param name="account">The account.</param>
    /// <param name="number">Which former user it is.</param>
    /// <param name="normalize">How names and addresses are written to be compared.</param>
    /// <param name="now">When it is done.</param>
    public static Account Of(Account account, int number, Func<string, string?> normalize, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(normalize);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Name} {number}");
        var email = string.Create(CultureInfo.InvariantCulture, $"tidigare-anvandare-{number}@borttagen.invalid");
        // A new record rather than a changed one: what accounts come to hold later is left out too.
        return new()
        {
            Id = account.Id,
            Name = name,
            NormalizedName = normalize(name) ?? "",
            Email = email,
            NormalizedEmail = normalize(email) ?? "",
            Roles = account.Roles,
            IsLawyer = account.IsLawyer,
            IsLocked = true,
            LockedSince = account.LockedSince,
            ErasedAt = now,
            SecurityStamp = Account.NewId(),
            Revision = account.Revision,
        };
    }
}

/// <summary>Since when an account is locked, as text that sorts in every collation.</summary>
public static class LockTime
{
    /// <summary>The text of a moment.</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
