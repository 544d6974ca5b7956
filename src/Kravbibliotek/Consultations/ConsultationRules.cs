using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Consultations;

/// <summary>Consultations and what is done with their comments: pure decisions from (what is, what somebody wants).</summary>
public static class ConsultationRules
{
    private static readonly DraftRule NotOpen = new("U161",
        "Remissen av {0} tar inte emot synpunkter nu.", "Se remisstiden på sidan. Det du skrev finns kvar här så att du kan spara det.");

    private static readonly DraftRule NoText = new("U162", "Synpunkten är tom.", "Skriv vad du tycker.");

    private static readonly DraftRule TooLong = new("U163",
        "Texten är {0} tecken. Högst {1} går att ta emot.", "Korta texten, eller dela upp den.");

    private static readonly DraftRule UnknownField = new("U164",
        "Remissen har ingen del som heter {0}.", "Välj en del i listan.");

    private static readonly DraftRule NoReason = new("U165", "Skälet saknas.", "Skriv varför synpunkten inte visas.");

    private static readonly DraftRule IsRejected = new("U166",
        "Synpunkt {0} är avvisad och besvaras inte.", "Visa den först.");

    private static readonly DraftRule NoAnswer = new("U167", "Svaret är tomt.", "Skriv vad ni svarar.");

    private static readonly DraftRule Published = new("U168",
        "Version {0} är publicerad, och synpunkt {1} har inget svar.", "Svara i nästa remiss.");

    private static readonly DraftRule AnswerTooLong = new("U169",
        "Svaret är {0} tecken. Högst {1} går att spara.", "Korta svaret.");

    /// <summary>True when the public may comment on a day: within the period, and the draft still says what was sent out.</summary>
    public static bool IsOpen(Consultation consultation, Draft? draft, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return IsOut(consultation, draft) && consultation.IsOpenOn(day);
    }

    /// <summary>True when the period lies ahead and nothing has stopped it.</summary>
    public static bool IsComing(Consultation consultation, Draft? draft, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return IsOut(consultation, draft) && consultation.ClosedAt is null && day < consultation.Period.From;
    }

    /// <summary>What becomes of a requirement's consultations when its draft goes from one state to another. New ones have revision 0.</summary>
    /// <param name="before">The draft before.</param>
    /// <param name="after">The draft after.</param>
    /// <param name="consultations">All consultations of the requirement.</param>
    /// <param name="now">When it happens.</param>
    public static IReadOnlyList<Consultation> Follow(
        Draft before, Draft after, IReadOnlyList<Consultation> consultations, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changed = consultations.Where(c => !c.IsSettled).Select(c => c with
        {
            ClosedAt = c.ClosedAt ?? (after.State == DraftState.Consultation && before.State == DraftState.Consultation ? null : now),
            IsSettled = after.State == DraftState.Closed,
        }).Where(c => !consultations.Contains(c)).ToList();
        if (after is { State: DraftState.Consultation, Consultation: { } period, Content: { } content } && before.State != after.State)
            changed.Add(Opened(after, period, content, consultations.Count + 1));
        return changed;
    }

    /// <summary>The consultations of a draft when it is published.</summary>
    public static IReadOnlyList<Consultation> Settle(IReadOnlyList<Consultation> consultations, int number, DateTimeOffset now) =>
        [.. consultations.Select(c => c with { IsSettled = true, Number = number, ClosedAt = c.ClosedAt ?? now })];

