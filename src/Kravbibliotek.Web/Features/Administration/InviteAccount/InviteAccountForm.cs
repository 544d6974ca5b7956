using FluentValidation;
using Kravbibliotek.Accounts;

namespace Kravbibliotek.Web.Features.Administration.InviteAccount;

/// <summary>A new account.</summary>
public sealed class InviteAccountForm : RolesForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    /// <summary>The account that the form asks for.</summary>
    public Account ToAccount() => Applied(new Account { Id = Account.NewId(), Name = Name!, Email = Email! });
}

/// <summary>Name and address, and what holds for roles.</summary>
public sealed class InviteAccountFormValidator : RolesFormValidator<InviteAccountForm>
{
    private const int LongName = 100;
    private const int LongEmail = 254;

    public InviteAccountFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().WithMessage(Texts.NameMissing).MaximumLength(LongName).WithMessage(Texts.NameLong)
            .Must(HasNoControls).WithMessage(Texts.NameMissing);
        RuleFor(f => f.Email).NotEmpty().WithMessage(Texts.EmailMissing).MaximumLength(LongEmail).WithMessage(Texts.EmailLong)
            .Must(HasNoControls).WithMessage(Texts.EmailMissing);
    }

    private static bool HasNoControls(string? text) => text is null || !text.Any(char.IsControl);
}
