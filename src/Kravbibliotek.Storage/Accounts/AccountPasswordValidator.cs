using Kravbibliotek.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>Holds new passwords to <see cref="PasswordRules"/>.</summary>
internal sealed class AccountPasswordValidator : IPasswordValidator<AccountUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user, string? password) =>
        Task.FromResult(PasswordRules.Problem(password ?? "", user.Account.Name, user.Account.Email) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordGuessable", Description = problem })
            : IdentityResult.Success);
}
