namespace Kravbibliotek.Checks.Quality;

/// <summary>Something in a text that could be written better. It stops nothing.</summary>
/// <param name="Code">Code of the rule, for instance <c>S107</c>.</param>
/// <param name="Severity">Warning, or information.</param>
/// <param name="Field">The field by its Swedish name, as in <see cref="Requirements.RequirementDiff"/>, for instance <c>Krav</c>.</param>
/// <param name="Start">Position of the first character in the field's text as it is written; 0 when the field as a whole is meant.</param>
/// <param name="Length">How many characters; 0 when the field as a whole is meant.</param>
/// <param name="Message">What is wrong, in Swedish.</param>
/// <param name="Mend">How to mend it, in Swedish.</param>
public sealed record QualityFinding(string Code, Severity Severity, string Field, int Start, int Length, string Message, string Mend)
{
    /// <summary>Which row of a list is meant, from 0, for the fields that are lists.</summary>
    public int Row { get; init; }

    /// <summary>Name of the member of the row, for instance <c>utgåva</c>; empty for the row as a whole.</summary>
    public string Member { get; init; } = "";
}
