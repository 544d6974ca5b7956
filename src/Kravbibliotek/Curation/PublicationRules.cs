using Kravbibliotek.Checks;
using Kravbibliotek.Consultations;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>All that changes when a draft becomes a version.</summary>
/// <param name="Version">The new version.</param>
/// <param name="Requirement">The requirement with its new number.</param>
/// <param name="Draft">The draft, closed.</param>
/// <param name="Consultations">The consultations that it has been through, shown with the version from now on.</param>
public sealed record Publication(
    RequirementVersion Version, Requirement Requirement, Draft Draft, IReadOnlyList<Consultation> Consultations);

/// <summary>What a decision to publish came to.</summary>
/// <param name="Publication">What changes, or null when refused.</param>
/// <param name="Findings">Why it was refused; empty otherwise.</param>
public sealed record PublicationDecision(Publication? Publication, IReadOnlyList<Finding> Findings);

/// <summary>Publishing: an approved draft becomes the next version, for ever.</summary>
public static class PublicationRules
{
    private static readonly DraftRule Unanswered = new("U111",
        "{0} har synpunkter från remissen som inte är besvarade: {1}.", "Svara på dem, eller avvisa dem, under Remisser.");

    private static readonly DraftRule NotApproved = new("U131",
        "Utkastet till {0} är inte godkänt.", "Skicka det till granskning först.");

    private static readonly DraftRule NoNote = new("U132",
        "Ändringsnoten saknas.", "Skriv vad som är ändrat, så att den som använder kravet förstår det.");

    private static readonly DraftRule FirstIsNew = new("U133",
        "Den första versionen har ändring ny, och bara den.", "Välj ändring på nytt.");

    private static readonly DraftRule NotEditorial = new("U134",
        "Ändringen är inte redaktionell: {0}", "Välj saklig eller brytande.");

    private static readonly DraftRule NothingChanged = new("U135",
        "Utkastet säger samma sak som version {0}.", "Ändra texten, eller ge upp utkastet.");

    private static readonly DraftRule BeforePrevious = new("U136",
        "Version {0} är publicerad {1:yyyy-MM-dd}, som inte har inträffat.", "Vänta till den dagen.");

    private static readonly DraftRule IsWithdrawn = new("U137",
        "{0} är upphävt och får inga nya versioner.", "Skriv ett nytt krav i stället.");

    /// <summary>Publishes, or says why not.</summary>
    public static PublicationDecision Decide(DraftSituation situation, ChangeKind kind, string note)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(note);
        var (draft, requirement, current) = (situation.Draft, situation.Requirement, situation.Current);
        if (draft is not { State: DraftState.Approved, Content: { } content })
            return new(null, [NotApproved.At(requirement, requirement.Key)]);
        List<Finding> faults =
        [
            .. situation.Errors, .. Approval.OutdatedFaults(situation), .. ChangeFaults(situation, content, kind, note),
        ];
        if (situation.Consultations.Sum(c => c.Unanswered) is > 0 and var unanswered)
            faults.Add(Unanswered.At(requirement, requirement.Key, unanswered));
        if (requirement.Status == RequirementStatus.Withdrawn)
            faults.Add(IsWithdrawn.At(requirement, requirement.Key));
        if (current is not null && current.Published > situation.Today)
            faults.Add(BeforePrevious.At(requirement, current.Number, current.Published));
        return faults.Count > 0 ? new(null, faults) : new(Make(situation, content, kind, note), []);
    }

    /// <summary>What is wrong with what is said of the change.</summary>
    internal static IReadOnlyList<Finding> ChangeFaults(DraftSituation situation, RequirementContent content, ChangeKind kind, string note)
    {
        var (requirement, current) = (situation.Requirement, situation.Current);
        var faults = new List<Finding>();
        if (string.IsNullOrWhiteSpace(note))
            faults.Add(NoNote.At(requirement));
        if ((current is null) != (kind == ChangeKind.New))
            faults.Add(FirstIsNew.At(requirement));
        if (current is null)
            return faults;
        if (ContentComparison.Same(current.Content, content))
            faults.Add(NothingChanged.At(requirement, current.Number));
        var proposal = ChangeProposal.Of(current.Content, content);
        if (kind == ChangeKind.Editorial && proposal.Kind == ChangeKind.Breaking)
            faults.Add(NotEditorial.At(requirement, string.Join(' ', proposal.Reasons)));
        return faults;
    }

    private static Publication Make(DraftSituation situation, RequirementContent content, ChangeKind kind, string note)
    {
        var requirement = situation.Requirement;
        var number = requirement.CurrentNumber + 1;
        return new(
            new()
            {
                Id = RequirementVersion.IdOf(requirement.Key, number),
                Key = requirement.Key,
                Number = number,
                Published = situation.Today,
                ChangeKind = kind,
                ChangeNote = note,
                Fingerprint = Fingerprint.Of(content),
                Content = content,
            },
            requirement with
            {
                CurrentNumber = number,
                // A requirement on its way out stays so, also when its last version is mended.
                Status = requirement.Status == RequirementStatus.Retiring ? RequirementStatus.Retiring : RequirementStatus.Published,
            },
            DraftWorkflow.Close(situation.Draft, number),
            ConsultationRules.Settle(situation.Consultations, number, situation.Now));
    }
}
