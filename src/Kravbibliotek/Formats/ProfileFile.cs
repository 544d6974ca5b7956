using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>A file of <c>profiler/</c>.</summary>
internal static class ProfileFile
{
    /// <summary>Reads it.</summary>
    public static Profile Read(YamlFields fields, LibraryPath path)
    {
        fields.Schema();
        var profile = new Profile
        {
            Id = fields.Name("id", path.Id),
            Title = fields.Text("titel"),
            Description = fields.Text("beskrivning"),
            Facts = fields.Map("fakta") is { } facts ? ReadFacts(facts) : new Dictionary<string, IReadOnlyList<string>>(),
            Requirements = [.. fields.Items("krav").Select(ReadRequirement)],
        };
        fields.End();
        return profile;
    }

    /// <summary>Writes it. Facts and values have no order of their own and are sorted.</summary>
    public static string Write(Profile profile)
    {
        var yaml = YamlWriter.Begin();
        yaml.Text("id", profile.Id);
        yaml.Text("titel", profile.Title);
        yaml.Text("beskrivning", profile.Description);
        var facts = profile.Facts.Where(f => f.Value.Count > 0).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        if (facts.Count > 0)
        {
            yaml.Map("fakta", () =>
            {
                foreach (var fact in facts)
                    yaml.Texts(fact.Key, fact.Value);
            });
        }

        yaml.Items("krav", profile.Requirements, r => WriteRequirement(yaml, r));
        return yaml.ToString();
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadFacts(YamlFields fields) =>
        fields.Names().ToDictionary(n => n, fields.Texts, StringComparer.Ordinal);

    private static ProfileRequirement ReadRequirement(YamlFields fields)
    {
        var requirement = new ProfileRequirement
        {
            Key = fields.Text("nyckel"),
            Kind = fields.OptionalWord("kravtyp", Words.Kinds),
            ShortForm = fields.Flag("kortform"),
            Values = fields.Map("värden") is { } values
                ? values.Names().ToDictionary(n => n, values.Text, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
        };
        fields.End();
        return requirement;
    }

    private static void WriteRequirement(YamlWriter yaml, ProfileRequirement requirement)
    {
        yaml.Text("nyckel", requirement.Key);
        yaml.Word("kravtyp", requirement.Kind, Words.Kinds);
        yaml.Flag("kortform", requirement.ShortForm);
        if (requirement.Values.Count == 0)
            return;
        yaml.Map("värden", () =>
        {
            foreach (var value in requirement.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
                yaml.Value(value.Key, value.Value);
        });
    }
}
