using Kravbibliotek.Accounts;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>An account in the hands of ASP.NET Core Identity, which changes what it holds; the record itself is never changed.</summary>
public sealed class AccountUser(Account account)
{
    /// <summary>The account as it is now, saved or not.</summary>
    public Account Account { get; private set; } = account;

    /// <summary>Who changes the account, for the change log; the account itself when nobody else is named.</summary>
    public string? Actor { get; set; }

    /// <summary>The account as last read or saved; null when it is new.</summary>
    internal Account? Saved { get; private set; }

    /// <summary>Puts a changed record in place of the one held.</summary>
    public void Change(Func<Account, Account> change) => Account = change(Account);

    internal static AccountUser Stored(Account account) => new(account) { Saved = account };

    internal void IsSaved() => Saved = Account;
}
