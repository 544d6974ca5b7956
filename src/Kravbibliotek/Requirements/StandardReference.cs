namespace Kravbibliotek.Requirements;

/// <summary>A reference from a requirement to a standard: always edition, clauses where one is meant.</summary>
public sealed record StandardReference
{
    /// <summary>Id in the register, for instance <c>EN-301-549</c>.</summary>
    public required string Standard { get; init; }

    /// <summary>Edition, for instance <c>V3.2.1</c>.</summary>
    public required string Edition { get; init; }

    /// <summary>Clauses of that edition, empty when the standard as a whole is meant.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Why a standard that is not judged open is leant on (avsteg, strategy goal M9).</summary>
    public string? DeviationReason { get; init; }
}

/// <summary>A reference from a requirement to a place in a law.</summary>
public sealed record LawReference
{
    /// <summary>Id in the register, for instance <c>2016-1145</c>.</summary>
    public required string Law { get; init; }

    /// <summary>Place in the law, for instance <c>9 kap. 2 §</c>, as the register spells it.</summary>
    public required string Place { get; init; }

    /// <summary>True when the law leaves no choice: the requirement cannot be softened, and left out only under a named statutory exception.</summary>
    public bool Binding { get; init; }
}