    /// <summary>Takes a comment in, or says why not.</summary>
    public static CommentDecision Receive(ConsultationSituation situation, NewComment typed)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(typed);
        var (requirement, consultation) = (situation.Requirement, situation.Consultation);
        var text = CommentText.Clean(typed.Text);
        var faults = new List<Finding>();
        if (!situation.IsOpen)
            faults.Add(NotOpen.At(requirement, requirement.Key));
        if (text.Length == 0)
            faults.Add(NoText.At(requirement));
        if (text.Length > CommentText.Longest)
            faults.Add(TooLong.At(requirement, text.Length, CommentText.Longest));
        if (typed.Field is { } field && !FieldsOf(consultation).Contains(field))
            faults.Add(UnknownField.At(requirement, CommentText.Line(field)));
        if (faults.Count > 0)
            return new(null, null, faults);
        var ordinal = consultation.Comments + 1;
        var comment = new ConsultationComment
        {
            Id = ConsultationComment.IdOf(consultation.Id, ordinal),
            Consultation = consultation.Id,
            Ordinal = ordinal,
            Field = typed.Field,
            Passage = CommentText.Line(typed.Passage),
            Text = text,
            By = typed.By,
            At = situation.Now,
            State = typed.IsCurator ? CommentState.Shown : CommentState.Waiting,
        };
        return new(comment, Counted(consultation with { Comments = ordinal }, null, comment), []);
    }

    /// <summary>Does something with a comment, or says why not.</summary>
    public static CommentDecision Decide(ConsultationSituation situation, ConsultationComment comment, CommentCommand command)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(comment);
        var after = command switch
        {
            ShowComment => comment with { State = CommentState.Shown, Reason = null },
            RejectComment rejected => comment with { State = CommentState.Rejected, Reason = CommentText.Clean(rejected.Reason) },
            AnswerComment answer => comment with
            {
                State = CommentState.Shown,
                Answer = new(CommentText.Clean(answer.Text), answer.Effect, command.By.Account, situation.Now),
            },
            _ => throw new ArgumentException($"Okänt kommando {command.GetType().Name}.", nameof(command)),
        };
        return Fault(situation, comment, after, command) is { } fault
            ? new(null, null, [fault])
            : new(after, Counted(situation.Consultation, comment, after), []);
    }

    /// <summary>The comment without who wrote it.</summary>
    public static ConsultationComment Erase(ConsultationComment comment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment with { By = Commenter.Unknown, ErasedAt = now };
    }

    /// <summary>The parts of a consultation that a comment may be about: those that say something.</summary>
    public static IReadOnlyList<string> FieldsOf(Consultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return [.. RequirementDiff.TextsOf(consultation.Content).Where(t => t.Value.Length > 0).Select(t => t.Key)];
    }

    private static bool IsOut(Consultation consultation, Draft? draft) =>
        draft is { State: DraftState.Consultation } && draft.Consultation == consultation.Period && !consultation.IsSettled;

    private static Consultation Opened(Draft draft, ConsultationPeriod period, RequirementContent content, int round) => new()
    {
        Id = Consultation.IdOf(draft.Key, round),
        Key = draft.Key,
        Round = round,
        Period = period,
        BasedOn = draft.BasedOn,
        Content = content,
        Fingerprint = Fingerprint.Of(content),
    };

    private static Finding? Fault(
        ConsultationSituation situation, ConsultationComment before, ConsultationComment after, CommentCommand command)
    {
        var requirement = situation.Requirement;
        return command switch
        {
            RejectComment when after.Reason!.Length == 0 => NoReason.At(requirement),
            AnswerComment when before.State == CommentState.Rejected => IsRejected.At(requirement, before.Ordinal),
            AnswerComment when after.Answer!.Text.Length == 0 => NoAnswer.At(requirement),
            AnswerComment when after.Answer!.Text.Length > CommentText.Longest =>
                AnswerTooLong.At(requirement, after.Answer.Text.Length, CommentText.Longest),
            // What is shown with a version has an answer.
            ShowComment when situation.Consultation.Number is { } number && after.Answer is null =>
                Published.At(requirement, number, before.Ordinal),
            _ => null,
        };
    }

    private static Consultation Counted(Consultation consultation, ConsultationComment? before, ConsultationComment after) => consultation with
    {
        Waiting = consultation.Waiting + One(after.State == CommentState.Waiting) - One(before?.State == CommentState.Waiting),
        Unanswered = consultation.Unanswered + One(after.IsUnanswered) - One(before?.IsUnanswered == true),
    };

    private static int One(bool holds) => holds ? 1 : 0;
}
