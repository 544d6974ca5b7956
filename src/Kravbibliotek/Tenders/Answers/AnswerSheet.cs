using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Formats.Excel;
using Kravbibliotek.Requirements;
using Kravbibliotek.Word;
using Kravbibliotek.Word.Export;

namespace Kravbibliotek.Tenders.Answers;

/// <summary>
/// Svarsblad: an annex as an Excel file, for vendors who answer in a spreadsheet. It has the same keys, texts and printed digests as the
/// Word annex of the same model. Only the cells for answers can be changed without taking the protection away.
/// </summary>
public static class AnswerSheet
{
    /// <summary>Name of the sheet with the requirements.</summary>
    public const string Answers = "Svar";

    /// <summary>Name of the sheet with the selection as data, which nobody sees.</summary>
    public const string Data = "Data";

    /// <summary>The headings of the sheet with the requirements.</summary>
    internal static IReadOnlyList<string> Columns { get; } =
        ["Nyckel", "Område", "Kravtyp", "Krav", "Bevis", .. TemplateContract.Controls.Select(c => c.Column)];

    /// <summary>The headings of the data, named as in the annex's own data part.</summary>
    internal static IReadOnlyList<string> DataColumns { get; } = ["nyckel", "version", "fingeravtryck", "kravtyp", "kontrollsumma", "värden"];

    private const string Help = "Så svarar ni";
    private const int LongestCell = 32_767;
    private const int FirstControl = 6;
    private static readonly int[] Widths = [14, 18, 18, 70, 48, 11, 40, 28];

    /// <summary>The key of a requirement whose text is longer than a cell can be, or null when all have room.</summary>
    public static string? TooLong(AnnexModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Items.FirstOrDefault(i => AnswerText.Of(PrintedItem.Of(i)) is var text
            && Math.Max(text.Requirement.Length, text.Proof.Length) >= LongestCell)?.Key;
    }

    /// <summary>Writes the sheet. The same model gives the same bytes.</summary>
    /// <exception cref="ArgumentException">The model has no requirements, or <see cref="TooLong"/> says that one has no room.</exception>
    public static void Write(AnnexModel model, Stream target)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.Items.Any() || TooLong(model) is not null)
            throw new ArgumentException("Every requirement needs a row, and room in its cells.", nameof(model));
        ExcelWriter.Write(model.Title, [HelpSheet(model), AnswersSheet(model), DataSheet(model)], target);
    }

    private static WrittenSheet AnswersSheet(AnnexModel model)
    {
        var items = model.Items.ToList();
        var rows = model.Chapters.SelectMany(chapter => chapter.Items.Select(item => RowOf(chapter, item))).ToList();
        var prompt = $"Välj {string.Join(" eller ", TemplateContract.Answers.Select(a => a.Text))}.";
        var choices = new WrittenChoices($"\"{string.Join(',', TemplateContract.Answers.Select(a => a.Text))}\"", prompt);
        return new()
        {
            Name = Answers,
            Table = "Kravsvar",
            HasHeader = true,
            Columns = [.. Widths.Select((width, i) => new WrittenColumn(width, i + 1 == FirstControl ? choices : null))],
            Rows = [Columns, .. rows],
            IsOpen = (row, column) => row > 1 && column >= FirstControl && items[row - 2].IsAnswered,
        };
    }

    private static IReadOnlyList<string> RowOf(AnnexChapter chapter, AnnexItem item)
    {
        var text = AnswerText.Of(PrintedItem.Of(item));
        var answers = item.IsAnswered ? TemplateContract.Controls.Select(_ => "") : TemplateContract.NotAnswered;
        return Harmless([text.Key, chapter.Title, text.Kind, text.Requirement, text.Proof, .. answers]);
    }

    private static WrittenSheet HelpSheet(AnnexModel model)
    {
        var rows = new List<IReadOnlyList<string>> { Harmless([model.Title]) };
        var headings = new List<int> { 1 };
        var facts = new (string Name, string? Value)[]
        {
            ("Organisation", model.Organisation), ("Diarienummer", model.ReferenceNumber),
            ("Datum", model.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        };
        rows.AddRange(facts.Where(f => f.Value is not null).Select(f => Harmless([$"{f.Name}: {f.Value}"])));
        Section("Så svarar ni",
        [
            $"Kraven står i bladet {Answers}, ett på varje rad. Svara i de gula cellerna till höger om kravet: välj svar i listan, skriv en "
                + "kommentar när den behövs och ange var i anbudet beviset finns. Lämna celler som inte behövs tomma.",
            "Övriga celler är låsta. Bladet kan filtreras, och kolumner och rader kan göras bredare och högre.",
            .. Instructions.General(model.Citations).Skip(1),
        ]);
        foreach (var kind in Words.Kinds.All.Select(w => w.Value).Where(kind => model.Items.Any(i => i.Kind == kind)))
            Section(Instructions.HeadingOf(kind), Instructions.Of(kind, model.Citations));
        return new() { Name = Help, Columns = [new(110)], Rows = rows, Headings = headings, IsOpen = (_, _) => false };

        void Section(string heading, IEnumerable<string> texts)
        {
            rows.Add([""]);
            rows.Add([heading]);
            headings.Add(rows.Count);
            rows.AddRange(texts.Select(text => Harmless([text])));
        }
    }

    /// <summary>The selection as the annex's data part has it: what was chosen and how it was printed, nothing else about the tender.</summary>
    private static WrittenSheet DataSheet(AnnexModel model)
    {
        var digests = model.Items.Select(i => PrintedItem.Of(i).Digest()).ToList();
        var whole = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', digests))));
        var values = Math.Max(1, model.Items.Max(i => i.Values.Count));
        return new()
        {
            Name = Data,
            IsHidden = true,
            Columns = [.. Enumerable.Repeat(new WrittenColumn(20), DataColumns.Count - 1 + values)],
            Rows =
            [
                [TemplateContract.DataNamespace, model.Id().ToString(), whole],
                DataColumns,
                .. model.Items.Zip(digests, (item, digest) => Harmless(
                [
                    item.Key, item.Number.ToString(CultureInfo.InvariantCulture), item.Fingerprint, Words.Kinds.Code(item.Kind), digest,
                    .. item.Values.Select(v => $"{v.Key}={v.Value}"),
                ])),
            ],
            IsOpen = (_, _) => false,
        };
    }

    private static IReadOnlyList<string> Harmless(IEnumerable<string> texts) => [.. texts.Select(HarmlessText.Of)];
}
