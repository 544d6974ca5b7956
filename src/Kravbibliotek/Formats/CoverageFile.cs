using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary><c>tackning.csv</c> of an area: which requirements carry which clauses. Only the note may need quoting.</summary>
internal static partial class CoverageFile
{
    /// <summary>The name of the file in the area's folder.</summary>
    public const string Name = "tackning.csv";

    private const string Header = "nummer,krav,not";

    /// <summary>Reads it.</summary>
    public static Coverage Read(string text, LibraryPath path, FileFindings findings, SourceMap source)
    {
        var rows = new List<CoverageRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lines = text.Split('\n');
        if (CanonicalText.Clean(lines[0]) != Header)
            findings.Add(FormatRules.CoverageHeader, 1);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 && i == lines.Length - 1)
                break;
            var row = RowPattern().Match(lines[i]);
            if (!row.Success)
                findings.Add(FormatRules.CoverageRow, i + 1);
            else if (!seen.Add(row.Groups[1].Value))
                findings.Add(FormatRules.DuplicateClause, i + 1, row.Groups[1].Value);
            source.Set(findings.Path, $"nummer[{rows.Count}]", i + 1);
            rows.Add(new(row.Groups[1].Value, row.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), Unquote(row.Groups[3].Value)));
        }

        return new() { Id = path.Id, Rows = rows };
    }

    /// <summary>Writes it.</summary>
    public static string Write(Coverage coverage)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var row in coverage.Rows)
            text.Append(row.Clause).Append(',').AppendJoin(' ', row.Keys).Append(',').Append(Quote(row.Note)).Append('\n');
        return text.ToString();
    }

    private static string? Unquote(string field) => field.Length == 0 ? null
        : field[0] == '"' ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;

    private static string Quote(string? note) => note is null ? "" : note.AsSpan().IndexOfAny(',', '"') < 0 ? note
        : $"\"{note.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"\A([A-Za-z0-9][A-Za-z0-9.-]{0,39}),((?:[A-Z]{3}-[0-9]{3}(?: [A-Z]{3}-[0-9]{3})*)?),((?:[^"",]+|""(?:[^""]|"""")+"")?)\z")]
    private static partial Regex RowPattern();
}
