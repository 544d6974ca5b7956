using FluentValidation;
using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Proposals;

namespace Kravbibliotek.Web.Features.Proposals.Triage;

/// <summary>An answer as it is typed.</summary>
public sealed class AnswerForm
{
    /// <summary>The revision that was looked at.</summary>
    public long Revision { get; set; }

    public string? Text { get; set; }

    public string? Effect { get; set; }

    public string? Show { get; set; }

    public string? ShownText { get; set; }

    /// <summary>What the curator wants, once the form holds.</summary>
    public AnswerSubmission ToCommand(Actor by) => new(by, Text, EffectValue!.Value, Show == "true" ? ShownText : null);

    /// <summary>What is stored, as the form has it.</summary>
    public static AnswerForm Of(Submission submission) => new()
    {
        Revision = submission.Revision,
        Text = submission.Answer?.Text,
        Effect = submission.Answer is { } answer ? SubmissionWords.Effects.Code(answer.Effect) : null,
        Show = submission.Answer?.ShownText is null ? null : "true",
        ShownText = submission.Answer?.ShownText ?? submission.Text,
    };

    internal SubmissionEffect? EffectValue => SubmissionWords.Effects.TryParse(Effect, out var effect) ? effect : null;
}

/// <summary>What the form has to say beside what the core asks for.</summary>
public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator()
    {
        RuleFor(f => f.Effect).Must((form, _) => form.EffectValue is not null).WithMessage(ProposalTexts.EffectMissing);
        RuleFor(f => f.ShownText).Must((form, text) => form.Show != "true" || CommentText.Clean(text).Length > 0)
            .WithMessage(ProposalTexts.ShownTextMissing);
    }
}
