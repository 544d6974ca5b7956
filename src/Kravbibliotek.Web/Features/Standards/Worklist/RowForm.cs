using FluentValidation;
using Kravbibliotek.Standards;
using Kravbibliotek.Web.Features.Standards.Edit;

namespace Kravbibliotek.Web.Features.Standards.Worklist;

/// <summary>A decision about one row as it was filled in.</summary>
public sealed class RowForm
{
    public const string Migrate = "flytta";
    public const string Keep = "behall";
    public const string NotRelevant = "berors-inte";

    /// <summary>What was looked at.</summary>
    public string? Basis { get; set; }

    public string? Choice { get; set; }

    /// <summary>Standard and edition that the reference is moved to.</summary>
    public string? Target { get; set; }

    /// <summary>The target whose clauses the page showed: those of another have to be shown first.</summary>
    public string? Shown { get; set; }

    /// <summary>The new clause of each old one, in their order; empty for one that is dropped.</summary>
    public IList<string?> Clauses { get; set; } = [];

    /// <summary>More clauses of the new edition, with commas between.</summary>
    public string? More { get; set; }

    public string? Deviation { get; set; }

    public string? Reason { get; set; }

    /// <summary>The button that shows the clauses of the chosen edition.</summary>
    public string? Show { get; set; }

    public MigrationChoice ToChoice() => Choice switch
    {
        Migrate => MigrationChoice.Migrate,
        Keep => MigrationChoice.Keep,
        _ => MigrationChoice.NotRelevant,
    };

    /// <summary>The clauses of the new edition.</summary>
    public IReadOnlyList<string> NewClauses() =>
    [
        .. Clauses.OfType<string>()
            .Concat((More ?? "").Split([',', '\n', '\r', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal),
    ];
}

/// <summary>What each choice needs.</summary>
public sealed class RowFormValidator : AbstractValidator<RowForm>
{
    private const int Long = 2000;

    /// <param name="target">What the reference is moved to, or null.</param>
    /// <param name="hadClauses">True when the old reference names clauses.</param>
    /// <param name="isProfile">True for a profile, which refers to nothing itself.</param>
    public RowFormValidator((Standard Standard, Edition Edition)? target, bool hadClauses, bool isProfile)
    {
        RuleFor(f => f.Choice).Must(c => c is RowForm.Keep or RowForm.NotRelevant || (c == RowForm.Migrate && !isProfile))
            .WithMessage(StandardTexts.ChoiceMissing);
        RuleFor(f => f.Reason).NotEmpty().When(f => f.Choice == RowForm.Keep).WithMessage(StandardTexts.KeepReason);
        RuleFor(f => f.Reason).MaximumLength(Long).WithMessage(StandardTexts.Long.With(StandardTexts.Reason, Long))
            .Must(EditFormValidator.IsWritable).WithMessage(StandardTexts.Characters.With(StandardTexts.Reason));
        When(f => f.Choice == RowForm.Migrate, () =>
        {
            RuleFor(f => f.Target).Must(_ => target is not null).WithMessage(StandardTexts.TargetMissing);
            RuleFor(f => f.Deviation)
                .Must(d => target?.Standard.Openness.Judgement is null or Openness.Open || !string.IsNullOrWhiteSpace(d))
                .WithMessage(StandardTexts.DeviationMissing)
                .MaximumLength(Long).WithMessage(StandardTexts.Long.With(StandardTexts.Deviation, Long))
                .Must(EditFormValidator.IsWritable).WithMessage(StandardTexts.Characters.With(StandardTexts.Deviation));
            RuleFor(f => f).Custom((form, context) => CheckClauses(form, target?.Edition, hadClauses, context));
        });
    }

    private static void CheckClauses(RowForm form, Edition? edition, bool hadClauses, ValidationContext<RowForm> context)
    {
        if (edition is null)
            return;
        foreach (var unknown in form.NewClauses().Where(c => Migration.Proposed(c, edition) is null))
        {
            var at = form.Clauses.IndexOf(unknown);
            context.AddFailure(at < 0 ? nameof(form.More) : $"Clauses[{at}]", StandardTexts.ClauseUnknown.With(unknown));
        }

        if (hadClauses && edition.Clauses.Count > 0 && form.NewClauses().Count == 0)
            context.AddFailure(form.Clauses.Count > 0 ? "Clauses[0]" : nameof(form.More), StandardTexts.NoClauses);
    }
}
