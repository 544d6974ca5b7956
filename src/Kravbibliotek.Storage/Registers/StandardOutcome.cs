using Kravbibliotek.Standards;

namespace Kravbibliotek.Storage.Registers;

/// <summary>What came of saving a standard: exactly one of the three.</summary>
public sealed record StandardOutcome
{
    /// <summary>The standard as stored now.</summary>
    public Standard? Saved { get; init; }

    /// <summary>Why it was refused.</summary>
    public IReadOnlyList<StandardFinding> Findings { get; init; } = [];

    /// <summary>The standard as somebody else left it; nothing was stored.</summary>
    public Standard? Conflict { get; init; }
}

/// <summary>What came of marking an edition as replaced.</summary>
/// <param name="Replacement">The replacement, or null when somebody else changed the standard meanwhile.</param>
public sealed record ReplacementOutcome(EditionReplacement? Replacement);
