using System.Security.Claims;
using FluentValidation;
using Kravbibliotek.Accounts;
using Kravbibliotek.Consultations;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Web.Features.Consultations.Show;

/// <summary>A comment as it is typed.</summary>
public sealed class CommentForm
{
    public string? Text { get; set; }

    public string? Field { get; set; }

    public string? Passage { get; set; }

    public string? Name { get; set; }

    public string? Organisation { get; set; }

    public string? Email { get; set; }

    /// <summary>Nobody sees this field; programs fill it in.</summary>
    public string? Website { get; set; }

    /// <summary>The comment. Whoever is signed in has the name and the organisation of the account.</summary>
    public NewComment ToComment(ClaimsPrincipal person)
    {
        var by = person.Identity?.IsAuthenticated == true
            ? new Commenter(
                person.Identity.Name, Organisations.Find(person.FindFirstValue(AccountPrincipals.Organisation))?.Name, null,
                person.ToActor().Account)
            : new Commenter(CommentText.Line(Name), CommentText.Line(Organisation), CommentText.Line(Email), null);
        return new(Field, Passage, Text, by, person.IsInRole(Access.Curator));
    }
}

/// <summary>What a comment has to be.</summary>
public sealed class CommentFormValidator : AbstractValidator<CommentForm>
{
    public CommentFormValidator()
    {
        RuleFor(f => f).Custom((form, context) =>
        {
            if (form.Website is not null)
                context.AddFailure("", ConsultationTexts.WebsiteFilled);
        });
        RuleFor(f => f.Text).Must(t => CommentText.Clean(t).Length > 0).WithMessage(ConsultationTexts.TextMissing)
            .Must(t => CommentText.Clean(t).Length <= CommentText.Longest)
            .WithMessage(f => ConsultationTexts.TextLong.With(CommentText.Clean(f.Text).Length));
        RuleFor(f => f.Passage).MaximumLength(CommentText.LongestPassage).WithMessage(ConsultationTexts.PassageLong);
        RuleFor(f => f.Name).MaximumLength(CommentText.LongestName).WithMessage(ConsultationTexts.NameLong);
        RuleFor(f => f.Organisation).MaximumLength(CommentText.LongestName).WithMessage(ConsultationTexts.OrganisationLong);
        RuleFor(f => f.Email).Must(IsAddress).WithMessage(ConsultationTexts.EmailWrong);
    }

    private static bool IsAddress(string? text) => text is null
        || (text.Length <= CommentText.LongestEmail && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && text.LastIndexOf('@') == at);
}
