using Kravbibliotek.Checks;
using Kravbibliotek.Consultations;

namespace Kravbibliotek.Proposals;

/// <summary>The way of a submission to its answer: pure decisions from (what is, what a curator wants).</summary>
public static class SubmissionWorkflow
{
    private static readonly Rule IsClosed = new("U181", "Ärendet är redan besvarat.", "Ändra svaret i stället.");

    private static readonly Rule NobodyHasIt = new("U182", "Ingen har hand om ärendet.", "Hämta sidan på nytt.");

    private static readonly Rule NoAnswer = new("U183", "Svaret är tomt.", "Skriv vad ni svarar och varför.");

    private static readonly Rule TooLong = new("U184", "{0} är {1} tecken. Högst {2} går att spara.", "Korta texten.");

    private static readonly Rule IsImplemented = new("U185",
        "Det som föreslogs är publicerat och kan inte avslås.", "Välj Genomförs eller Genomförs delvis.");

    private static readonly Rule HasDraft = new("U186", "Ärendet hör redan till utkastet till {0}.", "Koppla loss det först.");

    private static readonly Rule HasNoDraft = new("U187", "Ärendet hör inte till något utkast.", "Hämta sidan på nytt.");

    private static readonly Rule NoDraftOfFault = new("U190", "Ett fel på webbplatsen blir inget krav.", "Svara på ärendet.");

    private static readonly Rule NotAnswered = new("U188", "Ärendet har inget svar som säger att det genomförs.", "Svara först.");

    private static readonly Rule IsDeclined = new("U189", "Svaret säger att förslaget avslås.", "Ändra svaret först.");

    /// <summary>Where the findings about a submission are, beside the files of the library.</summary>
    public static string PathOf(string id) => $"arenden/{id}";

    /// <summary>What stands for the page on which its author follows it, beside <see cref="PathOf"/> for those who curate.</summary>
    public static string AuthorsPathOf(SubmissionKind kind, string id) => IsFromAnybody(kind) ? $"synpunkter/{id}" : $"forslag/{id}";

    /// <summary>True for what anybody may hand in, without an account; its author follows it by a secret link.</summary>
    public static bool IsFromAnybody(SubmissionKind kind) => kind is SubmissionKind.Feedback or SubmissionKind.Fault;

    /// <summary>Why no draft can come of a submission, whatever its text; empty when one can.</summary>
    public static IReadOnlyList<Finding> AgainstDraft(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return submission.Kind == SubmissionKind.Fault ? [At(submission, NoDraftOfFault)] : [];
    }

    /// <summary>Does something with a submission, or says why not.</summary>
    public static SubmissionDecision Decide(Submission submission, SubmissionCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(command);
        return command switch
        {
            TakeOn => submission.ClosedAt is not null
                ? Refused(submission, IsClosed)
                : Becomes(submission with { Status = SubmissionStatus.Preparing, Responsible = command.By.Account }),
            HandBack => submission.Responsible is null
                ? Refused(submission, NobodyHasIt)
                : submission.ClosedAt is not null
                ? Refused(submission, IsClosed)
                : Becomes(submission with { Responsible = null }),
            AnswerSubmission answer => Answer(submission, answer, now),
            LinkDraft link => Link(submission, link),
            UnlinkDraft => submission.Draft is null || submission.Status == SubmissionStatus.Implemented
                ? Refused(submission, HasNoDraft)
                : Becomes(submission with { Draft = null }),
            Implement => submission is { Status: SubmissionStatus.Answered, Draft: not null, Answer.Effect: not SubmissionEffect.Declined }
                ? Becomes(submission with { Status = SubmissionStatus.Implemented })
                : Refused(submission, NotAnswered),
            _ => throw new ArgumentException($"Okänt kommando {command.GetType().Name}.", nameof(command)),
        };
    }

    /// <summary>The submission without who handed it in. What was said stays.</summary>
    public static Submission Erase(Submission submission, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return submission with { By = Sender.Unknown, ErasedAt = now };
    }

    private static SubmissionDecision Answer(Submission submission, AnswerSubmission command, DateTimeOffset now)
    {
        var text = CommentText.Clean(command.Text);
        var shown = command.ShownText is null ? null : CommentText.Clean(command.ShownText);
        var faults = new List<Finding>();
        if (text.Length == 0)
            faults.Add(At(submission, NoAnswer));
        foreach (var (name, typed) in new[] { ("Svaret", text), ("Texten som visas", shown ?? "") })
            if (typed.Length > CommentText.Longest)
                faults.Add(At(submission, TooLong, name, typed.Length, CommentText.Longest));
        if (submission.Status == SubmissionStatus.Implemented && command.Effect == SubmissionEffect.Declined)
            faults.Add(At(submission, IsImplemented));
        if (faults.Count > 0)
            return new(null, faults);
        return Becomes(submission with
        {
            Status = submission.Status == SubmissionStatus.Implemented ? SubmissionStatus.Implemented : SubmissionStatus.Answered,
            Responsible = submission.Responsible ?? command.By.Account,
            Answer = new(text, command.Effect, command.By.Account, now, shown is { Length: > 0 } ? shown : null),
            ClosedAt = now,
        });
    }

    private static SubmissionDecision Link(Submission submission, LinkDraft command)
    {
        if (AgainstDraft(submission) is [_, ..] against)
            return new(null, against);
        if (submission.Draft is { } draft)
            return Refused(submission, HasDraft, draft.Key);
        if (submission.Answer?.Effect == SubmissionEffect.Declined)
            return Refused(submission, IsDeclined);
        return Becomes(submission with
        {
            Draft = command.Draft,
            Responsible = submission.Responsible ?? command.By.Account,
            Status = submission.Status == SubmissionStatus.Received ? SubmissionStatus.Preparing : submission.Status,
        });
    }

    private static SubmissionDecision Becomes(Submission submission) => new(submission, []);

    private static SubmissionDecision Refused(Submission submission, Rule rule, params object?[] found) =>
        new(null, [At(submission, rule, found)]);

    private static Finding At(Submission submission, Rule rule, params object?[] found) => rule.At(PathOf(submission.Id), 0, found);
}
