using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>The way of a draft from its first word to approval: pure decisions from (what is, what somebody wants).</summary>
public static class DraftWorkflow
{
    private static readonly DraftRule AlreadyOpen = new("U101",
        "{0} har redan ett utkast.", "Skriv vidare i det.");

    private static readonly DraftRule IsClosed = new("U102",
        "{0} har inget öppet utkast.", "Börja ett nytt utkast.");

    private static readonly DraftRule IsWithdrawn = new("U103",
        "{0} är upphävt och får inga nya versioner.", "Skriv ett nytt krav i stället.");

    private static readonly DraftRule NotInState = new("U104",
        "Utkastet är i läget {0}, och det går bara från {1}.", "Hämta utkastet på nytt och se var det är.");

    private static readonly DraftRule NoReason = new("U106",
        "Ingen kommentar säger vad som ska ändras.", "Skriv minst en kommentar.");

    private static readonly DraftRule UnknownPassage = new("U107",
        "Stället ”{0}” finns inte i fältet {1}.", "Citera orden som de står, eller kommentera hela fältet.");

    private static readonly DraftRule BadPeriod = new("U108",
        "Remisstiden {0:yyyy-MM-dd}–{1:yyyy-MM-dd} duger inte.", "Sista dagen får varken ligga före den första eller ha passerat.");

    private static readonly DraftRule PlannedTooEarly = new("U109",
        "{0:yyyy-MM-dd} har redan passerat.", "Välj i dag eller en senare dag.");

    private static readonly DraftRule NeverPublished = new("U110",
        "{0} är aldrig publicerat. Nyckeln är upptagen för alltid och behöver sitt utkast.", "Skriv om utkastet till ett annat krav.");

    private static readonly DraftRule NotCompared = new("U112",
        "Utkastet är jämfört med version {0}, men version {1} är publicerad sedan dess.", "Jämför utkastet med den.");

