using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary><c>krav.yaml</c>: what may change without a new version.</summary>
internal static class RequirementFile
{
    /// <summary>Reads it; draft and current number are filled in by the caller.</summary>
    public static Requirement Read(YamlFields fields, LibraryPath path)
    {
        fields.Schema();
        var requirement = new Requirement
        {
            Key = fields.Name("nyckel", path.Id),
            Area = path.Area!.Value,
            Status = fields.Word("status", Words.Statuses),
            LastDay = fields.OptionalDate("sista-dag"),
            ReplacedBy = fields.Texts("ersatt-av"),
            NextReview = fields.OptionalDate("nästa-granskning"),
            Tags = fields.Texts("taggar"),
            Relations = fields.Map("relationer") is { } relations ? ReadRelations(relations) : Relations.None,
            Waivers = [.. fields.Items("undantag").Select(ReadWaiver)],
        };
        fields.End();
        return requirement;
    }

    /// <summary>Writes it.</summary>
    public static string Write(Requirement requirement)
    {
        var yaml = YamlWriter.Begin();
        yaml.Text("nyckel", requirement.Key);
        yaml.Word("status", requirement.Status, Words.Statuses);
        yaml.Date("sista-dag", requirement.LastDay);
        yaml.Texts("ersatt-av", requirement.ReplacedBy);
        yaml.Date("nästa-granskning", requirement.NextReview);
        yaml.Texts("taggar", requirement.Tags);
        var relations = requirement.Relations;
        if (relations.Requires.Count + relations.Replaces.Count + relations.Overlaps.Count + relations.Conflicts.Count > 0)
        {
            yaml.Map("relationer", () =>
            {
                yaml.Texts("kräver", relations.Requires);
                yaml.Texts("ersätter", relations.Replaces);
                yaml.Texts("överlappar", relations.Overlaps);
                yaml.Texts("strider-mot", relations.Conflicts);
            });
        }

        yaml.Items("undantag", requirement.Waivers, w =>
        {
            yaml.Text("regel", w.Rule);
            yaml.Text("skäl", w.Reason);
        });
        return yaml.ToString();
    }

    private static Waiver ReadWaiver(YamlFields fields)
    {
        var waiver = new Waiver(fields.Text("regel"), fields.Text("skäl"));
        fields.End();
        return waiver;
    }

    private static Relations ReadRelations(YamlFields fields)
    {
        var relations = new Relations
        {
            Requires = fields.Texts("kräver"),
            Replaces = fields.Texts("ersätter"),
            Overlaps = fields.Texts("överlappar"),
            Conflicts = fields.Texts("strider-mot"),
        };
        fields.End();
        return relations;
    }
}
