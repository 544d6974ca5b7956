namespace Kravbibliotek.Accounts;

/// <summary>What the change log says of an account: nothing of the person but the id.</summary>
/// <param name="Roles">What it may do.</param>
/// <param name="IsLawyer">May approve legal references.</param>
/// <param name="Organisation">Works for.</param>
/// <param name="IsLocked">Locked by an administrator.</param>
/// <param name="HasTwoFactor">Asked for a code.</param>
public sealed record AccountFacts(IReadOnlyList<Role> Roles, bool IsLawyer, string? Organisation, bool IsLocked, bool HasTwoFactor)
{
    /// <summary>The facts of an account.</summary>
    public static AccountFacts Of(Account account) =>
        new(account.Roles, account.IsLawyer, account.Organisation, account.IsLocked, account.HasTwoFactor);
}

/// <summary>What happened to an account, read from how it was and how it is, so that no way of changing it can forget to tell.</summary>
public static class AccountEvents
{
    /// <summary>What is worth a line in the change log; empty for what is only counting.</summary>
    public static IReadOnlyList<string> Between(Account? before, Account after)
    {
        if (before is null)
            return
            [
                after.IsDemo ? "Demokontot lades upp."
                : after.ExternalId is not null ? "Kontot lades upp vid första inloggningen från organisationens egen inloggning."
                : "Kontot lades upp.",
            ];
        (bool Happened, string Text)[] events =
        [
            (after.Invitation is not null && after.Invitation != before.Invitation, "En engångslänk gavs ut."),
            (after.PasswordHash is not null && after.PasswordHash != before.PasswordHash, "Ett nytt lösenord valdes."),
            (after.ExternalId is not null && after.ExternalId != before.ExternalId, "Kontot knöts till organisationens egen inloggning."),
            (!before.Roles.SequenceEqual(after.Roles) || before.IsLawyer != after.IsLawyer, "Rollerna ändrades."),
            (before.Organisation != after.Organisation, "Organisationen ändrades."),
            (!before.IsLocked && after.IsLocked, "Kontot låstes."),
            (before.IsLocked && !after.IsLocked, "Kontot låstes upp."),
            (after.LockedUntil is not null && after.LockedUntil != before.LockedUntil,
                "Kontot låstes en stund efter för många försök att logga in."),
            (!before.HasTwoFactor && after.HasTwoFactor, "Tvåfaktorsinloggning slogs på."),
            (before.HasTwoFactor && !after.HasTwoFactor, "Tvåfaktorsinloggning nollställdes."),
            (before.HasTwoFactor && after.HasTwoFactor && before.TwoFactorKey != after.TwoFactorKey, "Autentiseringsappen byttes."),
            (after.RecoveryCodes.Except(before.RecoveryCodes).Any(), "Nya återställningskoder gavs ut."),
            (after.RecoveryCodes.Count < before.RecoveryCodes.Count && !after.RecoveryCodes.Except(before.RecoveryCodes).Any()
                && after.HasTwoFactor,
                "En återställningskod användes."),
            (before.IsDemo && !after.IsDemo, "Demokontot stängdes."),
        ];
        return [.. events.Where(e => e.Happened).Select(e => e.Text)];
    }
}
