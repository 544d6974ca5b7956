using FluentValidation;
using Kravbibliotek.Notices;

namespace Kravbibliotek.Web.Features.Notices.Settings;

/// <summary>How somebody wants notices by mail.</summary>
public sealed class SettingsForm
{
    /// <summary>The name of a <see cref="NoticeMail"/>.</summary>
    public string? Mail { get; set; }

    /// <summary>The choice.</summary>
    public NoticeMail Chosen() => Enum.Parse<NoticeMail>(Mail!);
}

/// <summary>One of the choices.</summary>
public sealed class SettingsFormValidator : AbstractValidator<SettingsForm>
{
    public SettingsFormValidator() => RuleFor(f => f.Mail).Must(m => m is not null && Enum.GetNames<NoticeMail>().Contains(m)).WithMessage(NoticeTexts.MailMissing);
}
