using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>A file of <c>utgavor/</c>.</summary>
internal static class ReleaseFormat
{
    /// <summary>Reads it.</summary>
    public static Release Read(YamlFields fields, LibraryPath path)
    {
        fields.Schema();
        var release = new Release
        {
            Name = fields.Name("namn", path.Id),
            Date = fields.Date("datum"),
            Note = fields.Text("not"),
            Files = [.. fields.Items("filer").Select(ReadFile)],
        };
        fields.End();
        return release;
    }

    /// <summary>Writes it.</summary>
    public static string Write(Release release)
    {
        var yaml = YamlWriter.Begin();
        yaml.Text("namn", release.Name);
        yaml.Date("datum", release.Date);
        yaml.Text("not", release.Note);
        yaml.Items("filer", release.Files, f =>
        {
            yaml.Text("sökväg", f.Path);
            yaml.Text("sha256", f.Sha256);
            yaml.Text("fingeravtryck", f.Fingerprint);
        });
        return yaml.ToString();
    }

    private static ReleaseFile ReadFile(YamlFields fields)
    {
        var file = new ReleaseFile(fields.Text("sökväg"), fields.Text("sha256"), fields.OptionalText("fingeravtryck"));
        fields.End();
        return file;
    }
}
