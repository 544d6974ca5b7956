using System.Text.Json;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>One OSCAL profile for each of the library's profiles. They import the catalog that lies beside them.</summary>
public static class OscalProfiles
{
    /// <summary>The word that chooses them on a command line.</summary>
    public const string Handle = "oscal-profiler";

    /// <summary>What the file of a profile is called.</summary>
    public static string FileName(string id) => $"profil-{id}.json";

    /// <summary>The catalog and every profile as a file, by name. The same library gives the same bytes.</summary>
    public static IReadOnlyList<LibraryFile> Write(Library library)
    {
        ArgumentNullException.ThrowIfNull(library);
        var edition = OscalEdition.Of(library);
        var current = library.Versions.GroupBy(v => v.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!, StringComparer.Ordinal);
        using var catalog = new MemoryStream();
        new OscalExport().Write(library, catalog);
        return
        [
            new(OscalExport.FileName, catalog.ToArray()),
            .. library.Profiles.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => Write(p, edition, current)),
        ];
    }

    private static LibraryFile Write(Profile profile, OscalEdition edition, Dictionary<string, RequirementVersion> current)
    {
        var chosen = profile.Requirements.Where(r => current.ContainsKey(r.Key)).Select(r => (Item: r, Version: current[r.Key])).ToList();
        using var content = new MemoryStream();
        OscalJson.Document(content, "profile", json =>
        {
            json.WriteString("uuid", OscalNames.Uuid($"profile/{profile.Id}/{edition.Name}"));
            OscalJson.Metadata(json, profile.Title, edition, [.. Facts(profile)]);
            OscalJson.List(json, "imports", [OscalExport.FileName], href =>
            {
                json.WriteString("href", href);
                OscalJson.List<IReadOnlyList<string>>(json, "include-controls", chosen.Count == 0 ? [] : [[.. chosen.Select(c => c.Item.Key)]],
                    keys => OscalJson.Texts(json, "with-ids", keys));
            });
            json.WriteStartObject("merge");
            json.WriteBoolean("as-is", true);
            json.WriteEndObject();
            WriteModify(json, chosen);
        });
        return new(FileName(profile.Id), content.ToArray());
    }

    private static IEnumerable<OscalProp> Facts(Profile profile) => profile.Facts
        .OrderBy(f => f.Key, StringComparer.Ordinal)
        .SelectMany((fact, i) => fact.Value.Select(v => new OscalProp("value", OscalNames.Space, v, FormattableString.Invariant($"fact-{i + 1}")))
            .Prepend(new("fact", OscalNames.Space, fact.Key, FormattableString.Invariant($"fact-{i + 1}"))));

    private static void WriteModify(Utf8JsonWriter json, List<(ProfileRequirement Item, RequirementVersion Version)> chosen)
    {
        if (chosen.Count == 0)
            return;
        json.WriteStartObject("modify");
        OscalJson.List(json, "set-parameters", [.. chosen.SelectMany(c => Settings(c.Item, c.Version))], setting =>
        {
            json.WriteString("param-id", setting.Id);
            OscalJson.Texts(json, "values", [setting.Value]);
        });
        OscalJson.List(json, "alters", chosen, c =>
        {
            json.WriteString("control-id", c.Item.Key);
            OscalJson.List(json, "adds", [c.Item], item => OscalJson.Props(json,
            [
                new("proposed-kind", OscalNames.Space, Words.Kinds.Code(item.Kind ?? c.Version.Content.DefaultKind)),
                .. item.ShortForm ? [new OscalProp("short-form", OscalNames.Space, "ja")] : Array.Empty<OscalProp>(),
            ]));
        });
        json.WriteEndObject();
    }

    /// <summary>What the profile sets: the modal verb where its kind asks for another, and values that differ from the defaults.</summary>
    private static IEnumerable<(string Id, string Value)> Settings(ProfileRequirement item, RequirementVersion version)
    {
        var content = version.Content;
        if (item.Kind is { } kind && RequirementText.VerbOf(kind) != RequirementText.VerbOf(content.DefaultKind)
            && OscalNames.Parts.Any(p => OscalProse.HasVerb(p.Text(content))))
            yield return (OscalNames.VerbId(item.Key), RequirementText.VerbOf(kind));
        var ids = OscalNames.ParameterIds(item.Key, content.Parameters);
        foreach (var (parameter, i) in content.Parameters.Select((p, i) => (p, i)))
        {
            if (item.Values.TryGetValue(parameter.Name, out var value) && OscalNames.IsValue(value))
                yield return (ids[i], value);
        }
    }
}
