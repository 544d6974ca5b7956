using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Curation;

/// <summary>Somebody else saved the draft meanwhile: both texts, so that the second can choose.</summary>
/// <param name="Stored">The draft as the other left it.</param>
/// <param name="Mine">The text that could not be saved, or null when no text was.</param>
public sealed record DraftConflict(Draft Stored, RequirementContent? Mine);

/// <summary>What came of something done with a draft: exactly one of the three.</summary>
public sealed record DraftOutcome
{
    /// <summary>The draft as stored now.</summary>
    public Draft? Draft { get; init; }

    /// <summary>Why it was refused.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Somebody else was faster; nothing was stored.</summary>
    public DraftConflict? Conflict { get; init; }
}
