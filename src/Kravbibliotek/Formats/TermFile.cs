using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Formats;

/// <summary>A file of <c>begrepp/</c>.</summary>
internal static class TermFile
{
    /// <summary>Reads it.</summary>
    public static Term Read(YamlFields fields, LibraryPath path)
    {
        fields.Schema();
        var term = new Term
        {
            Id = fields.Name("id", path.Id),
            Name = fields.Text("namn"),
            Abbreviation = fields.OptionalText("förkortning"),
            English = fields.OptionalText("engelska"),
            Definition = fields.Text("definition"),
            Source = fields.Text("källa"),
        };
        fields.End();
        return term;
    }

    /// <summary>Writes it.</summary>
    public static string Write(Term term)
    {
        var yaml = YamlWriter.Begin();
        yaml.Text("id", term.Id);
        yaml.Text("namn", term.Name);
        yaml.Text("förkortning", term.Abbreviation);
        yaml.Text("engelska", term.English);
        yaml.Text("definition", term.Definition);
        yaml.Text("källa", term.Source);
        return yaml.ToString();
    }
}
