using System.Text;
using Kravbibliotek.Consultations;

namespace Kravbibliotek.Tests.Consultations;

public class CommentCsvTests
{
    [Fact]
    public void Write_Formulas_AreTextInEveryColumn()
    {
        var comment = new ConsultationComment
        {
            Id = "LEV-003/1/1",
            Consultation = "LEV-003/1",
            Ordinal = 1,
            Text = "=HYPERLINK(\"https://ond.se\")",
            Passage = "+1",
            By = new("@SUM(A1)", "-2", "=a@b.se", null),
            At = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
            State = CommentState.Rejected,
            Reason = "\tcmd",
            Answer = new("=1+1", AnswerEffect.Unchanged, "konton/1", default),
        };

        var rows = Rows(comment);

        Assert.Equal("nummer,remiss,inkom,läge,gäller,ord,synpunkt,namn,organisation,e-post,skäl,ledde till,svar", rows[0]);
        foreach (var formula in new[] { "=HYPERLINK", "+1", "@SUM", "-2", "=a@b", "\tcmd", "=1+1" })
            Assert.Contains($"'{formula}", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("1,LEV-003/1,2026-11-20T12:00:00Z,avvisad,", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Nothing_HasItsHeadings() => Assert.Single(Rows());

    private static string[] Rows(params ConsultationComment[] comments)
    {
        using var sheet = new MemoryStream();
        CommentCsv.Write(comments, sheet);
        return Encoding.UTF8.GetString(sheet.ToArray()).TrimStart('\ufeff').TrimEnd('\n').Split('\n');
    }
}
