using System.Linq.Expressions;
using FluentValidation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Web.Features.Standards.Edit;

/// <summary>What has to be there, and what can be read; the rules of the register come after.</summary>
public sealed class EditFormValidator : AbstractValidator<EditForm>
{
    private const int Short = 200;
    private const int Long = 4000;

    public EditFormValidator()
    {
        RuleFor(f => f.Id).Must(LibraryPath.IsId).WithMessage(StandardTexts.IdWrong)
            .Must(id => id != "ny").WithMessage(StandardTexts.IdWrong);
        Required(f => f.Designation, StandardTexts.Designation, Short);
        Required(f => f.Title, StandardTexts.Title, Short * 2);
        Required(f => f.Publisher, StandardTexts.Publisher, Short);
        Required(f => f.TextLicence, StandardTexts.TextLicence, Long);
        Text(f => f.Address, StandardTexts.Address, Short * 2);
        Text(f => f.LegalBasis, StandardTexts.LegalBasis, Long);
        Text(f => f.OpennessNote, StandardTexts.OpennessNote, Long);
        Text(f => f.Why, StandardTexts.Why, Long);
        RuleFor(f => f.OpennessDate).Must(d => d is null || ParameterValue.TryDate(d, out _)).WithMessage(StandardTexts.DateWrong);
        RuleForEach(f => f.Criteria).SetValidator(new CriterionFormValidator());
        RuleForEach(f => f.Editions).SetValidator(new EditionFormValidator());
    }

    /// <summary>True for a text that a file can hold and that is no longer than so.</summary>
    internal static bool IsWritable(string? text) => text is null || CanonicalText.IndexOfForbidden(CanonicalText.Clean(text)) < 0;

    private void Required(Expression<Func<EditForm, string?>> field, string label, int longest)
    {
        RuleFor(field).NotEmpty().WithMessage(StandardTexts.Missing.With(label.ToLowerInvariant()));
        Text(field, label, longest);
    }

    private void Text(Expression<Func<EditForm, string?>> field, string label, int longest) => RuleFor(field)
        .MaximumLength(longest).WithMessage(StandardTexts.Long.With(label, longest))
        .Must(IsWritable).WithMessage(StandardTexts.Characters.With(label));

    private sealed class CriterionFormValidator : AbstractValidator<CriterionForm>
    {
        public CriterionFormValidator() => RuleFor(f => f.Name)
            .MaximumLength(Short).WithMessage(StandardTexts.Long.With(StandardTexts.Criterion.With(""), Short))
            .Must(IsWritable).WithMessage(StandardTexts.Characters.With(StandardTexts.Criterion.With("")));
    }

    private sealed class EditionFormValidator : AbstractValidator<EditionForm>
    {
        private const int MostClauses = 5000;

        public EditionFormValidator()
        {
            RuleFor(f => f.Name).MaximumLength(Short).WithMessage(StandardTexts.Long.With(StandardTexts.Edition, Short))
                .Must(n => n is null || (IsWritable(n) && !n.Contains('~'))).WithMessage(StandardTexts.Characters.With(StandardTexts.Edition))
                // Without a name the row is dropped, which nobody means who has written in it.
                .Must((e, n) => n is not null || (e.Published ?? e.Note ?? e.Clauses) is null)
                .WithMessage(StandardTexts.Missing.With(StandardTexts.Edition.ToLowerInvariant()));
            RuleFor(f => f.Note).MaximumLength(Long).WithMessage(StandardTexts.Long.With(StandardTexts.Note, Long))
                .Must(IsWritable).WithMessage(StandardTexts.Characters.With(StandardTexts.Note));
            RuleFor(f => f.Published).Must(IsWritable).WithMessage(StandardTexts.Characters.With(StandardTexts.Published));
            RuleFor(f => f.Clauses).Custom(CheckClauses);
        }

        private static void CheckClauses(string? text, ValidationContext<EditionForm> context)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (line, clause, read) in EditForm.ClausesIn(text).Take(MostClauses))
            {
                if (!read || !IsWritable(line))
                    context.AddFailure(StandardTexts.ClauseWrong.With(line));
                else if (!seen.Add(clause.Number))
                    context.AddFailure(StandardTexts.ClauseTwice.With(clause.Number));
            }
        }
    }
}
