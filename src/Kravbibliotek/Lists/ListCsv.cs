using System.Globalization;
using System.Text;
using CsvHelper;
using Kravbibliotek.Formats.Export;

namespace Kravbibliotek.Lists;

/// <summary>
/// Chosen requirements as CSV, one row each with all that the library's CSV has, and first which schema it follows. A column of keys is
/// enough to read one back, so that a list kept in a spreadsheet of one's own can be opened too.
/// </summary>
public static class ListCsv
{
    /// <summary>What stands in the first column.</summary>
    public const string Schema = "kravlista/1";

    // Excel in Swedish saves with semicolons, and what is pasted has tabs.
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly string[] KeyHeadings = ["key", "nyckel", "krav"];
    private static readonly string[] NumberHeadings = ["number", "version"];

    /// <summary>Writes the rows that have a version.</summary>
    public static void Write(IEnumerable<ListRow> rows, Stream target)
    {
        ArgumentNullException.ThrowIfNull(rows);
        CsvExport.Write(
            rows.Where(r => r is { Requirement: not null, Version: not null }).Select(r => (r.Requirement!, r.Version!)), Schema, target);
    }

    /// <summary>Reads keys, and versions where there are any.</summary>
    /// <exception cref="ListFileException">It is no CSV, has no column of keys or more rows than a list may have.</exception>
    public static ListTextReading Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        try
        {
            return Read(text, SeparatorOf(text));
        }
        catch (CsvFormatException broken)
        {
            throw new ListFileException(ListFileFault.Broken, null, broken);
        }
    }

    private static ListTextReading Read(string text, char separator)
    {
        var picks = new List<RequirementPick>();
        var odd = new List<string>();
        using var csv = CsvReader.FromText(text, CsvReaderOptions.Default with
        {
            Separator = separator,
            HasHeader = false,
            FormatProvider = CultureInfo.InvariantCulture,
        });
        int? key = null, number = null;
        while (csv.Read())
        {
            if (key is null)
            {
                var headings = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim().ToLowerInvariant()).ToList();
                key = headings.FindIndex(KeyHeadings.Contains) is var at and >= 0 ? at : throw new ListFileException(ListFileFault.NoKeys);
                number = headings.FindIndex(NumberHeadings.Contains) is var place and >= 0 ? place : null;
                continue;
            }

            var written = csv.FieldCount > key ? csv.GetString(key.Value) : null;
            if (!string.IsNullOrWhiteSpace(written))
                ListItem.Add(written, number < csv.FieldCount ? csv.GetString(number.Value) : null, picks, odd);
        }

        return key is null ? throw new ListFileException(ListFileFault.NoKeys) : new(picks, odd);
    }

    private static char SeparatorOf(string text)
    {
        var end = text.IndexOf('\n');
        var head = end < 0 ? text : text[..end];
        return Separators.MaxBy(c => head.Count(h => h == c));
    }
}
