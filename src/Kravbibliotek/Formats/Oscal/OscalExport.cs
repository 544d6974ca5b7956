using System.Text.Json;
using Kravbibliotek.Formats.Export;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Formats.Oscal;

/// <summary>
/// The latest version of each requirement as an OSCAL catalog: areas are groups, requirements are controls, standards and laws are
/// resources. The shape is described in README.md beside this file.
/// </summary>
public sealed class OscalExport : ExportFormat
{
    /// <summary>What the file is called where profiles refer to it.</summary>
    public const string FileName = "katalog.json";

    /// <inheritdoc/>
    public override string Handle => "oscal";

    /// <inheritdoc/>
    public override string Extension => ".oscal.json";

    /// <inheritdoc/>
    public override string MediaType => "application/json";

    /// <inheritdoc/>
    public override string Description => "OSCAL-katalog med varje krav i dess senaste version, för program som hanterar kontroller";

    /// <inheritdoc/>
    public override void Write(Library library, Stream target)
    {
        ArgumentNullException.ThrowIfNull(library);
        var edition = OscalEdition.Of(library);
        var published = library.Published().ToList();
        OscalJson.Document(target, "catalog", json =>
        {
            json.WriteString("uuid", OscalNames.Uuid($"catalog/{edition.Name}"));
            OscalJson.Metadata(json, "Kravbiblioteket", edition, []);
            var resources = Resources(library, [.. published.Select(p => p.Versions[^1].Content)]);
            var keys = published.Select(p => p.Requirement.Key).ToHashSet(StringComparer.Ordinal);
            var controls = new OscalControlWriter(json, keys, resources.Select(r => r.Uuid).ToHashSet());
            var areas = Areas.All.Where(a => published.Any(p => p.Requirement.Area == a.Area)).ToList();
            OscalJson.List(json, "groups", areas, area =>
            {
                json.WriteString("id", area.Folder);
                json.WriteString("class", "area");
                json.WriteString("title", area.Name);
                OscalJson.Props(json, [new("label", null, area.Prefix)]);
                OscalJson.List(json, "controls", [.. published.Where(p => p.Requirement.Area == area.Area)],
                    p => controls.Write(p.Requirement, p.Versions[^1]));
            });
            WriteResources(json, resources);
        });
    }

    private static List<Resource> Resources(Library library, IReadOnlyList<RequirementContent> contents)
    {
        var standards = library.Standards.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var laws = library.Laws.ToDictionary(l => l.Id, StringComparer.Ordinal);
        return
        [
            .. contents.SelectMany(c => c.Standards).Select(s => (s.Standard, s.Edition)).Distinct()
                .Where(s => standards.ContainsKey(s.Standard))
                .OrderBy(s => s.Standard, StringComparer.Ordinal).ThenBy(s => s.Edition, StringComparer.Ordinal)
                .Select(s => Of(standards[s.Standard], s.Edition)),
            .. contents.SelectMany(c => c.Laws).Select(l => l.Law).Distinct().Where(laws.ContainsKey).Order(StringComparer.Ordinal)
                .Select(id => Of(laws[id])),
        ];
    }

    private static Resource Of(Standard standard, string edition) => new(
        OscalNames.StandardUuid(standard.Id, edition), $"{standard.Designation} {edition}: {standard.Title}",
        $"{standard.Publisher}. {standard.TextLicence}", standard.Address, [new("standard", OscalNames.Space, standard.Id)]);

    private static Resource Of(Law law) => new(
        OscalNames.LawUuid(law.Id), $"{law.Name} ({law.Number})", law.Note, law.Address, [new("law", OscalNames.Space, law.Id)]);

    private static void WriteResources(Utf8JsonWriter json, IReadOnlyList<Resource> resources)
    {
        if (resources.Count == 0)
            return;
        json.WriteStartObject("back-matter");
        OscalJson.List(json, "resources", resources, resource =>
        {
            json.WriteString("uuid", resource.Uuid);
            json.WriteString("title", resource.Title);
            if (resource.Description is { Length: > 0 } description)
                json.WriteString("description", description);
            OscalJson.Props(json, resource.Props);
            if (resource.Address is { } address)
                OscalJson.List(json, "rlinks", [address], href => json.WriteString("href", href));
        });
        json.WriteEndObject();
    }

    private sealed record Resource(Guid Uuid, string Title, string? Description, string? Address, IReadOnlyList<OscalProp> Props);
}
