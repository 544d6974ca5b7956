using System.Globalization;
using System.Text.RegularExpressions;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Word;
using Kravbibliotek.Word.Responses;

namespace Kravbibliotek.Tenders.Answers;

/// <summary>
/// Reads an answer sheet that has been through other programs and other hands, as <see cref="ReturnedAnnexReader"/> does with the annex in
/// Word. Texts are compared and never taken over; columns are known by their headings, wherever they stand.
/// </summary>
public static partial class AnswerSheetReader
{
    /// <summary>Reads a book.</summary>
    /// <exception cref="ExcelFileException">It is no answer sheet.</exception>
    public static ReturnedAnnex Read(ExcelBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var (id, digests) = DataOf(book);
        foreach (var sheet in book.Sheets.Where(s => !s.IsHidden))
        {
            if (sheet.Rows is not [var head, ..])
                continue;
            var columns = AnswerSheet.Columns.Select(c => head.Cells.FirstOrDefault(h => h.Text.Trim() == c)?.Column ?? 0).ToArray();
            if (!columns.Contains(0))
                return new(id, [.. sheet.Rows.Skip(1).Select(row => RowOf(row, columns, digests)).OfType<ReturnedRequirement>()]);
        }

        throw new ExcelFileException($"Filen är inget svarsblad: kolumnerna {string.Join(", ", AnswerSheet.Columns)} saknas.");
    }

    private static ReturnedRequirement? RowOf(ExcelRow row, int[] columns, Dictionary<(string Key, int Number), string> digests)
    {
        var cells = Array.ConvertAll(columns, column => HarmlessText.Original(row.Find(column)?.Text ?? ""));
        var match = KeyPattern().Match(cells[0].Trim());
        if (!match.Success || !int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var key = match.Groups[1].Value;
        var digest = new AnswerText(cells[0], cells[2], cells[3], cells[4]).Digest();
        var isAnswered = cells[5] != TemplateContract.NotAnswered[0];
        var controls = isAnswered ? TemplateContract.Controls.Select((c, i) => ControlOf(c, cells[5 + i])) : [];
        return new(key, number, digest, digests.GetValueOrDefault((key, number)), [.. controls]);
    }

    private static ReturnedControl ControlOf(ControlKind control, string text) =>
        new(control.Code, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), ControlSource.Position);

    private static (Guid? Id, Dictionary<(string Key, int Number), string> Digests) DataOf(ExcelBook book)
    {
        var digests = new Dictionary<(string Key, int Number), string>();
        // Known by what it says, not by its name or by being hidden: programs change both.
        var data = book.Sheets.FirstOrDefault(s => s.Rows is [var first, ..] && first.Find(1)?.Text == TemplateContract.DataNamespace);
        if (data is null)
            return (null, digests);
        foreach (var row in data.Rows.Skip(2))
        {
            if (row.Find(1) is { } key && row.Find(5) is { } digest
                && int.TryParse(row.Find(2)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                digests[(key.Text, number)] = digest.Text;
        }

        return (Guid.TryParse(data.Rows[0].Find(2)?.Text, out var id) ? id : null, digests);
    }

    [GeneratedRegex(@"^(\S+) version ([0-9]+)$")]
    private static partial Regex KeyPattern();
}
