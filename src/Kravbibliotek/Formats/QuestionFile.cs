using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Profiles;

namespace Kravbibliotek.Formats;

/// <summary>A file of <c>fragor/</c>.</summary>
internal static class QuestionFile
{
    /// <summary>Reads it.</summary>
    public static Question Read(YamlFields fields, LibraryPath path)
    {
        fields.Schema();
        var question = new Question
        {
            Id = fields.Name("id", path.Id),
            Fact = fields.Text("fakta"),
            Order = fields.Integer("ordning"),
            Text = fields.Text("fråga"),
            Help = fields.Text("hjälp"),
            IsClassification = fields.Flag("klassning"),
            AllowsMany = fields.Flag("flera"),
            Answers = [.. fields.Items("svar").Select(ReadAnswer)],
        };
        fields.End();
        return question;
    }

    /// <summary>Writes it.</summary>
    public static string Write(Question question)
    {
        var yaml = YamlWriter.Begin();
        yaml.Text("id", question.Id);
        yaml.Text("fakta", question.Fact);
        yaml.Integer("ordning", question.Order);
        yaml.Text("fråga", question.Text);
        yaml.Text("hjälp", question.Help);
        yaml.Flag("klassning", question.IsClassification);
        yaml.Flag("flera", question.AllowsMany);
        yaml.Items("svar", question.Answers, a =>
        {
            yaml.Text("värde", a.Value);
            yaml.Text("text", a.Label);
        });
        return yaml.ToString();
    }

    private static Answer ReadAnswer(YamlFields fields)
    {
        var answer = new Answer(fields.Text("värde"), fields.Text("text"));
        fields.End();
        return answer;
    }
}
