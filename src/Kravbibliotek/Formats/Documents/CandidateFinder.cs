using System.Text.RegularExpressions;
using Kravbibliotek.Formats.Excel;

namespace Kravbibliotek.Formats.Documents;

/// <summary>Which columns of a sheet or a table hold what, from 1; 0 where none does.</summary>
/// <param name="Header">The row that names them, 0 when none does.</param>
/// <param name="Text">The requirement itself.</param>
/// <param name="Number">What it is called.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Whether it is a must.</param>
/// <param name="Group">What it belongs under.</param>
public sealed record CandidateColumns(int Header, int Text, int Number = 0, int Title = 0, int Kind = 0, int Group = 0);

/// <summary>Finds what looks like requirements in documents that were never made to be read by a program.</summary>
public static partial class CandidateFinder
{
    /// <summary>More than that nobody looks through with care.</summary>
    public const int Most = 200;

    private const int HeaderRows = 10;

    /// <summary>The requirements of a text document.</summary>
    public static IReadOnlyList<Candidate> Find(IReadOnlyList<DocumentBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var found = new List<Candidate>();
        string? group = null;
        var columns = blocks.Where(b => b.Table > 0).GroupBy(b => b.Table).ToDictionary(t => t.Key, t => Guess([.. t.Select(b => b.Cells)]));
        foreach (var (block, row) in Numbered(blocks))
        {
            if (block.Kind == DocumentBlockKind.Heading)
                group = CanonicalText.Tidy(block.Text);
            else if (block.Kind == DocumentBlockKind.Row && columns[block.Table] is { } known)
            {
                if (row > known.Header && Of(block.Place, group, c => c > 0 && c <= block.Cells.Count ? block.Cells[c - 1] : "", known) is { } candidate)
                    found.Add(candidate);
            }
            else if (CandidateText.IsRequirement(block.Text))
                found.Add(New(block.Place, group, null, null, null, CanonicalText.Tidy(block.Text)));
        }

        return found;
    }

    /// <summary>The requirements of a sheet.</summary>
    public static IReadOnlyList<Candidate> Find(ExcelSheet sheet, CandidateColumns columns)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(columns);
        return
        [
            .. sheet.Rows.Where(r => r.Number > columns.Header)
                .Select(r => Of($"bladet {CanonicalText.Tidy(sheet.Name)}, rad {r.Number}", null, c => c > 0 && r.Find(c) is { IsFormula: false } cell ? cell.Text : "", columns))
                .OfType<Candidate>(),
        ];
    }

    /// <summary>The columns that a sheet seems to have; null when it holds nothing that could be a requirement.</summary>
    public static CandidateColumns? Guess(ExcelSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Rows.Count == 0)
            return null;
        var width = sheet.Rows.Max(r => r.Cells.Max(c => c.Column));
        var guess = Guess([.. sheet.Rows.Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(1, width).Select(c => r.Find(c)?.Text ?? "")])]);
        return guess is { Header: > 0 } ? guess with { Header = sheet.Rows[guess.Header - 1].Number } : guess;
    }

    private static CandidateColumns? Guess(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        for (var i = 0; i < Math.Min(HeaderRows, rows.Count); i++)
        {
            // A single cell above a table is its title.
            if (columns > 1 && rows[i].Count(c => c.Length > 0) < 2)
                continue;
            int Named(Regex names, params int[] taken) => Enumerable.Range(1, rows[i].Count)
                .FirstOrDefault(c => !taken.Contains(c) && rows[i][c - 1].Length < 60 && names.IsMatch(rows[i][c - 1]));
            var number = Named(NumberNames());
            var kind = Named(KindNames(), number);
            var title = Named(TitleNames(), number, kind);
            var group = Named(GroupNames(), number, kind, title);
            if (Named(TextNames(), number, kind, title, group) is > 0 and var text)
                return new(i + 1, text, number, title, kind, group);
        }

        // No names: the column where most cells oblige somebody to something.
        var best = Enumerable.Range(1, columns)
            .Select(c => (Column: c, Count: rows.Count(r => c <= r.Count && CandidateText.IsRequirement(r[c - 1])))).MaxBy(c => c.Count);
        return best.Count > 0 ? new(0, best.Column) : null;
    }

    private static Candidate? Of(string place, string? group, Func<int, string> cell, CandidateColumns columns)
    {
        var text = CanonicalText.Tidy(cell(columns.Text));
        return text.Length == 0 || (columns.Header == 0 && !CandidateText.IsRequirement(text))
            ? null
            : New(place, Or(cell(columns.Group)) ?? group, Or(cell(columns.Number)), Or(cell(columns.Title)), Or(cell(columns.Kind)), text);
    }

    private static Candidate New(string place, string? group, string? number, string? title, string? kind, string text)
    {
        var match = NumberFirst().Match(text);
        var rest = match.Success ? text[match.Length..] : text;
        return new(
            place, group, number ?? (match.Success ? match.Groups[1].Value : null), CandidateText.Title(title ?? rest), rest,
            CandidateText.Kind(kind, rest), CandidateText.AreaOf($"{rest} {title}", CandidateText.AreaOf(group ?? "")));
    }

    private static string? Or(string text) => CanonicalText.Tidy(text) is { Length: > 0 } tidy ? tidy : null;

    private static IEnumerable<(DocumentBlock Block, int Row)> Numbered(IReadOnlyList<DocumentBlock> blocks)
    {
        var (table, row) = (0, 0);
        foreach (var block in blocks)
        {
            row = block.Table == 0 ? 0 : block.Table == table ? row + 1 : 1;
            table = block.Table;
            yield return (block, row);
        }
    }

    // A number of the document: 3.2, 4., K12, SÄK-7, Krav 3. Not the number of a sentence such as Inom 24 timmar.
    [GeneratedRegex(@"^\s*((?:\p{Lu}{1,5}[-.]?|[Kk]rav\s)\d+(?:\.\d+)*|\d+(?:\.\d+)+|\d+(?=[.):]))[.):]?\s+(?=\p{Lu})")]
    private static partial Regex NumberFirst();

    [GeneratedRegex(@"^\s*(id|nr|nummer|krav-?id|krav ?nr|kravnummer|ref\w*|#)\.?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberNames();

    [GeneratedRegex(@"^\s*(typ|kravtyp|ska/bör|ska|skall|kategori|prioritet|krav(nivå|slag))\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex KindNames();

    [GeneratedRegex(@"^\s*(rubrik|titel|benämning|namn|kravnamn)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex TitleNames();

    [GeneratedRegex(@"^\s*(område|kravområde|grupp|avsnitt|kapitel)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex GroupNames();

    [GeneratedRegex(@"krav|beskrivning|^\s*text\s*$|formulering", RegexOptions.IgnoreCase)]
    private static partial Regex TextNames();
}
