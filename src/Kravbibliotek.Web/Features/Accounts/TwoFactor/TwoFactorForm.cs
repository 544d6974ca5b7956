using FluentValidation;

namespace Kravbibliotek.Web.Features.Accounts.TwoFactor;

/// <summary>Turns the second factor on: the key shown, protected, and proof that the app has it.</summary>
public sealed class TwoFactorForm
{
    /// <summary>The key that the page showed; nobody else can make one up or use it for another account.</summary>
    public string? Setup { get; set; }

    public string? Code { get; set; }

    public string? CurrentPassword { get; set; }

    /// <summary>Where to go afterwards.</summary>
    public string? Tillbaka { get; set; }
}

/// <summary>Code and password have to be there; only a code from somebody who has no password and no other second factor yet.</summary>
public sealed class TwoFactorFormValidator : AbstractValidator<TwoFactorForm>
{
    public TwoFactorFormValidator(bool withoutPassword)
    {
        RuleFor(f => f.Code).NotEmpty().WithMessage(Texts.CodeMissing);
        if (withoutPassword)
            return;
        RuleFor(f => f.CurrentPassword).NotEmpty().WithMessage(Texts.CurrentPasswordMissing);
    }
}

/// <summary>Asks for new recovery codes.</summary>
public sealed class RecoveryCodesForm
{
    public string? CurrentPassword { get; set; }
}
