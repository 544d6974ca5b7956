using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>What a file means for the library.</summary>
public enum DraftImportKind
{
    /// <summary>Nytt: a requirement that the library does not have.</summary>
    New,

    /// <summary>Ändrat: other words than what is published, and no draft is open.</summary>
    Changed,

    /// <summary>Krock: somebody has an open draft with other words.</summary>
    Conflict,

    /// <summary>Oförändrat.</summary>
    Same,

    /// <summary>Kan inte läsas in.</summary>
    Refused,
}

/// <summary>One file of an import, before anything is stored.</summary>
public sealed record DraftImportRow
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Key of the requirement.</summary>
    public required string Key { get; init; }

    /// <summary>What it means.</summary>
    public required DraftImportKind Kind { get; init; }

    /// <summary>The text in the file, or null when it cannot be read.</summary>
    public RequirementContent? Offered { get; init; }

    /// <summary>What it is compared with: the open draft, otherwise what is published; null when there is neither.</summary>
    public RequirementContent? Before { get; init; }

    /// <summary>The requirement as stored, or as it would be.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>The draft document as stored, also when it is closed.</summary>
    public Draft? Draft { get; init; }

    /// <summary>What was found in the file, with its line. Of a row that can be read in, they only stand in the way of review.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the requirement checker remarks on in the file, with its line. It stops nothing.</summary>
    public IReadOnlyList<Finding> Remarks { get; init; } = [];

    /// <summary>Stands for what a decision about the row rests on.</summary>
    public string Basis => FormattableString.Invariant($"{Kind}:{Requirement?.CurrentNumber ?? 0}:{Draft?.Revision ?? 0}");

    /// <summary>True when the row can be read in.</summary>
    public bool CanBeTaken => Kind is DraftImportKind.New or DraftImportKind.Changed or DraftImportKind.Conflict;

    /// <summary>Word by word what differs, or null when there is nothing to compare.</summary>
    public RequirementDiff? Diff() => Before is not null && Offered is not null ? RequirementDiff.Between(Before, Offered) : null;
}

/// <summary>What an import would do.</summary>
/// <param name="Rows">The files of drafts and versions, by path. A version that is as published is left out.</param>
/// <param name="Others">How many files are of something else, which is not read in as drafts.</param>
/// <param name="Findings">What was found about the upload as a whole.</param>
public sealed record DraftImportPreview(IReadOnlyList<DraftImportRow> Rows, int Others, IReadOnlyList<Finding> Findings);
