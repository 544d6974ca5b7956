namespace Kravbibliotek.Formats.Excel;

/// <summary>A column of a sheet to write.</summary>
/// <param name="Width">Width in characters.</param>
/// <param name="Choices">What may be chosen in it under the header, or null for any text.</param>
public sealed record WrittenColumn(int Width, WrittenChoices? Choices = null);

/// <summary>A list to choose from in the cells of a column.</summary>
/// <param name="Source">
/// The cells that hold the choices, for instance <c>'Så fyller du i'!$A$4:$A$11</c>, or the choices themselves: <c>"Ja,Nej"</c>.
/// </param>
/// <param name="Prompt">What the program says when a cell is entered.</param>
public sealed record WrittenChoices(string Source, string Prompt);

/// <summary>A sheet to write. All cells are text: nothing in them is ever taken for a formula.</summary>
public sealed record WrittenSheet
{
    /// <summary>Name on its tab, at most 31 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The columns from A.</summary>
    public required IReadOnlyList<WrittenColumn> Columns { get; init; }

    /// <summary>The rows from the top, each from column A; an empty text leaves its cell empty.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Rows from 1 that are headings.</summary>
    public IReadOnlyList<int> Headings { get; init; } = [];

    /// <summary>True when the first row heads the columns: it stays in sight, and is printed on every page.</summary>
    public bool HasHeader { get; init; }

    /// <summary>How many rows under the header have the lists to choose from.</summary>
    public int RowsToFill { get; init; }

    /// <summary>
    /// Which cells may be changed, by row and column from 1; the sheet is protected from other changes, without a password. Lists to
    /// choose from are in those cells only. Null leaves all of the sheet open.
    /// </summary>
    public Func<int, int, bool>? IsOpen { get; init; }

    /// <summary>Name of the table that header and rows are, by which programs and screen readers know it; null for no table.</summary>
    public string? Table { get; init; }

    /// <summary>True for a sheet that is for programs: nobody sees it, or can show it without one.</summary>
    public bool IsHidden { get; init; }
}
