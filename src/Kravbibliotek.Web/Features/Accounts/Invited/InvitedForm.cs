using FluentValidation;

namespace Kravbibliotek.Web.Features.Accounts.Invited;

/// <summary>The password that somebody invited chooses.</summary>
public sealed class InvitedForm
{
    /// <summary>The code of the link.</summary>
    public string? Kod { get; set; }

    public string? NewPassword { get; set; }

    public string? Repeated { get; set; }
}

/// <summary>Typed twice alike; the rest is said by the rules for passwords.</summary>
public sealed class InvitedFormValidator : AbstractValidator<InvitedForm>
{
    public InvitedFormValidator()
    {
        RuleFor(f => f.NewPassword).NotEmpty().WithMessage(Texts.NewPasswordMissing);
        RuleFor(f => f.Repeated).Equal(f => f.NewPassword).WithMessage(Texts.RepeatedDiffers);
    }
}
