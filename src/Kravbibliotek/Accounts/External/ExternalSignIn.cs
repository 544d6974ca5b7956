namespace Kravbibliotek.Accounts.External;

/// <summary>Why somebody whom the issuer vouches for is not let in.</summary>
public enum ExternalRefusal
{
    /// <summary>Nothing that the issuer says gives a role here, and nobody has invited the person.</summary>
    NoRole,

    /// <summary>A procurer belongs to an organisation, and none was told.</summary>
    NoOrganisation,

    /// <summary>No address was told, and an account has one.</summary>
    NoEmail,

    /// <summary>An account here has the address, and it may be somebody else's.</summary>
    EmailTaken,

    /// <summary>An administrator has locked the account.</summary>
    Locked,

    /// <summary>The invitation was meant for an account that has another identity, or it does not work any longer.</summary>
    InvitationUsed,

    /// <summary>The sign-in has been used before.</summary>
    Used,
}

/// <summary>What is known here of somebody who comes from an organisation's own sign-in.</summary>
/// <param name="Linked">The account with this identity, or null.</param>
/// <param name="SameEmail">The account with this address, or null.</param>
/// <param name="Invited">The account whose one-time link the person came with, or null.</param>
public sealed record ExternalState(Account? Linked, Account? SameEmail, Account? Invited);

/// <summary>What becomes of it.</summary>
/// <param name="Account">The account to save, also when the person is refused and has lost roles; null when there is nothing to save.</param>
/// <param name="IsNew">True when the account did not exist.</param>
/// <param name="Refusal">Why the person is not let in, or null.</param>
public sealed record ExternalOutcome(Account? Account, bool IsNew, ExternalRefusal? Refusal);

/// <summary>
/// Decides which account somebody from an organisation's own sign-in gets. An identity is tied to an account by issuer and subject; an
/// address leads to an account only where somebody has invited it and the issuer vouches for the address.
/// </summary>
public static class ExternalSignIn
{
    /// <summary>How many used sign-ins an account remembers at most.</summary>
    private const int Remembered = 50;

    /// <summary>The decision.</summary>
    public static ExternalOutcome Decide(ExternalPerson person, RoleMapping mapping, ExternalState state, DateTimeOffset now)
    {
        // Two sign-ins at once of somebody new: the other one made the account after it had been looked for by identity.
        if ((state.Linked ?? state.SameEmail) is { } linked && linked.ExternalId == person.Id)
            return Enter(linked, person, mapping, isKnown: true);
        if (state.Invited is { } invited)
            return CanBeLinked(invited, now) ? Enter(Linked(invited, person), person, mapping) : Refused(ExternalRefusal.InvitationUsed);
        if (state.SameEmail is { } known)
            return person.IsEmailVerified && CanBeLinked(known, now)
                ? Enter(Linked(known, person), person, mapping)
                : Refused(ExternalRefusal.EmailTaken);
        if (!mapping.Decides)
            return Refused(ExternalRefusal.NoRole);
        return string.IsNullOrWhiteSpace(person.Email)
            ? Refused(ExternalRefusal.NoEmail)
            : Enter(New(person), person, mapping, isNew: true);
    }

    /// <summary>The account with one sign-in marked as used, or null when it had been used.</summary>
    public static Account? Use(Account account, UsedSignIn signIn, DateTimeOffset now)
    {
        var kept = account.UsedSignIns.Where(u => u.ExpiresAt > now).ToList();
        return kept.Exists(u => u.Hash == signIn.Hash)
            ? null
            : account with { UsedSignIns = [.. kept.TakeLast(Remembered - 1), signIn] };
    }

    private static Account New(ExternalPerson person) => new()
    {
        Id = Account.NewId(),
        Name = string.IsNullOrWhiteSpace(person.Name) ? person.Email! : person.Name,
        Email = person.Email!,
        ExternalId = person.Id,
    };

    private static bool CanBeLinked(Account account, DateTimeOffset now) =>
        account is { ExternalId: null, IsLocked: false, IsDemo: false, Invitation: { } invitation } && invitation.ExpiresAt > now;

    /// <summary>From now on the person comes in this way alone: the link is used up and an earlier password is gone.</summary>
    private static Account Linked(Account account, ExternalPerson person) => account with
    {
        ExternalId = person.Id,
        Invitation = null,
        PasswordHash = null,
        Attempts = 0,
        LockedUntil = null,
    };

    private static ExternalOutcome Enter(Account account, ExternalPerson person, RoleMapping mapping, bool isNew = false, bool isKnown = false)
    {
        var mapped = mapping.Apply(account, person);
        var homeless = mapped.Organisation is null && mapped.Roles.Contains(Role.Procurer);
        // A procurer without an organisation could see nobody's tenders; other roles are of use all the same.
        var entering = homeless ? mapped with { Roles = [.. mapped.Roles.Where(r => r != Role.Procurer)] } : mapped;
        ExternalRefusal? refusal =
            entering.IsLocked ? ExternalRefusal.Locked
            : entering.Roles.Count > 0 ? null
            : homeless ? ExternalRefusal.NoOrganisation
            : ExternalRefusal.NoRole;
        // What the person has lost over there is lost here too, although nobody is let in.
        return refusal is null || isKnown ? new ExternalOutcome(entering, isNew, refusal) : Refused(refusal.Value);
    }

    private static ExternalOutcome Refused(ExternalRefusal refusal) => new(null, IsNew: false, refusal);
}