    /// <summary>Opens a draft of the next version.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="closed">The draft document of an earlier version, or null.</param>
    /// <param name="content">What it begins with, usually the latest published version.</param>
    /// <param name="by">Who begins it; becomes an author when there is text of one's own in it.</param>
    public static DraftDecision Start(Requirement requirement, Draft? closed, RequirementContent content, Actor? by)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        if (requirement.Status == RequirementStatus.Withdrawn)
            return DraftDecision.Refused(IsWithdrawn.At(requirement, requirement.Key));
        if (closed is not null && closed.State != DraftState.Closed)
            return DraftDecision.Refused(AlreadyOpen.At(requirement, requirement.Key));
        return DraftDecision.Becomes(new()
        {
            Key = requirement.Key,
            BasedOn = requirement.CurrentNumber,
            Content = content,
            Authors = by is null ? [] : [by.Account],
            Revision = closed?.Revision ?? 0,
        });
    }

    /// <summary>
    /// Puts text in the draft. Any change sends it back to its authors: what a reviewer approved or the public commented on is not
    /// what it says any more. A text that is the same changes nothing.
    /// </summary>
    public static DraftDecision Save(DraftSituation situation, RequirementContent content, Actor by)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(by);
        var draft = situation.Draft;
        if (draft.Content is not { } before)
            return DraftDecision.Refused(IsClosed.At(situation.Requirement, draft.Key));
        return DraftDecision.Becomes(ContentComparison.Same(before, content) ? draft : Reopened(draft, by) with { Content = content });
    }

    /// <summary>Does something with the draft beside writing in it.</summary>
    public static DraftDecision Decide(DraftSituation situation, DraftCommand command)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(command);
        var (draft, requirement) = (situation.Draft, situation.Requirement);
        if (draft.Content is not { } content)
            return DraftDecision.Refused(IsClosed.At(requirement, draft.Key));
        if (Allowed(command) is { } states && !states.Contains(draft.State))
        {
            return DraftDecision.Refused(NotInState.At(
                requirement, CurationWords.States.Code(draft.State), string.Join(" eller ", states.Select(CurationWords.States.Code))));
        }

        return command switch
        {
            SendForReview => situation.Errors.Count > 0
                ? DraftDecision.Refused(situation.Errors)
                : DraftDecision.Becomes(draft with { State = DraftState.Review, Authors = With(draft.Authors, command.By) }),
            ReturnToAuthors returned => Return(situation, content, returned),
            Approve => Approval.Decide(situation, content, command.By),
            OpenConsultation opened => Open(situation, opened.Period),
            CloseConsultation => DraftDecision.Becomes(draft with { State = DraftState.Review }),
            PlanPublication planned => Plan(situation, content, planned),
            CancelPublication cancelled => DraftDecision.Becomes(Cancelled(situation, cancelled)),
            Rebase rebased => rebased.Number != requirement.CurrentNumber
                ? DraftDecision.Refused(NotCompared.At(requirement, rebased.Number, requirement.CurrentNumber))
                : DraftDecision.Becomes(Reopened(draft, command.By) with { BasedOn = requirement.CurrentNumber }),
            Discard => requirement.CurrentNumber == 0
                ? DraftDecision.Refused(NeverPublished.At(requirement, requirement.Key))
                : DraftDecision.Becomes(Close(draft)),
            _ => throw new ArgumentException($"Okänt kommando {command.GetType().Name}.", nameof(command)),
        };
    }

    /// <summary>The status that a requirement without published version has while its draft is somewhere.</summary>
    public static RequirementStatus StatusOf(DraftState state) => state switch
    {
        DraftState.Review or DraftState.Approved => RequirementStatus.Review,
        DraftState.Consultation => RequirementStatus.Consultation,
        _ => RequirementStatus.Draft,
    };

    /// <summary>The draft when it is published or given up. Its comments stay; its text is in the version or in the change log.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="became">Number of the version that it became, or null when it is given up.</param>
    public static Draft Close(Draft draft, int? became = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft with { State = DraftState.Closed, Content = null, Plan = null, Became = became };
    }

    private static DraftState[]? Allowed(DraftCommand command) => command switch
    {
        SendForReview => [DraftState.Editing],
        ReturnToAuthors => [DraftState.Review, DraftState.Consultation, DraftState.Approved],
        Approve or OpenConsultation => [DraftState.Review],
        CloseConsultation => [DraftState.Consultation],
        PlanPublication or CancelPublication => [DraftState.Approved],
        _ => null,
    };

    private static DraftDecision Return(DraftSituation situation, RequirementContent content, ReturnToAuthors command)
    {
        var (draft, requirement) = (situation.Draft, situation.Requirement);
        if (command.Comments.All(c => string.IsNullOrWhiteSpace(c.Text)))
            return DraftDecision.Refused(NoReason.At(requirement));
        var texts = RequirementDiff.TextsOf(content);
        var unknown = command.Comments.Where(c => !IsPassage(c, texts))
            .Select(c => UnknownPassage.At(requirement, c.Words ?? c.Text, c.Field)).ToList();
        if (unknown.Count > 0)
            return DraftDecision.Refused(unknown);
        return DraftDecision.Becomes(draft with
        {
            State = DraftState.Editing,
            Reviewer = null,
            Plan = WithoutDay(draft.Plan),
            Comments =
            [
                .. draft.Comments,
                .. command.Comments.Where(c => !string.IsNullOrWhiteSpace(c.Text))
                    .Select(c => new ReviewComment(c.Field, c.Words, c.Text, command.By.Account, situation.Now)),
            ],
        });
    }

    private static bool IsPassage(PassageComment comment, IReadOnlyDictionary<string, string> texts) =>
        texts.TryGetValue(comment.Field, out var text) && (comment.Words is null || text.Contains(comment.Words, StringComparison.Ordinal));

    private static DraftDecision Open(DraftSituation situation, ConsultationPeriod period) =>
        period.To < period.From || period.To < situation.Today
            ? DraftDecision.Refused(BadPeriod.At(situation.Requirement, period.From, period.To))
            : DraftDecision.Becomes(situation.Draft with { State = DraftState.Consultation, Consultation = period });

    private static DraftDecision Plan(DraftSituation situation, RequirementContent content, PlanPublication command)
    {
        var plan = command.Plan with { By = command.By.Account };
        if (plan.Day < situation.Today)
            return DraftDecision.Refused(PlannedTooEarly.At(situation.Requirement, plan.Day));
        // What would stop it today most likely does so on its day too, when nobody looks.
        List<Checks.Finding> faults =
        [
            .. situation.Errors, .. Approval.OutdatedFaults(situation),
            .. PublicationRules.ChangeFaults(situation, content, plan.Kind, plan.Note),
        ];
        return faults.Count > 0
            ? DraftDecision.Refused(faults)
            : DraftDecision.Becomes(situation.Draft with { Plan = plan });
    }

    private static Draft Cancelled(DraftSituation situation, CancelPublication command)
    {
        var draft = situation.Draft with { Plan = WithoutDay(situation.Draft.Plan) };
        return command.Why is null ? draft : draft with
        {
            Comments = [.. draft.Comments, new("Krav", null, command.Why, command.By.Account, situation.Now)],
        };
    }

    private static Draft Reopened(Draft draft, Actor by) => draft with
    {
        State = DraftState.Editing,
        Authors = With(draft.Authors, by),
        Reviewer = null,
        Plan = WithoutDay(draft.Plan),
    };

    // What was going to be said of the change may still hold; that it happens by itself on a day may not.
    private static PublicationPlan? WithoutDay(PublicationPlan? plan) => plan is null ? null : plan with { Day = null };

    private static IReadOnlyList<string> With(IReadOnlyList<string> authors, Actor by) =>
        authors.Contains(by.Account) ? authors : [.. authors, by.Account];
}
