using Kravbibliotek.Accounts;

namespace Kravbibliotek.Notices;

/// <summary>Notis: something that somebody should know of, because it waits for them or is about what they wrote.</summary>
/// <param name="To">Whom it is for.</param>
/// <param name="Text">What has happened: one sentence that names no person.</param>
/// <param name="Subject">What it is about, as the change log calls it or as its author does; says which page it leads to.</param>
public sealed record Notice(NoticeAudience To, string Text, string Subject);

/// <summary>Whom a notice is for. Whoever did it needs no notice.</summary>
public sealed record NoticeAudience
{
    /// <summary>Everybody with one of these roles.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>True when only lawyers among the reviewers are meant.</summary>
    public bool LawyersOnly { get; init; }

    /// <summary>Those named, as the change log calls them, whatever their roles.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Those who are left out, as the change log calls them.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>True when it is for the account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="subject">What the change log calls it.</param>
    public bool Includes(Account account, string subject)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.IsLocked || Except.Contains(subject))
            return false;
        return Accounts.Contains(subject)
            || account.Roles.Any(r => Roles.Contains(r) && (!LawyersOnly || r != Role.Reviewer || account.IsLawyer));
    }
}

/// <summary>How somebody wants notices by mail.</summary>
public enum NoticeMail
{
    /// <summary>När det händer.</summary>
    AtOnce,

    /// <summary>Samlat en gång om dagen.</summary>
    Daily,

    /// <summary>Aldrig.</summary>
    Never,
}
