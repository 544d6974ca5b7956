using System.Text;
using System.Text.RegularExpressions;
using Kravbibliotek.Checks;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Formats;

/// <summary>
/// The clauses of one edition of a standard, as CSV: number and whether it is void. A clause number never needs quoting, so the rows are
/// read as they stand and a quoted one is a fault.
/// </summary>
internal static partial class ClauseFile
{
    private const string Header = "avsnitt,utgår";

    /// <summary>Reads it.</summary>
    public static IReadOnlyList<Clause> Read(string text, FileFindings findings, SourceMap source)
    {
        var clauses = new List<Clause>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lines = text.Split('\n');
        if (CanonicalText.Clean(lines[0]) != Header)
            findings.Add(FormatRules.ClauseHeader, 1);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 && i == lines.Length - 1)
                break;
            var row = RowPattern().Match(lines[i]);
            var number = row.Groups[1].Value;
            if (!row.Success)
                findings.Add(FormatRules.ClauseRow, i + 1);
            else if (!seen.Add(number))
                findings.Add(FormatRules.DuplicateClause, i + 1, number);
            source.Set(findings.Path, $"avsnitt[{clauses.Count}]", i + 1);
            clauses.Add(new(number, row.Groups[2].Length > 0));
        }

        return clauses;
    }

    /// <summary>Writes it.</summary>
    public static string Write(IReadOnlyList<Clause> clauses)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var clause in clauses)
            text.Append(clause.Number).Append(clause.IsVoid ? ",ja\n" : ",\n");
        return text.ToString();
    }

    [GeneratedRegex(@"\A([A-Za-z0-9][A-Za-z0-9 ().-]{0,39}),(ja)?\z")]
    private static partial Regex RowPattern();
}
