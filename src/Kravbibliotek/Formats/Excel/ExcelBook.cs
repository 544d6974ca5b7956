namespace Kravbibliotek.Formats.Excel;

/// <summary>A cell with something in it.</summary>
/// <param name="Column">Column from 1.</param>
/// <param name="Text">
/// What it says: text as it stands, numbers with decimal point, days as 2026-11-20. Of a formula what the program that saved the file
/// last said that it gave, which need not be true.
/// </param>
/// <param name="IsFormula">True when the cell is reckoned and not typed.</param>
public sealed record ExcelCell(int Column, string Text, bool IsFormula = false);

/// <summary>A row with at least one cell in it.</summary>
/// <param name="Number">Number of the row from 1, as a person sees it.</param>
/// <param name="Cells">Cells with something in them, from left to right.</param>
public sealed record ExcelRow(int Number, IReadOnlyList<ExcelCell> Cells)
{
    /// <summary>The cell of a column from 1, or null when it is empty.</summary>
    public ExcelCell? Find(int column) => Cells.FirstOrDefault(c => c.Column == column);
}

/// <summary>Blad: a sheet of cells.</summary>
/// <param name="Name">Name on its tab.</param>
/// <param name="Rows">Rows with something in them, from the top.</param>
/// <param name="IsHidden">True when a person does not see it.</param>
public sealed record ExcelSheet(string Name, IReadOnlyList<ExcelRow> Rows, bool IsHidden = false);

/// <summary>Arbetsbok: an Excel file as read, nothing but its cells.</summary>
/// <param name="Sheets">The sheets in the order of their tabs.</param>
public sealed record ExcelBook(IReadOnlyList<ExcelSheet> Sheets);

/// <summary>
/// How much an Excel file may hold before it is refused. Counted while it is unpacked: what a file says of itself may be a lie.
/// </summary>
public sealed record ExcelLimits
{
    /// <summary>What a person who fills in a list can be thought to need.</summary>
    public static ExcelLimits Default { get; } = new();

    /// <summary>Parts in the package.</summary>
    public int Parts { get; init; } = 500;

    /// <summary>Bytes of all parts read, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 20L << 20;

    /// <summary>How many times larger a part of more than a megabyte may be unpacked.</summary>
    public int Expansion { get; init; } = 100;

    /// <summary>Sheets.</summary>
    public int Sheets { get; init; } = 50;

    /// <summary>Rows with something in them, in all sheets.</summary>
    public int Rows { get; init; } = 5000;

    /// <summary>The last column with something in it.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>Characters in all cells, a text that many cells share counted once for each.</summary>
    public int Characters { get; init; } = 4 << 20;
}

/// <summary>The file is not read. The message says why and what to do, in Swedish.</summary>
public sealed class ExcelFileException : Exception
{
    /// <summary>Not read, for a reason.</summary>
    public ExcelFileException(string message)
        : base(message)
    {
    }

    /// <summary>Not read, because of another fault.</summary>
    public ExcelFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Not read because it is broken.</summary>
    public ExcelFileException()
        : base(Broken)
    {
    }

    internal const string Broken = "Filen är skadad. Öppna den i Excel eller LibreOffice, spara den på nytt som .xlsx och försök igen.";
}
