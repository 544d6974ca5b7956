using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>A row of a sheet of proposals.</summary>
/// <param name="Number">Number of the row, as a person sees it.</param>
/// <param name="Input">What it says.</param>
/// <param name="Formulas">Fields whose cell holds a formula.</param>
public sealed record SheetRow(int Number, ProposalInput Input, IReadOnlyList<string> Formulas);

/// <summary>Something to mend in a sheet.</summary>
/// <param name="Row">Number of the row.</param>
/// <param name="Cell">Name of the cell, for instance <c>B7</c>.</param>
/// <param name="Column">Heading of the column.</param>
/// <param name="Message">What is wrong, in Swedish.</param>
/// <param name="Mend">How to mend it.</param>
public sealed record SheetFinding(int Row, string Cell, string Column, string Message, string Mend);

/// <summary>Proposals in an Excel sheet: the template that is filled in, and how it is read back.</summary>
public static class ProposalSheet
{
    /// <summary>The most rows of one sheet.</summary>
    public const int MostRows = 200;

    private const string Name = "Förslag";
    private const string Help = "Så fyller du i";
    private const int RowsToFill = MostRows;

    private static readonly Column[] Columns =
    [
        new(nameof(ProposalInput.Kind), "Typ", 18, "Välj Nytt krav eller Ändring av krav.", true, i => i.Kind, (i, t) => i with { Kind = t }),
        new(nameof(ProposalInput.Area), "Område", 34, "Välj område. Behövs bara för nya krav.", false, i => i.Area, (i, t) => i with { Area = t }),
        new(nameof(ProposalInput.Key), "Krav", 12, "Kravets nyckel, till exempel TIL-001. Behövs bara för ändringar.", false, i => i.Key, (i, t) => i with { Key = t }),
        new(nameof(ProposalInput.Title), "Rubrik", 30, "En kort rubrik.", true, i => i.Title, (i, t) => i with { Title = t }),
        new(nameof(ProposalInput.Text), "Vad ni föreslår", 50, "Vad som ska läggas till eller ändras.", true, i => i.Text, (i, t) => i with { Text = t }),
        new(nameof(ProposalInput.Why), "Varför", 50, "Vilket problem det löser.", true, i => i.Why, (i, t) => i with { Why = t }),
        new(nameof(ProposalInput.Effect), "Väntad effekt", 40, "Vad ni räknar med att det leder till.", false, i => i.Effect, (i, t) => i with { Effect = t }),
        new(nameof(ProposalInput.Concerned), "Vilka berörs", 30, "Till exempel upphandlare, leverantörer eller användare.", false, i => i.Concerned, (i, t) => i with { Concerned = t }),
        new(nameof(ProposalInput.SuggestedText), "Förslag till kravtext", 50, "Om ni har en formulering.", false, i => i.SuggestedText, (i, t) => i with { SuggestedText = t }),
        new(nameof(ProposalInput.Reference), "Lag eller standard", 30, "Lag eller standard som förslaget stöder sig på.", false, i => i.Reference, (i, t) => i with { Reference = t }),
        new(nameof(ProposalInput.ContactName), "Kontaktperson", 24, "Vem vi kan fråga.", false, i => i.ContactName, (i, t) => i with { ContactName = t }),
        new(nameof(ProposalInput.ContactEmail), "E-post", 28, "Kontaktpersonens e-postadress.", false, i => i.ContactEmail, (i, t) => i with { ContactEmail = t }),
    ];

    private static readonly string[] Kinds =
        [.. SubmissionWords.Kinds.All.Where(w => !SubmissionWorkflow.IsFromAnybody(w.Value)).Select(w => w.Label)];

    /// <summary>Writes the template.</summary>
    public static void WriteTemplate(Stream target)
    {
        string[][] help =
        [
            ["Så fyller du i", ""],
            ["Skriv ett förslag på varje rad i bladet Förslag, under rubrikerna. Ändra inte rubrikraden.", ""],
            ["Inget lagras när du läser in filen. Du får först se vad som behöver rättas, rad för rad.", ""],
            ["Skriv inga känsliga uppgifter. Kontaktuppgifterna ser bara de som kurerar kraven.", ""],
            ["", ""],
            ["Kolumn", "Vad du skriver"],
            .. Columns.Select(c => new[] { c.Heading, c.Hint + (c.IsRequired ? " Måste fyllas i." : "") }),
            ["", ""],
            ["Typ", ""],
            .. Kinds.Select(k => new[] { k, "" }),
            ["", ""],
            ["Område", "Vad det omfattar"],
            .. Areas.All.Select(a => new[] { ProposalInput.LabelOf(a), a.Description }),
        ];
        var kinds = Array.FindIndex(help, r => r is ["Typ", ""]) + 2;
        var areas = Array.FindIndex(help, r => r is ["Område", "Vad det omfattar"]) + 2;
        ExcelWriter.Write("Förslag till kravbiblioteket", [
            new()
            {
                Name = Name,
                HasHeader = true,
                RowsToFill = RowsToFill,
                Columns = [.. Columns.Select(c => new WrittenColumn(c.Width, c.Field switch
                {
                    nameof(ProposalInput.Kind) => new WrittenChoices(Range(kinds, Kinds.Length), c.Hint),
                    nameof(ProposalInput.Area) => new WrittenChoices(Range(areas, Areas.All.Count), c.Hint),
                    _ => null,
                }))],
                Rows = [[.. Columns.Select(c => c.Heading)]],
            },
            new() { Name = Help, Columns = [new(44), new(70)], Rows = help, Headings = [1, 6, kinds - 1, areas - 1] },
        ], target);
    }

