namespace Kravbibliotek.Accounts;

/// <summary>
/// How often a password or a code may be tried. An attempt is counted before it is tried, not after it has failed: otherwise
/// many at once would all be tried before the first was counted.
/// </summary>
public static class SignInAttempts
{
    /// <summary>Tries in a row before the account is locked for a while.</summary>
    public const int Max = 6;

    /// <summary>How long it is then locked.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The account with one attempt more. Nothing may be tried when it is locked afterwards.</summary>
    public static Account Count(Account account, DateTimeOffset now) =>
        account.IsLockedAt(now) ? account
        : account.Attempts >= Max ? account with { Attempts = 0, LockedUntil = now + Pause }
        : account with { Attempts = account.Attempts + 1 };
}
