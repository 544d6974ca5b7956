using FluentValidation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;

namespace Kravbibliotek.Web.Features.Profiles.Annex;

/// <summary>What has to hold before an annex is made of the form.</summary>
public sealed class AnnexFormValidator : AbstractValidator<AnnexForm>
{
    private const int LongText = 200;
    private const int ShortText = 60;

    public AnnexFormValidator(IReadOnlyList<ProfileRow> rows)
    {
        RuleFor(f => f.Title).NotEmpty().WithMessage(Texts.AnnexTitleMissing)
            .MaximumLength(LongText).WithMessage(Texts.AnnexTitleLong);
        RuleFor(f => f.Organisation).NotEmpty().WithMessage(Texts.AnnexOrganisationMissing)
            .MaximumLength(LongText).WithMessage(Texts.AnnexOrganisationLong);
        RuleFor(f => f.ReferenceNumber).MaximumLength(ShortText).WithMessage(Texts.AnnexReferenceLong);
        RuleFor(f => f.Law).Must(code => TenderWords.Laws.TryParse(code, out _)).WithMessage(Texts.AnnexLawMissing);
        RuleFor(f => f.Threshold).Must(code => code is AnnexChoices.Over or AnnexChoices.Under).WithMessage(Texts.AnnexThresholdMissing);
        RuleFor(f => f.Ground).Must(code => TenderWords.Grounds.TryParse(code, out _)).WithMessage(Texts.AnnexGroundMissing);
        RuleFor(f => f.Format).Must(format => format is null || AnnexChoices.Formats.Contains(format)).WithMessage(ListTexts.AnnexFormatUnknown);
        RuleFor(f => f).Custom((form, context) =>
        {
            if (!rows.Any(row => form.Items.GetValueOrDefault(row.Version.Key) is { Chosen: true }))
                context.AddFailure(
                    rows.Count == 0 ? "" : AnnexForm.Name(rows[0].Version.Key, nameof(AnnexFormItem.Chosen)), Texts.AnnexNothingChosen);
            foreach (var row in rows)
                if (form.Items.GetValueOrDefault(row.Version.Key) is { Chosen: true } item)
                    Check(row, item, context);
        });
    }

    private static void Check(ProfileRow row, AnnexFormItem item, ValidationContext<AnnexForm> context)
    {
        var (key, content) = (row.Version.Key, row.Version.Content);
        if (item.Number != row.Version.Number)
            context.AddFailure(AnnexForm.Name(key, nameof(AnnexFormItem.Chosen)), Texts.AnnexNewVersion.With(key));
        if (!Words.Kinds.TryParse(item.Kind, out var kind) || !content.AllowedKinds.Contains(kind))
            context.AddFailure(AnnexForm.Name(key, nameof(AnnexFormItem.Kind)), Texts.AnnexKindMissing.With(key));
        foreach (var parameter in content.Parameters)
        {
            var value = ParameterValue.Normalize(parameter, item.Values.GetValueOrDefault(parameter.Name));
            if (ParameterValue.Check(parameter, value) is { IsError: true } problem)
                context.AddFailure(AnnexForm.Name(key, parameter), $"{key}: {problem.Message}");
        }
    }
}
