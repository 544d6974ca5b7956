using System.Text.RegularExpressions;
using FluentValidation;
using Kravbibliotek.Web.Features.Drafts;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Retirement;

/// <summary>The end of a requirement: when, what takes its place, and why.</summary>
public sealed partial class RetirementForm
{
    /// <summary>The revision of the requirement that the page showed.</summary>
    public long Revision { get; set; }

    public string? LastDay { get; set; }

    /// <summary>Keys with commas or spaces between them.</summary>
    public string? ReplacedBy { get; set; }

    public string? Reason { get; set; }

    /// <summary>The keys of what replaces it, as keys are written.</summary>
    public IReadOnlyList<string> Keys() => [.. Between().Split(ReplacedBy ?? "").Where(k => k.Length > 0).Select(k => k.ToUpperInvariant())];

    [GeneratedRegex(@"[\s,;]+")]
    private static partial Regex Between();
}

/// <summary>A day where one is asked for, and a reason. Which keys may replace it is decided with the requirement.</summary>
public sealed class RetirementFormValidator : AbstractValidator<RetirementForm>
{
    private const int MostKeys = 20;

    public RetirementFormValidator(bool asksForADay)
    {
        if (asksForADay)
            RuleFor(f => f.LastDay).Must(day => TypedDay.Of(day) is not null).WithMessage(WorkflowTexts.LastDayMissing);
        RuleFor(f => f.ReplacedBy).Must((form, _) => form.Keys().Count <= MostKeys).WithMessage(WorkflowTexts.ReplacedByMany.With(MostKeys));
        RuleFor(f => f.Reason).NotEmpty().WithMessage(WorkflowTexts.RetireReasonMissing)
            .MaximumLength(WorkflowLimits.Reason).WithMessage(WorkflowTexts.ReasonLong.With(WorkflowLimits.Reason));
    }
}
