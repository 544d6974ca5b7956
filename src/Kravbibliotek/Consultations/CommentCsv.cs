using System.Globalization;
using CsvHelper;

namespace Kravbibliotek.Consultations;

/// <summary>Comments as rows for a spreadsheet.</summary>
public static class CommentCsv
{
    // What begins like a formula is made text with an apostrophe: a spreadsheet must never run what a visitor wrote.
    private static readonly CsvWriterOptions Form = CsvWriterOptions.Default with
    {
        Injection = CsvInjection.Escape,
        NewLine = "\n",
        FormatProvider = CultureInfo.InvariantCulture,
    };

    private static readonly (string Name, Func<ConsultationComment, string?> Value)[] Columns =
    [
        ("nummer", c => c.Ordinal.ToString(CultureInfo.InvariantCulture)),
        ("remiss", c => c.Consultation),
        ("inkom", c => c.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        ("läge", c => ConsultationWords.States.Code(c.State)),
        ("gäller", c => c.Field),
        ("ord", c => c.Passage),
        ("synpunkt", c => c.Text),
        ("namn", c => c.By.Name),
        ("organisation", c => c.By.Organisation),
        ("e-post", c => c.By.Email),
        ("skäl", c => c.Reason),
        ("ledde till", c => c.Answer is { } answer ? ConsultationWords.Effects.Code(answer.Effect) : null),
        ("svar", c => c.Answer?.Text),
    ];

    /// <summary>Writes a heading row and one row for each comment.</summary>
    public static void Write(IEnumerable<ConsultationComment> comments, Stream target)
    {
        ArgumentNullException.ThrowIfNull(comments);
        using var csv = CsvWriter.Create(target, Form, leaveOpen: true);
        csv.WriteHeader([.. Columns.Select(c => c.Name)]);
        foreach (var comment in comments)
        {
            foreach (var column in Columns)
                csv.WriteField(column.Value(comment));
            csv.EndRecord();
        }
    }
}
