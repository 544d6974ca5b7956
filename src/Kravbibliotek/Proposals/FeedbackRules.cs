using System.Globalization;
using Kravbibliotek.Consultations;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>Feedback as it is typed.</summary>
/// <param name="Number">The version it is about.</param>
/// <param name="Text">What is said.</param>
/// <param name="Passage">The words meant.</param>
/// <param name="By">Who says it, as far as told.</param>
public sealed record FeedbackInput(int Number, string? Text, string? Passage, Sender By);

/// <summary>What feedback has to be.</summary>
public static class FeedbackRules
{
    /// <summary>All that has to be mended. The fields are those of <see cref="FeedbackInput"/> and <see cref="Sender"/>.</summary>
    /// <param name="input">What is typed.</param>
    /// <param name="version">The version that it names, or null when there is none.</param>
    public static IReadOnlyList<FieldProblem> Problems(FeedbackInput input, RequirementVersion? version)
    {
        ArgumentNullException.ThrowIfNull(input);
        var problems = new List<FieldProblem>();
        var text = CommentText.Clean(input.Text);
        if (version is null)
            problems.Add(new(nameof(input.Number), "Den versionen finns inte.", "Välj en version i listan."));
        if (text.Length == 0)
            problems.Add(new(nameof(input.Text), "Synpunkten saknas.", "Skriv vad du tycker."));
        AddTooLong(problems, nameof(input.Text), "Texten", text, CommentText.Longest);
        AddTooLong(problems, nameof(Sender.Name), "Namnet", input.By.Name, CommentText.LongestName);
        AddTooLong(problems, nameof(Sender.Organisation), "Organisationen", input.By.Organisation, CommentText.LongestName);
        AddTooLong(problems, nameof(input.Passage), "Stället", input.Passage, CommentText.LongestPassage);
        if (CommentText.Line(input.By.Email) is { } email && (email.Length > CommentText.LongestEmail || !ProposalRules.IsAddress(email)))
            problems.Add(new(nameof(Sender.Email), "Det är inte en e-postadress.", "Skriv den som namn@exempel.se, eller lämna fältet tomt."));
        return problems;
    }

    /// <summary>The feedback, when there is nothing to mend.</summary>
    public static Submission ToSubmission(FeedbackInput input, Requirement requirement, string codeHash, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(requirement);
        return new()
        {
            Id = SubmissionReference.New(),
            Kind = SubmissionKind.Feedback,
            At = now,
            Area = requirement.Area,
            Key = requirement.Key,
            Number = input.Number,
            Passage = CommentText.Line(input.Passage),
            Text = CommentText.Clean(input.Text),
            By = new(
                CommentText.Line(input.By.Name), CommentText.Line(input.By.Organisation), CommentText.Line(input.By.Email), input.By.Account),
            CodeHash = codeHash,
        };
    }

    private static void AddTooLong(List<FieldProblem> problems, string field, string name, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            problems.Add(new(
                field, string.Create(CultureInfo.InvariantCulture, $"{name} är {text.Length} tecken. Högst {longest} går att ta emot."),
                "Korta texten."));
        }
    }
}
