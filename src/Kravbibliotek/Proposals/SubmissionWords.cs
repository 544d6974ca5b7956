using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>The Swedish words of feedback and proposals, for screen, addresses and Excel sheets.</summary>
public static class SubmissionWords
{
    /// <summary>Slag av ärende.</summary>
    public static Vocabulary<SubmissionKind> Kinds { get; } = new(
        new(SubmissionKind.Feedback, "synpunkt", "Synpunkt"),
        new(SubmissionKind.NewRequirement, "nytt", "Nytt krav"),
        new(SubmissionKind.Change, "andring", "Ändring av krav"));

    /// <summary>Status.</summary>
    public static Vocabulary<SubmissionStatus> Statuses { get; } = new(
        new(SubmissionStatus.Received, "mottagen", "Mottagen"),
        new(SubmissionStatus.Preparing, "beredning", "Under beredning"),
        new(SubmissionStatus.Answered, "besvarad", "Besvarad"),
        new(SubmissionStatus.Implemented, "genomford", "Genomförd"));

    /// <summary>Vad svaret leder till.</summary>
    public static Vocabulary<SubmissionEffect> Effects { get; } = new(
        new(SubmissionEffect.Accepted, "genomfors", "Genomförs"),
        new(SubmissionEffect.Partly, "delvis", "Genomförs delvis"),
        new(SubmissionEffect.Declined, "avslas", "Avslås"));
}
