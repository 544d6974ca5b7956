using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>The words of feedback and proposals, for screen, addresses and Excel sheets.</summary>
public static class SubmissionWords
{
    /// <summary>Slag av ärende.</summary>
    public static Vocabulary<SubmissionKind> Kinds { get; } = new(
        new(SubmissionKind.Feedback, "synpunkt", "Synpunkt", "Feedback"),
        new(SubmissionKind.NewRequirement, "nytt", "Nytt krav", "New requirement"),
        new(SubmissionKind.Change, "andring", "Ändring av krav", "Change of a requirement"),
        new(SubmissionKind.Fault, "fel", "Fel på webbplatsen", "Fault on the site"));

    /// <summary>Status.</summary>
    public static Vocabulary<SubmissionStatus> Statuses { get; } = new(
        new(SubmissionStatus.Received, "mottagen", "Mottagen", "Received"),
        new(SubmissionStatus.Preparing, "beredning", "Under beredning", "Being considered"),
        new(SubmissionStatus.Answered, "besvarad", "Besvarad", "Answered"),
        new(SubmissionStatus.Implemented, "genomford", "Genomförd", "Carried out"));

    /// <summary>Vad svaret leder till.</summary>
    public static Vocabulary<SubmissionEffect> Effects { get; } = new(
        new(SubmissionEffect.Accepted, "genomfors", "Genomförs", "Will be carried out"),
        new(SubmissionEffect.Partly, "delvis", "Genomförs delvis", "Will be carried out in part"),
        new(SubmissionEffect.Declined, "avslas", "Avslås", "Declined"));
}
