using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Import;

/// <summary>Something published that the files want to be otherwise. Nothing is imported then.</summary>
/// <param name="Finding">What and how to mend it; its path is the file's.</param>
/// <param name="Stored">The version that was published, when it is a version.</param>
/// <param name="Offered">The version in the files.</param>
public sealed record Refusal(Finding Finding, RequirementVersion? Stored = null, RequirementVersion? Offered = null);

/// <summary>What came of an import.</summary>
public sealed record ImportReport
{
    /// <summary>Subjects that are new, for instance <c>TIL-001/2</c> or <c>standarder/EN-301-549</c>.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Subjects that were changed.</summary>
    public IReadOnlyList<string> Updated { get; init; } = [];

    /// <summary>How many subjects were as the files say already.</summary>
    public int Unchanged { get; init; }

    /// <summary>What was refused. When there is anything here, nothing was stored.</summary>
    public IReadOnlyList<Refusal> Refused { get; init; } = [];

    /// <summary>Number of subjects added or changed.</summary>
    public int Changes => Added.Count + Updated.Count;
}

/// <summary>How far an import has come.</summary>
/// <param name="Done">Subjects stored.</param>
/// <param name="Total">Subjects to store.</param>
public sealed record ImportProgress(int Done, int Total);