    /// <summary>The rows of a book, or why it is not such a sheet, in a Swedish sentence.</summary>
    public static (IReadOnlyList<SheetRow> Rows, string? Fault) Read(ExcelBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var sheet = book.Sheets.FirstOrDefault(s => string.Equals(s.Name.Trim(), Name, StringComparison.OrdinalIgnoreCase))
            ?? book.Sheets.FirstOrDefault(s => !s.IsHidden);
        if (sheet?.Rows is not [var header, ..])
            return ([], "Bladet Förslag är tomt. Fyll i mallen och läs in den igen.");
        var places = Columns.Select(c => (Column: c, Place: PlaceOf(header, c))).ToList();
        if (places.Where(p => p.Place is null).Select(p => p.Column.Heading).ToList() is [_, ..] missing)
            return ([], $"Rubrikraden saknar {string.Join(", ", missing)}. Hämta mallen och flytta över raderna till den.");
        var rows = sheet.Rows.Skip(1).Select(r => RowOf(r, places)).OfType<SheetRow>().ToList();
        return rows.Count switch
        {
            0 => ([], "Det finns inga rader under rubrikerna. Fyll i minst ett förslag."),
            > MostRows => ([], $"Filen har {rows.Count} rader. Högst {MostRows} går att läsa in på en gång. Dela upp den."),
            _ => (rows, null),
        };
    }

    /// <summary>All that has to be mended in a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="areas">As in <see cref="ProposalRules.Problems"/>.</param>
    public static IReadOnlyList<SheetFinding> Check(SheetRow row, IReadOnlyDictionary<string, Area> areas)
    {
        ArgumentNullException.ThrowIfNull(row);
        var formulas = row.Formulas.Select(f => new FieldProblem(
            f, "Cellen innehåller en formel.", "Skriv värdet i cellen, eller klistra in det som text."));
        var problems = ProposalRules.Problems(row.Input, areas).Where(p => !row.Formulas.Contains(p.Field));
        return [.. formulas.Concat(problems).Select(p => FindingOf(row, p)).OrderBy(f => f.Cell.Length).ThenBy(f => f.Cell, StringComparer.Ordinal)];
    }

    /// <summary>The columns that a row has something in, with their headings.</summary>
    public static IReadOnlyList<(string Heading, string Text)> Filled(ProposalInput input) =>
        [.. Columns.Select(c => (c.Heading, c.Get(input) ?? "")).Where(c => c.Item2.Length > 0)];

    private static SheetFinding FindingOf(SheetRow row, FieldProblem problem)
    {
        var index = Array.FindIndex(Columns, c => c.Field == problem.Field);
        return new(row.Number, ExcelColumns.Cell(index + 1, row.Number), Columns[index].Heading, problem.Message, problem.Mend);
    }

    private static int? PlaceOf(ExcelRow header, Column column) => header.Cells
        .FirstOrDefault(c => string.Equals(c.Text.Trim(), column.Heading, StringComparison.OrdinalIgnoreCase))?.Column;

    private static SheetRow? RowOf(ExcelRow row, List<(Column Column, int? Place)> places)
    {
        var cells = places.Select(p => (p.Column, Cell: row.Find(p.Place!.Value))).Where(c => c.Cell is not null).ToList();
        if (cells.All(c => !c.Cell!.IsFormula && string.IsNullOrWhiteSpace(c.Cell.Text)))
            return null;
        // What a formula is said to give is not trusted, and not shown as if somebody had written it.
        var input = cells.Where(c => !c.Cell!.IsFormula && !string.IsNullOrWhiteSpace(c.Cell.Text))
            .Aggregate(new ProposalInput(), (i, c) => c.Column.Set(i, c.Cell!.Text.Trim()));
        return new(row.Number, input, [.. cells.Where(c => c.Cell!.IsFormula).Select(c => c.Column.Field)]);
    }

    private static string Range(int first, int count) => $"'{Help}'!$A${first}:$A${first + count - 1}";

    private sealed record Column(
        string Field, string Heading, int Width, string Hint, bool IsRequired, Func<ProposalInput, string?> Get,
        Func<ProposalInput, string, ProposalInput> Set);
}
