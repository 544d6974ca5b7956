using FluentValidation;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Web.Features.Drafts.New;

/// <summary>A requirement that is about to be written.</summary>
public sealed class NewForm
{
    public string? Area { get; set; }

    public string? Title { get; set; }

    /// <summary>The text it begins with. What an author has to decide is left open.</summary>
    public RequirementContent ToContent() => new()
    {
        Title = Title!,
        Level = Level.Basic,
        AllowedKinds = [RequirementKind.Mandatory],
        DefaultKind = RequirementKind.Mandatory,
        ProofTimes = [],
        Goals = ["M15"],
        Text = "",
        Rationale = "",
        Proof = "",
        FollowUp = "",
        Guidance = "",
    };
}

/// <summary>An area and a title, no more: the rest is written in the editor.</summary>
public sealed class NewFormValidator : AbstractValidator<NewForm>
{
    private const int LongTitle = 150;

    public NewFormValidator()
    {
        RuleFor(f => f.Area).Must(folder => Areas.ByFolder(folder) is not null).WithMessage(DraftTexts.AreaMissing);
        RuleFor(f => f.Title).NotEmpty().WithMessage(DraftTexts.TitleMissing).MaximumLength(LongTitle).WithMessage(DraftTexts.TitleLong)
            .Must(title => title is null || !title.Any(char.IsControl)).WithMessage(DraftTexts.TitleMissing);
    }
}
