using System.Security.Claims;
using FluentValidation;
using Kravbibliotek.Consultations;
using Kravbibliotek.Proposals;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Web.Features.Faults.Write;

/// <summary>A report of a fault as it is typed.</summary>
public sealed class WriteForm
{
    public string? Kind { get; set; }

    public string? Text { get; set; }

    public string? Page { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    /// <summary>Nobody sees this field; programs fill it in.</summary>
    public string? Website { get; set; }

    internal FaultKind? KindValue => FaultReport.Kinds.TryParse(Kind, out var kind) ? kind : null;

    /// <summary>The report, once the form holds. Whoever is signed in is named by the account.</summary>
    public FaultReport ToReport(ClaimsPrincipal person) => new(KindValue!.Value, Text, Page, person.Identity?.IsAuthenticated == true
        ? new(person.Identity.Name, null, null, person.ToActor().Account)
        : new(Name, null, Email, null));
}

/// <summary>What has to hold before a report is taken in.</summary>
public sealed class WriteFormValidator : AbstractValidator<WriteForm>
{
    public WriteFormValidator()
    {
        RuleFor(f => f.Kind).Must((form, _) => form.KindValue is not null).WithMessage(_ => CaseTexts.KindMissing);
        RuleFor(f => f.Text).Must(text => CommentText.Clean(text).Length > 0).WithMessage(_ => CaseTexts.TextMissing);
        RuleFor(f => f.Text).MaximumLength(CommentText.Longest).WithMessage(_ => CaseTexts.TextLong.With(CommentText.Longest));
        RuleFor(f => f.Page).MaximumLength(FaultReport.LongestPage).WithMessage(_ => CaseTexts.PageLong.With(FaultReport.LongestPage));
        RuleFor(f => f.Name).MaximumLength(CommentText.LongestName).WithMessage(_ => CaseTexts.NameLong.With(CommentText.LongestName));
        RuleFor(f => f.Email)
            .Must(email => CommentText.Line(email) is not { } address || (address.Length <= CommentText.LongestEmail && ProposalRules.IsAddress(address)))
            .WithMessage(_ => CaseTexts.EmailWrong);
        RuleFor(f => f).Custom((form, context) =>
        {
            if (form.Website is not null)
                context.AddFailure("", CaseTexts.WebsiteFilled);
        });
    }
}
