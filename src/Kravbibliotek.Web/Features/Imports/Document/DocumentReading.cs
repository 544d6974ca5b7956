using Kravbibliotek.Formats.Documents;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Storage.Import;

namespace Kravbibliotek.Web.Features.Imports.Document;

/// <summary>A document as read.</summary>
/// <param name="Candidates">What looks like requirements in it.</param>
/// <param name="Fault">Why there are none although it was read, or null.</param>
/// <param name="Sheets">The sheets of a workbook; none of a text document.</param>
/// <param name="Columns">The sheet and columns that were read.</param>
public sealed record DocumentReading(
    IReadOnlyList<Candidate> Candidates, string? Fault, IReadOnlyList<ExcelSheet> Sheets, ColumnsForm Columns)
{
    public const string Word = ".docx";
    public const string Excel = ".xlsx";

    /// <summary>The sheet that was read, null of a text document.</summary>
    public ExcelSheet? Sheet => Sheets.Count > 0 ? Sheets[Columns.Sheet] : null;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DocumentFileException">It is none that can be read.</exception>
    public static DocumentReading Of(string fileName, byte[] content, ColumnsForm chosen)
    {
        using var stream = new MemoryStream(content, writable: false);
        if (!fileName.EndsWith(Excel, StringComparison.OrdinalIgnoreCase))
            return Of(CandidateFinder.Find(WordDocumentReader.Read(stream)), [], new());
        try
        {
            // What nobody sees in the program is hardly meant to be read in.
            IReadOnlyList<ExcelSheet> sheets = [.. ExcelReader.Read(stream).Sheets.Where(s => !s.IsHidden && s.Rows.Count > 0)];
            if (sheets.Count == 0)
                throw new DocumentFileException(DocumentTexts.NoSheets);
            var sheet = Math.Clamp(chosen.Sheet, 0, sheets.Count - 1);
            var columns = chosen.Text > 0 && chosen.Sheet == sheet ? chosen : ColumnsForm.Of(sheet, CandidateFinder.Guess(sheets[sheet]));
            return columns.Text > 0
                ? Of(CandidateFinder.Find(sheets[sheet], columns.ToColumns()), sheets, columns)
                : new([], DocumentTexts.NothingInSheet, sheets, columns);
        }
        catch (ExcelFileException e)
        {
            throw new DocumentFileException(e.Message, e);
        }
    }

    /// <summary>Reads a file that waits.</summary>
    public static DocumentReading Of(PendingUpload upload, ColumnsForm chosen) => Of(upload.FileName, upload.Content!, chosen);

    private static DocumentReading Of(IReadOnlyList<Candidate> found, IReadOnlyList<ExcelSheet> sheets, ColumnsForm columns) => found.Count switch
    {
        0 => new([], sheets.Count > 0 ? DocumentTexts.NothingInSheet : DocumentTexts.NothingFound, sheets, columns),
        > CandidateFinder.Most => new([], DocumentTexts.TooMany.With(found.Count, CandidateFinder.Most), sheets, columns),
        _ => new(found, null, sheets, columns),
    };
}
