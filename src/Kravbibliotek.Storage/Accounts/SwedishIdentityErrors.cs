using Kravbibliotek.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>What Identity says, in Swedish. Their codes tell which field they belong to.</summary>
internal sealed class SwedishIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError ConcurrencyFailure() =>
        new() { Code = nameof(ConcurrencyFailure), Description = "Någon annan ändrade kontot samtidigt. Försök igen." };

    public override IdentityError DuplicateUserName(string userName) =>
        new() { Code = nameof(DuplicateUserName), Description = "Någon annan har det namnet. Lägg till något, till exempel en titel." };

    public override IdentityError InvalidUserName(string? userName) =>
        new() { Code = nameof(InvalidUserName), Description = "Ange ett namn." };

    public override IdentityError DuplicateEmail(string email) =>
        new() { Code = nameof(DuplicateEmail), Description = "Det finns redan ett konto med den e-postadressen." };

    public override IdentityError InvalidEmail(string? email) =>
        new() { Code = nameof(InvalidEmail), Description = "Ange en e-postadress, till exempel anna.andersson@kommunen.se." };

    public override IdentityError PasswordTooShort(int length) =>
        new() { Code = nameof(PasswordTooShort), Description = PasswordRules.Problem("", "", "")! };

    public override IdentityError PasswordMismatch() =>
        new() { Code = nameof(PasswordMismatch), Description = "Det nuvarande lösenordet stämmer inte." };

    public override IdentityError DefaultError() =>
        new() { Code = nameof(DefaultError), Description = "Det gick inte att spara. Försök igen." };
}
