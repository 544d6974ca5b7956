using FluentValidation;

namespace Kravbibliotek.Web.Features.Accounts.Password;

/// <summary>A change of password.</summary>
public sealed class PasswordForm
{
    public string? CurrentPassword { get; set; }

    public string? NewPassword { get; set; }

    public string? Repeated { get; set; }
}

/// <summary>All have to be there, and the new one typed twice alike.</summary>
public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(f => f.CurrentPassword).NotEmpty().WithMessage(Texts.CurrentPasswordMissing);
        RuleFor(f => f.NewPassword).NotEmpty().WithMessage(Texts.NewPasswordMissing);
        RuleFor(f => f.Repeated).Equal(f => f.NewPassword).WithMessage(Texts.RepeatedDiffers);
    }
}
