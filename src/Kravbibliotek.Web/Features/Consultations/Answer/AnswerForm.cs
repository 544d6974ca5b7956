using FluentValidation;
using Kravbibliotek.Consultations;

namespace Kravbibliotek.Web.Features.Consultations.Answer;

/// <summary>One answer to one or several comments.</summary>
public sealed class AnswerForm
{
    /// <summary>Numbers of the comments chosen.</summary>
    public IList<int> Chosen { get; set; } = [];

    /// <summary>The revisions that the page showed, by number of the comment.</summary>
    public IDictionary<int, long> Revisions { get; set; } = new Dictionary<int, long>();

    public string? Effect { get; set; }

    public string? Text { get; set; }

    /// <summary>The revisions of those that are chosen.</summary>
    public IReadOnlyDictionary<int, long> ChosenRevisions() =>
        Chosen.Distinct().ToDictionary(ordinal => ordinal, ordinal => Revisions.TryGetValue(ordinal, out var revision) ? revision : 0);
}

/// <summary>Something is chosen.</summary>
public sealed class ChosenValidator : AbstractValidator<AnswerForm>
{
    public ChosenValidator() => RuleFor(f => f.Chosen).NotEmpty().WithMessage(ConsultationTexts.NothingChosen);
}

/// <summary>What an answer has to be.</summary>
public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator()
    {
        Include(new ChosenValidator());
        RuleFor(f => f.Effect).Must(e => ConsultationWords.Effects.TryParse(e, out _)).WithMessage(ConsultationTexts.EffectMissing);
        RuleFor(f => f.Text).Must(t => CommentText.Clean(t).Length > 0).WithMessage(ConsultationTexts.AnswerMissing)
            .Must(t => CommentText.Clean(t).Length <= CommentText.Longest)
            .WithMessage(f => ConsultationTexts.AnswerLong.With(CommentText.Clean(f.Text).Length));
    }
}
