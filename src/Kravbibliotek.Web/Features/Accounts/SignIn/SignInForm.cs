using FluentValidation;

namespace Kravbibliotek.Web.Features.Accounts.SignIn;

/// <summary>Address and password.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    /// <summary>Where to go afterwards.</summary>
    public string? Tillbaka { get; set; }
}

/// <summary>Both have to be there; nothing more is said of them.</summary>
public sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(f => f.Email).NotEmpty().WithMessage(Texts.EmailMissing);
        RuleFor(f => f.Password).NotEmpty().WithMessage(Texts.PasswordMissing);
    }
}
