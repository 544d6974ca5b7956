namespace Kravbibliotek.Accounts;

/// <summary>What has to hold for the roles of an account.</summary>
public static class AccountRules
{
    /// <summary>What is wrong with the roles, or null. The message is a Swedish sentence.</summary>
    public static string? Problem(IReadOnlyList<Role> roles, bool isLawyer, string? organisation)
    {
        if (roles.Count == 0)
            return "Välj minst en roll.";
        if (organisation is not null && Organisations.Find(organisation) is null)
            return "Välj en organisation i listan.";
        if (roles.Contains(Role.Procurer) && organisation is null)
            return "En upphandlare hör till en organisation. Välj vilken.";
        return isLawyer && !roles.Contains(Role.Reviewer) ? "Bara en granskare kan vara jurist." : null;
    }

    /// <summary>
    /// True when the change would let an administrator lock the own account or give up the own role, which could leave none.
    /// </summary>
    public static bool LocksItselfOut(string actorId, Account before, Account after) =>
        before.Id == actorId && before.Roles.Contains(Role.Administrator)
        && (after.IsLocked || !after.Roles.Contains(Role.Administrator));
}
