using Kravbibliotek.Accounts;

namespace Kravbibliotek.Web.Features.Administration;

/// <summary>Says in a few words how it is with an account.</summary>
public static class AccountState
{
    public static string Of(Account account, DateTimeOffset now) =>
        account.IsLocked ? Texts.StateLocked
        : account.LockedUntil > now ? Texts.StatePaused
        : account is { PasswordHash: null, ExternalId: null } ? Texts.StateInvited
        : account.NeedsTwoFactor && !account.HasTwoFactor ? Texts.StateLacksTwoFactor
        : Texts.StateOpen;
}
