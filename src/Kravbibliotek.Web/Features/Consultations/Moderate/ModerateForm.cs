using FluentValidation;
using Kravbibliotek.Consultations;

namespace Kravbibliotek.Web.Features.Consultations.Moderate;

/// <summary>What is typed about one comment.</summary>
public sealed class ModerateForm
{
    /// <summary>The revision that the page showed.</summary>
    public long Revision { get; set; }

    public string? Reason { get; set; }

    public string? Effect { get; set; }

    public string? Text { get; set; }
}

/// <summary>A refusal has a reason.</summary>
public sealed class ReasonValidator : AbstractValidator<ModerateForm>
{
    private const int Longest = 1000;

    public ReasonValidator() => RuleFor(f => f.Reason).Must(r => CommentText.Clean(r).Length > 0).WithMessage(ConsultationTexts.ReasonMissing)
        .MaximumLength(Longest).WithMessage(ConsultationTexts.ReasonLong);
}

/// <summary>What an answer has to be.</summary>
public sealed class OneAnswerValidator : AbstractValidator<ModerateForm>
{
    public OneAnswerValidator()
    {
        RuleFor(f => f.Effect).Must(e => ConsultationWords.Effects.TryParse(e, out _)).WithMessage(ConsultationTexts.EffectMissing);
        RuleFor(f => f.Text).Must(t => CommentText.Clean(t).Length > 0).WithMessage(ConsultationTexts.AnswerMissing)
            .Must(t => CommentText.Clean(t).Length <= CommentText.Longest)
            .WithMessage(f => ConsultationTexts.AnswerLong.With(CommentText.Clean(f.Text).Length));
    }
}
