using Kravbibliotek.Accounts.External;

namespace Kravbibliotek.Accounts;

/// <summary>Konto: a person who may do more than read. Never deleted, only locked, so that the change log keeps its meaning.</summary>
public sealed record Account
{
    /// <summary>Permanent; the change log knows the account by this alone.</summary>
    public required string Id { get; init; }

    /// <summary>The name shown to colleagues. Nobody else has it, so that it is clear who did what.</summary>
    public required string Name { get; init; }

    /// <summary>The name as compared.</summary>
    public string NormalizedName { get; init; } = "";

    /// <summary>The address that the person signs in with.</summary>
    public required string Email { get; init; }

    /// <summary>The address as compared.</summary>
    public string NormalizedEmail { get; init; } = "";

    /// <summary>What the account may do.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>True for a reviewer who may approve changed legal references.</summary>
    public bool IsLawyer { get; init; }

    /// <summary>Id of the organisation that the person works for, or null.</summary>
    public string? Organisation { get; init; }

    /// <summary>Null until an invitation has been accepted.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>New whenever every session of the account has to end.</summary>
    public string SecurityStamp { get; init; } = "";

    /// <summary>Attempts to sign in since the last that succeeded.</summary>
    public int Attempts { get; init; }

    /// <summary>Until when nobody is let in after too many attempts.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>True when an administrator has locked the account.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Since when it is locked, as <see cref="LockTime"/> writes it; null when it is not.</summary>
    public string? LockedSince { get; init; }

    /// <summary>When name and address were taken out because it had been locked for long; it can never be used again.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>True when a code is asked for beside the password.</summary>
    public bool HasTwoFactor { get; init; }

    /// <summary>The key shared with the authenticator app, protected by the key ring.</summary>
    public string? TwoFactorKey { get; init; }

    /// <summary>The time step of the last code used, so that none is used twice.</summary>
    public long LastCodeStep { get; init; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    /// <summary>The link that lets the person choose a password, until it is used.</summary>
    public Invitation? Invitation { get; init; }

    /// <summary>Issuer and subject of the organisation's own sign-in that the person comes from, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Sign-ins from there that are used but not yet too old to be tried again.</summary>
    public IReadOnlyList<UsedSignIn> UsedSignIns { get; init; } = [];

    /// <summary>True for an account with a known password, for development only.</summary>
    public bool IsDemo { get; init; }

    /// <summary>How many times it has been saved.</summary>
    public long Revision { get; init; }

    /// <summary>True when the roles demand a code beside the password: all that change what others rely on.</summary>
    public bool NeedsTwoFactor => Roles.Any(r => r is Role.Curator or Role.Reviewer or Role.Administrator);

    /// <summary>An id that no account has had.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>True when nobody is let in now.</summary>
    public bool IsLockedAt(DateTimeOffset now) => IsLocked || LockedUntil > now;
}
