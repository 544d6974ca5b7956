using System.Globalization;

namespace Kravbibliotek.Formats.Excel;

/// <summary>Columns as people call them: A, B … Z, AA.</summary>
public static class ExcelColumns
{
    /// <summary>The last column that a program knows, XFD.</summary>
    public const int Last = 16384;

    private const int Alphabet = 26;

    /// <summary>The letters of a column from 1.</summary>
    public static string Letters(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / Alphabet)
            letters = (char)('A' + ((rest - 1) % Alphabet)) + letters;
        return letters;
    }

    /// <summary>A cell's name, for instance <c>B7</c>.</summary>
    public static string Cell(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The column of a cell's name, or null when it is no such name.</summary>
    internal static int? Of(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter))
                break;
            column = (column * Alphabet) + letter - 'A' + 1;
            if (column > Last)
                return null;
        }

        return column > 0 ? column : null;
    }
}
