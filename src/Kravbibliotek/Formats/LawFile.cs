using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Formats;

/// <summary>A file of <c>lagar/</c>.</summary>
internal static class LawFile
{
    /// <summary>Reads it.</summary>
    public static Law Read(YamlFields fields, LibraryPath path)
    {
        fields.Schema();
        var law = new Law
        {
            Id = fields.Name("id", path.Id),
            Number = fields.Text("nummer"),
            Name = fields.Text("namn"),
            ShortName = fields.OptionalText("kortnamn"),
            InForce = fields.OptionalDate("ikraft"),
            Repealed = fields.OptionalDate("upphävd"),
            Address = fields.OptionalText("adress"),
            Places = [.. fields.Items("lagrum").Select(ReadPlace)],
            Exceptions = [.. fields.Items("undantag").Select(ReadException)],
            Note = fields.OptionalText("not"),
            Verified = fields.Flag("kontrollerad", absent: true),
        };
        fields.End();
        return law;
    }

    /// <summary>Writes it.</summary>
    public static string Write(Law law)
    {
        var yaml = YamlWriter.Begin();
        yaml.Text("id", law.Id);
        yaml.Text("nummer", law.Number);
        yaml.Text("namn", law.Name);
        yaml.Text("kortnamn", law.ShortName);
        yaml.Date("ikraft", law.InForce);
        yaml.Date("upphävd", law.Repealed);
        yaml.Text("adress", law.Address);
        yaml.Items("lagrum", law.Places, p =>
        {
            yaml.Text("namn", p.Name);
            yaml.Text("rubrik", p.Heading);
            yaml.Word("ämne", p.Topic, Words.LawTopics);
        });
        yaml.Items("undantag", law.Exceptions, e =>
        {
            yaml.Text("lagrum", e.Place);
            yaml.Text("text", e.Text);
        });
        yaml.Text("not", law.Note);
        yaml.Flag("kontrollerad", law.Verified, absent: true);
        return yaml.ToString();
    }

    private static LawPlace ReadPlace(YamlFields fields)
    {
        var place = new LawPlace(fields.Text("namn"), fields.Text("rubrik"), fields.OptionalWord("ämne", Words.LawTopics));
        fields.End();
        return place;
    }

    private static StatutoryException ReadException(YamlFields fields)
    {
        var exception = new StatutoryException(fields.Text("lagrum"), fields.Text("text"));
        fields.End();
        return exception;
    }
}
