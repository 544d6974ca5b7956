using FluentValidation;
using Kravbibliotek.Curation;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Drafts.Consult;

/// <summary>When the public may comment on a draft.</summary>
public sealed class ConsultForm : RevisionForm
{
    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>The period of a form that has passed its checks.</summary>
    public ConsultationPeriod Period() => new(TypedDay.Of(From)!.Value, TypedDay.Of(To)!.Value);
}

/// <summary>Both days are there and can be read; which they may be is decided with the draft.</summary>
public sealed class ConsultFormValidator : AbstractValidator<ConsultForm>
{
    public ConsultFormValidator()
    {
        RuleFor(f => f.From).Must(day => TypedDay.Of(day) is not null).WithMessage(WorkflowTexts.FromMissing);
        RuleFor(f => f.To).Must(day => TypedDay.Of(day) is not null).WithMessage(WorkflowTexts.ToMissing);
    }
}
