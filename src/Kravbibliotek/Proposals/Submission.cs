using Kravbibliotek.Accounts;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>What somebody hands in.</summary>
public enum SubmissionKind
{
    /// <summary>Synpunkt (feedback): anybody says something about a published requirement.</summary>
    Feedback,

    /// <summary>Förslag på nytt krav, from an organisation.</summary>
    NewRequirement,

    /// <summary>Förslag på ändring av ett krav, from an organisation.</summary>
    Change,

    /// <summary>Fel på webbplatsen: anybody reports that something does not work or is not accessible.</summary>
    Fault,
}

/// <summary>Where it is on its way to an answer and what comes of it.</summary>
public enum SubmissionStatus
{
    /// <summary>Mottagen: nobody has taken it on.</summary>
    Received,

    /// <summary>Under beredning: a curator has it.</summary>
    Preparing,

    /// <summary>Besvarad: closed with an answer.</summary>
    Answered,

    /// <summary>Genomförd: the version that came of it is published.</summary>
    Implemented,
}

/// <summary>What an answer says that it leads to.</summary>
public enum SubmissionEffect
{
    /// <summary>Genomförs.</summary>
    Accepted,

    /// <summary>Genomförs delvis.</summary>
    Partly,

    /// <summary>Avslås: leads to no change.</summary>
    Declined,
}

/// <summary>Who handed it in. Erased when the time for personal data is up.</summary>
/// <param name="Name">The name, where it was given.</param>
/// <param name="Organisation">What the person said to represent.</param>
/// <param name="Email">Where to ask for more.</param>
/// <param name="Account">The account, or null for a visitor.</param>
public sealed record Sender(string? Name, string? Organisation, string? Email, string? Account)
{
    /// <summary>Nobody known.</summary>
    public static Sender Unknown { get; } = new(null, null, null, null);
}

/// <summary>What a proposal says beside what is proposed.</summary>
/// <param name="Why">Why it is needed.</param>
/// <param name="Effect">What is expected of it.</param>
/// <param name="Concerned">Who is concerned.</param>
/// <param name="SuggestedText">A wording, or null.</param>
/// <param name="Reference">The law or standard it leans on, or null.</param>
public sealed record ProposalDetails(string Why, string? Effect, string? Concerned, string? SuggestedText, string? Reference);

/// <summary>The answer.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Effect">What it leads to.</param>
/// <param name="By">Who answers.</param>
/// <param name="At">When.</param>
/// <param name="ShownText">What was handed in as everybody may read it beside the answer, or null when it is not shown.</param>
public sealed record SubmissionAnswer(string Text, SubmissionEffect Effect, string By, DateTimeOffset At, string? ShownText);

/// <summary>The draft that comes of it.</summary>
/// <param name="Key">Key of the requirement.</param>
/// <param name="Number">The version that the draft becomes when it is published.</param>
public sealed record DraftLink(string Key, int Number);

/// <summary>Ärende: feedback or a proposal, from when it comes in until what came of it is published.</summary>
public sealed record Submission
{
    /// <summary>The reference that people name it by, for instance <c>7KQ4-M2XP</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required SubmissionKind Kind { get; init; }

    /// <summary>Where it is on its way.</summary>
    public SubmissionStatus Status { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The area that it concerns, or null for a fault.</summary>
    public Area? Area { get; init; }

    /// <summary>The requirement that it is about, or null for a new one.</summary>
    public string? Key { get; init; }

    /// <summary>The version that its author read, or null.</summary>
    public int? Number { get; init; }

    /// <summary>The words of the version that are meant, or null for all of it.</summary>
    public string? Passage { get; init; }

    /// <summary>The page of this site that a fault is on, or null.</summary>
    public string? Page { get; init; }

    /// <summary>A name for it; only proposals have one.</summary>
    public string? Title { get; init; }

    /// <summary>What is said or proposed.</summary>
    public required string Text { get; init; }

    /// <summary>The rest of a proposal; null for feedback.</summary>
    public ProposalDetails? Proposal { get; init; }

    /// <summary>Id of the organisation that proposes; null for feedback.</summary>
    public string? Organisation { get; init; }

    /// <summary>Who handed it in.</summary>
    public Sender By { get; init; } = Sender.Unknown;

    /// <summary>Hash of the code in the link by which a visitor follows it, or null.</summary>
    public string? CodeHash { get; init; }

    /// <summary>The curator who has it, or null.</summary>
    public string? Responsible { get; init; }

    /// <summary>The answer, or null.</summary>
    public SubmissionAnswer? Answer { get; init; }

    /// <summary>The draft that comes of it, or null.</summary>
    public DraftLink? Draft { get; init; }

    /// <summary>When it was answered last, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When its author was erased, or null.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}

/// <summary>What the change log keeps of a submission: nothing that its author wrote, and nobody's name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Status">Where it is on its way.</param>
/// <param name="Key">The requirement that it is about, or null.</param>
/// <param name="Number">The version that its author read, or null.</param>
/// <param name="Organisation">Name of the organisation that proposes, or null.</param>
/// <param name="Responsible">The curator who has it, or null.</param>
/// <param name="Answer">What is answered, or null.</param>
/// <param name="Effect">What the answer says that it leads to, or null.</param>
/// <param name="IsShown">True when everybody may read it beside the answer.</param>
/// <param name="Draft">The draft that comes of it, or null.</param>
/// <param name="IsErased">True when its author has been erased.</param>
public sealed record SubmissionFacts(
    SubmissionKind Kind, SubmissionStatus Status, string? Key, int? Number, string? Organisation, string? Responsible, string? Answer,
    SubmissionEffect? Effect, bool IsShown, DraftLink? Draft, bool IsErased)
{
    /// <summary>The facts of a submission.</summary>
    public static SubmissionFacts Of(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return new(
            submission.Kind, submission.Status, submission.Key, submission.Number, Organisations.Find(submission.Organisation)?.Name,
            submission.Responsible, submission.Answer?.Text, submission.Answer?.Effect, submission.Answer?.ShownText is not null,
            submission.Draft, submission.ErasedAt is not null);
    }
}
