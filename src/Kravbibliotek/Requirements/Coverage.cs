namespace Kravbibliotek.Requirements;

/// <summary>One clause of a standard, and which requirements carry it.</summary>
/// <param name="Clause">Number of the clause or control.</param>
/// <param name="Keys">Keys of the requirements that carry it.</param>
/// <param name="Note">Why no requirement does, or null.</param>
public sealed record CoverageRow(string Clause, IReadOnlyList<string> Keys, string? Note);

/// <summary>Which requirements of an area carry which clauses of the standard that the area answers to (täckning).</summary>
/// <param name="Area">The area.</param>
/// <param name="Rows">The clauses in the standard's own order.</param>
public sealed record Coverage(Area Area, IReadOnlyList<CoverageRow> Rows)
{
    /// <summary>The standard and edition that an area answers to, with the chapters that count; null for an area without one.</summary>
    public static (string Standard, string Edition, IReadOnlyList<string> Chapters)? StandardOf(Area area) =>
        Areas.Of(area).Folder switch
        {
            "sakerhet" => ("ISO-IEC-27002", "2022", ["5", "6", "7", "8"]),
            "tillganglighet" => ("EN-301-549", "V3.2.1", ["5", "9", "10", "11", "12"]),
            _ => null,
        };
}
