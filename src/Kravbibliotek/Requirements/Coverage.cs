namespace Kravbibliotek.Requirements;

/// <summary>One clause of a standard, and which requirements carry it.</summary>
/// <param name="Clause">Number of the clause or control.</param>
/// <param name="Keys">Keys of the requirements that carry it.</param>
/// <param name="Note">Why no requirement does, or null.</param>
public sealed record CoverageRow(string Clause, IReadOnlyList<string> Keys, string? Note);

/// <summary>Which requirements of an area carry which clauses of the standard that the area answers to (täckning).</summary>
public sealed record Coverage
{
    /// <summary>The folder of the area, for instance <c>sakerhet</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The clauses in the standard's own order.</summary>
    public IReadOnlyList<CoverageRow> Rows { get; init; } = [];

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }

    /// <summary>The standard and edition that an area answers to, with the chapters that count; null for an area without one.</summary>
    public static (string Standard, string Edition, IReadOnlyList<string> Chapters)? StandardOf(string area) => area switch
    {
        "sakerhet" => ("ISO-IEC-27002", "2022", ["5", "6", "7", "8"]),
        "tillganglighet" => ("EN-301-549", "V3.2.1", ["5", "9", "10", "11", "12"]),
        _ => null,
    };
}
