using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Formats;

/// <summary>A file of <c>standarder/</c>; the clauses lie beside it, see <see cref="ClauseFile"/>.</summary>
internal static class StandardFile
{
    private static readonly Vocabulary<Answer> Answers = new(
        new(Answer.Yes, "ja", "Ja"), new(Answer.No, "nej", "Nej"), new(Answer.Unknown, "okänt", "Okänt"));

    private enum Answer
    {
        Yes,
        No,
        Unknown,
    }

    /// <summary>Reads it.</summary>
    public static Standard Read(YamlFields fields, LibraryPath path)
    {
        fields.Schema();
        var standard = new Standard
        {
            Id = fields.Name("id", path.Id),
            Designation = fields.Text("beteckning"),
            Title = fields.Text("titel"),
            Publisher = fields.Text("utgivare"),
            Address = fields.OptionalText("adress"),
            TextLicence = fields.Text("textens-licens"),
            LegalBasis = fields.OptionalText("rättslig-grund"),
            Openness = ReadOpenness(fields.RequiredMap("öppenhet")),
            Editions = [.. fields.Items("utgåvor").Select(ReadEdition)],
            Verified = fields.Flag("kontrollerad", absent: true),
        };
        fields.End();
        return standard;
    }

    /// <summary>Writes it.</summary>
    public static string Write(Standard standard)
    {
        var yaml = YamlWriter.Begin();
        yaml.Text("id", standard.Id);
        yaml.Text("beteckning", standard.Designation);
        yaml.Text("titel", standard.Title);
        yaml.Text("utgivare", standard.Publisher);
        yaml.Text("adress", standard.Address);
        yaml.Text("textens-licens", standard.TextLicence);
        yaml.Text("rättslig-grund", standard.LegalBasis);
        yaml.Map("öppenhet", () => WriteOpenness(yaml, standard.Openness));
        yaml.Items("utgåvor", standard.Editions, e =>
        {
            yaml.Text("namn", e.Name);
            yaml.Value("publicerad", e.Published);
            yaml.Word<EditionStatus>("status", e.Status, Words.EditionStatuses);
            yaml.Text("ersatt-av", e.ReplacedBy);
            yaml.Text("not", e.Note);
        });
        yaml.Flag("kontrollerad", standard.Verified, absent: true);
        return yaml.ToString();
    }

    private static OpennessAssessment ReadOpenness(YamlFields fields)
    {
        var assessment = new OpennessAssessment
        {
            Judgement = fields.Word("bedömning", Words.Opennesses),
            Date = fields.OptionalDate("datum"),
            Criteria = [.. fields.Items("kriterier").Select(ReadCriterion)],
            Note = fields.OptionalText("not"),
        };
        fields.End();
        return assessment;
    }

    private static OpennessCriterion ReadCriterion(YamlFields fields)
    {
        var name = fields.Text("namn");
        var answer = fields.Word("uppfyllt", Answers);
        fields.End();
        return new(name, answer switch { Answer.Yes => true, Answer.No => false, _ => null });
    }

    private static Edition ReadEdition(YamlFields fields)
    {
        var edition = new Edition
        {
            Name = fields.Text("namn"),
            Published = fields.OptionalText("publicerad"),
            Status = fields.Word("status", Words.EditionStatuses),
            ReplacedBy = fields.OptionalText("ersatt-av"),
            Note = fields.OptionalText("not"),
        };
        fields.End();
        return edition;
    }

    private static void WriteOpenness(YamlWriter yaml, OpennessAssessment openness)
    {
        yaml.Word<Openness>("bedömning", openness.Judgement, Words.Opennesses);
        yaml.Date("datum", openness.Date);
        yaml.Items("kriterier", openness.Criteria, c =>
        {
            yaml.Text("namn", c.Name);
            yaml.Word<Answer>("uppfyllt", c.Met switch { true => Answer.Yes, false => Answer.No, null => Answer.Unknown }, Answers);
        });
        yaml.Text("not", openness.Note);
    }
}
