using FluentValidation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Web.Features.Standards.Edit;

namespace Kravbibliotek.Web.Features.Standards.Replace;

/// <summary>What replaces an edition.</summary>
public sealed class ReplaceForm
{
    public long Revision { get; set; }

    /// <summary>Standard and edition as <see cref="TargetOf"/> writes them.</summary>
    public string? By { get; set; }

    public string? From { get; set; }

    public string? Reason { get; set; }

    /// <summary>A standard and one of its editions as one value of a list.</summary>
    public static string TargetOf(string standard, string edition) => $"{standard}/{edition}";

    /// <summary>The standard and the edition that a value of the list stands for, or null.</summary>
    public static (Standard Standard, Edition Edition)? Find(string? target, IReadOnlyList<Standard> standards)
    {
        var cut = target?.IndexOf('/') ?? -1;
        if (cut < 0 || standards.FirstOrDefault(s => s.Id == target![..cut]) is not { } standard)
            return null;
        return standard.Editions.FirstOrDefault(e => e.Name == target![(cut + 1)..]) is { } edition ? (standard, edition) : null;
    }
}

/// <summary>Everything is needed, and it has happened.</summary>
public sealed class ReplaceFormValidator : AbstractValidator<ReplaceForm>
{
    private const int Long = 2000;

    public ReplaceFormValidator(IReadOnlyList<Standard> standards, string replaced, DateOnly today)
    {
        RuleFor(f => f.By).Must(b => b != replaced && ReplaceForm.Find(b, standards) is not null).WithMessage(StandardTexts.ByMissing);
        RuleFor(f => f.From).Must(d => ParameterValue.TryDate(d ?? "", out _)).WithMessage(StandardTexts.DateWrong);
        RuleFor(f => f.From).Must(d => !ParameterValue.TryDate(d ?? "", out var day) || day <= today).WithMessage(StandardTexts.FromFuture);
        RuleFor(f => f.Reason).NotEmpty().WithMessage(StandardTexts.Missing.With(StandardTexts.Reason.ToLowerInvariant()))
            .MaximumLength(Long).WithMessage(StandardTexts.Long.With(StandardTexts.Reason, Long))
            .Must(EditFormValidator.IsWritable).WithMessage(StandardTexts.Characters.With(StandardTexts.Reason));
    }
}
