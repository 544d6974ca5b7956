using System.Text.Json;
using System.Xml.Linq;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Formats.Oscal;

/// <summary>OSCAL documents for tests.</summary>
internal static class OscalFiles
{
    /// <summary>A document of the test data.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "Oscal", name));

    /// <summary>The id of every control in a document of the test data, in order, found without the reader that is tested.</summary>
    public static IReadOnlyList<string> ControlIds(string name)
    {
        if (name.EndsWith(".xml", StringComparison.Ordinal))
            return [.. XDocument.Load(new MemoryStream(Read(name))).Descendants().Where(e => e.Name.LocalName == "control").Select(e => e.Attribute("id")!.Value)];
        using var json = JsonDocument.Parse(Read(name));
        return [.. Of(json.RootElement.GetProperty("catalog"))];

        static IEnumerable<string> Of(JsonElement owner) =>
            Members(owner, "controls").SelectMany(c => Of(c).Prepend(c.GetProperty("id").GetString()!))
                .Concat(Members(owner, "groups").SelectMany(Of)).ToList();

        static IEnumerable<JsonElement> Members(JsonElement owner, string member) =>
            owner.TryGetProperty(member, out var found) ? found.EnumerateArray() : [];
    }

    /// <summary>The library as a catalog.</summary>
    public static byte[] Catalog(Library library)
    {
        using var target = new MemoryStream();
        new OscalExport().Write(library, target);
        return target.ToArray();
    }

    /// <summary>The library without any requirement.</summary>
    public static Library Emptied(Library library) => library with { Requirements = [], Versions = [], Drafts = [], Files = [], Releases = [], Kept = [] };
}
