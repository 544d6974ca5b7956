namespace Kravbibliotek.Formats.Documents;

/// <summary>What a part of a document is.</summary>
public enum DocumentBlockKind
{
    /// <summary>Rubrik.</summary>
    Heading,

    /// <summary>Stycke.</summary>
    Paragraph,

    /// <summary>Tabellrad.</summary>
    Row,
}

/// <summary>A part of a document, in the order that it is read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it is, as a person would say it: <c>stycke 12</c>, <c>tabell 2, rad 3</c>.</param>
/// <param name="Cells">Its texts: one, or those of the cells of a row.</param>
/// <param name="Table">Number of the table, 0 outside tables.</param>
public sealed record DocumentBlock(DocumentBlockKind Kind, string Place, IReadOnlyList<string> Cells, int Table = 0)
{
    /// <summary>All that it says.</summary>
    public string Text => string.Join(' ', Cells.Where(c => c.Length > 0));
}

/// <summary>The document is not read. The message says why and what to do, in Swedish.</summary>
public sealed class DocumentFileException : Exception
{
    /// <summary>Not read, for a reason.</summary>
    public DocumentFileException(string message)
        : base(message)
    {
    }

    /// <summary>Not read, because of another fault.</summary>
    public DocumentFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Not read because it is broken.</summary>
    public DocumentFileException()
        : base(Broken)
    {
    }

    internal const string Broken = "Filen är skadad. Öppna den i Word eller LibreOffice, spara den på nytt som .docx och försök igen.";
}
