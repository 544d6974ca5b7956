using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>Where a draft is on its way to publication.</summary>
public enum DraftState
{
    /// <summary>Redigeras: its authors write.</summary>
    Editing,

    /// <summary>Granskning: waits for somebody who wrote none of it.</summary>
    Review,

    /// <summary>Remiss: open to the public for a period.</summary>
    Consultation,

    /// <summary>Godkänt: may be published as it stands.</summary>
    Approved,

    /// <summary>Avslutat: published or given up. The document stays for its comments; the text is in the version or in the log.</summary>
    Closed,
}

/// <summary>Who does something with a draft.</summary>
/// <param name="Account">Id of the account, or the name of a process.</param>
/// <param name="IsLawyer">True for a reviewer who may approve changed legal references.</param>
public sealed record Actor(string Account, bool IsLawyer = false);

/// <summary>What a reviewer says about a passage.</summary>
/// <param name="Field">The field, as it is called in <see cref="RequirementDiff"/>, for instance <c>Krav</c>.</param>
/// <param name="Passage">The words meant, or null for the field as a whole.</param>
/// <param name="Text">What is said.</param>
/// <param name="By">Who says it.</param>
/// <param name="At">When.</param>
public sealed record ReviewComment(string Field, string? Passage, string Text, string By, DateTimeOffset At);

/// <summary>Remisstid: first and last day.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record ConsultationPeriod(DateOnly From, DateOnly To);

/// <summary>What is going to be said of the change when the draft is published, and when that happens.</summary>
/// <param name="Kind">What it changes for those who use the version before.</param>
/// <param name="Note">The change note.</param>
/// <param name="Day">The day of publication, or null until somebody publishes it.</param>
/// <param name="By">Who decided it.</param>
public sealed record PublicationPlan(ChangeKind Kind, string Note, DateOnly? Day, string By);

/// <summary>
/// Utkast: the next version of a requirement as it is being written. There is one document a requirement, used again for the version
/// after. As a file it is <c>utkast.md</c>, which holds the content alone: authors, state and comments live in the database only.
/// </summary>
public sealed record Draft
{
    /// <summary>Key of the requirement.</summary>
    public required string Key { get; init; }

    /// <summary>Number of the published version that it was written from, 0 for a new requirement.</summary>
    public int BasedOn { get; init; }

    /// <summary>All texts and data; null when closed.</summary>
    public RequirementContent? Content { get; init; }

    /// <summary>Where it is on its way.</summary>
    public DraftState State { get; init; }

    /// <summary>Everybody who saved text in it, or who vouched for it by sending it for review.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Who approved it, or null.</summary>
    public string? Reviewer { get; init; }

    /// <summary>What reviewers said, the first first.</summary>
    public IReadOnlyList<ReviewComment> Comments { get; init; } = [];

    /// <summary>The latest consultation, or null.</summary>
    public ConsultationPeriod? Consultation { get; init; }

    /// <summary>How it is going to be published, or null when nothing is decided.</summary>
    public PublicationPlan? Plan { get; init; }

    /// <summary>Number of the version that it became; null while it is open, and when it was given up.</summary>
    public int? Became { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}
