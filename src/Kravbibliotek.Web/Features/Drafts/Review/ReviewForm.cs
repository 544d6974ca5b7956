using FluentValidation;
using Kravbibliotek.Curation;

namespace Kravbibliotek.Web.Features.Drafts.Review;

/// <summary>What a reviewer says of one field.</summary>
public sealed class ReviewFormComment
{
    /// <summary>The words meant, as they stand in the field; empty for the field as a whole.</summary>
    public string? Words { get; set; }

    public string? Text { get; set; }
}

/// <summary>A reviewer's decision.</summary>
public sealed class ReviewForm : RevisionForm
{
    public const string Approves = "godkann";
    public const string Returns = "aterlamna";

    public string? Decision { get; set; }

    /// <summary>By the name of the field.</summary>
    public Dictionary<string, ReviewFormComment> Comments { get; set; } = [];

    /// <summary>The name of a field of a comment.</summary>
    public static string Name(string field, string part) => $"{nameof(Comments)}[{field}].{part}";

    /// <summary>The comments that say something.</summary>
    public IReadOnlyList<PassageComment> Written() =>
        [.. Comments.Where(c => c.Value is { Text.Length: > 0 }).Select(c => new PassageComment(c.Key, Line(c.Value.Words), Lines(c.Value.Text!)))];

    // A browser sends line breaks in its own way; the text has one way only.
    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string? Line(string? words) => words is null ? null : Lines(words);
}

/// <summary>A decision that agrees with what was written, and words only beside a comment.</summary>
public sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator()
    {
        RuleFor(f => f.Decision).Must(d => d is ReviewForm.Approves or ReviewForm.Returns).WithMessage(WorkflowTexts.DecisionMissing);
        RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var (field, comment) in form.Comments)
            {
                if (comment is { Words.Length: > 0, Text: null })
                    context.AddFailure(ReviewForm.Name(field, nameof(comment.Text)), WorkflowTexts.CommentMissing);
                if (comment?.Text?.Length > WorkflowLimits.Comment)
                    context.AddFailure(ReviewForm.Name(field, nameof(comment.Text)), WorkflowTexts.CommentLong.With(WorkflowLimits.Comment));
            }

            if (form.Decision == ReviewForm.Approves && form.Written().Count > 0)
                context.AddFailure(nameof(form.Decision), WorkflowTexts.ApprovedWithComments);
        });
    }
}
