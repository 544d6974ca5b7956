using FluentValidation;

namespace Kravbibliotek.Web.Features.Drafts.Discard;

/// <summary>Why a draft is given up.</summary>
public sealed class DiscardForm : RevisionForm
{
    public string? Reason { get; set; }
}

/// <summary>A reason is needed: the authors will ask.</summary>
public sealed class DiscardFormValidator : AbstractValidator<DiscardForm>
{
    public DiscardFormValidator() => RuleFor(f => f.Reason).NotEmpty().WithMessage(WorkflowTexts.DiscardReasonMissing)
        .MaximumLength(WorkflowLimits.Reason).WithMessage(WorkflowTexts.ReasonLong.With(WorkflowLimits.Reason));
}
