using System.Text;
using System.Text.Json;
using Kravbibliotek.Formats;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Checks;
using Kravbibliotek.Tests.Json;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Formats.Oscal;

public class OscalExportTests
{
    private static readonly Library Example = LibraryReader.Read(BrokenExample.Sound().Files).Library;

    [Fact]
    public async Task Write_RealLibrary_IsAsOscalDemandsWithEveryProfile()
    {
        var library = await RealLibrary.ReadAsync();
        using var schema = JsonDocument.Parse(OscalFiles.Read("oscal.schema.json"));

        var files = OscalProfiles.Write(library);

        Assert.Equal(["katalog.json", .. library.Profiles.Select(p => $"profil-{p.Id}.json")], files.Select(f => f.Path));
        foreach (var file in files)
        {
            using var json = JsonDocument.Parse(file.Content);
            Assert.Empty(JsonSchemaCheck.Problems(schema.RootElement, json.RootElement).Select(p => $"{file.Path}{p}"));
        }
    }

    [Fact]
    public async Task Write_RealLibrary_HasUniqueIdsAndLeadsOnlyToWhatIsThere()
    {
        using var json = JsonDocument.Parse(OscalFiles.Catalog(await RealLibrary.ReadAsync()));
        var catalog = json.RootElement.GetProperty("catalog");
        var ids = Named(catalog, "id").Concat(Named(catalog, "uuid")).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(Named(catalog, "href").Where(h => h.StartsWith('#')).Select(h => h[1..]).Except(ids));
        var inserted = Named(catalog, "prose").SelectMany(p => p.Split("{{ insert: param, ").Skip(1)).Select(p => p.Split(' ')[0]);
        Assert.Empty(inserted.Except(ids));
        Assert.DoesNotContain(Named(catalog, "prose"), p => p.Contains("{{ska}}", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Requirement_HoldsItsDataUnderOurNamespace()
    {
        using var json = JsonDocument.Parse(OscalFiles.Catalog(Example));
        var control = json.RootElement.GetProperty("catalog").GetProperty("groups").EnumerateArray()
            .SelectMany(g => g.GetProperty("controls").EnumerateArray()).Single(c => c.GetProperty("id").GetString() == "LEV-001");

        string? Prop(string name) => control.GetProperty("props").EnumerateArray()
            .First(p => p.GetProperty("name").GetString() == name && p.TryGetProperty("ns", out var ns) && ns.GetString() == "urn:kravbibliotek:oscal:1")
            .GetProperty("value").GetString();
        Assert.Equal(("2", Example.Versions.Last(v => v.Key == "LEV-001").Fingerprint), (Prop("number"), Prop("fingerprint")));
        Assert.Contains(control.GetProperty("links").EnumerateArray(), l => l.GetProperty("href").GetString() == "/krav/LEV-001/v/2");
        var parameter = control.GetProperty("params").EnumerateArray().Single(p => p.GetProperty("id").GetString() == "LEV-001_svarstid");
        Assert.Equal("1–24\u00a0timmar", parameter.GetProperty("constraints")[0].GetProperty("description").GetString());
        Assert.Contains("{{ insert: param, LEV-001.ska }}", control.GetProperty("parts")[0].GetProperty("prose").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Profile_SetsVerbAndValuesOfItsKinds()
    {
        var version = Example.Versions.Last(v => v.Key == "LEV-001");
        var library = Example with
        {
            Profiles =
            [
                new()
                {
                    Id = "prov", Title = "Prov", Description = "Prov.",
                    Requirements = [new() { Key = "LEV-001", Kind = RequirementKind.Award, ShortForm = true, Values = new Dictionary<string, string> { ["svarstid"] = "2" } }],
                },
            ],
        };

        var text = Encoding.UTF8.GetString(OscalProfiles.Write(library)[^1].Content.Span);

        Assert.Equal("ska", RequirementText.VerbOf(version.Content.DefaultKind));
        using var json = JsonDocument.Parse(text);
        var profile = json.RootElement.GetProperty("profile");
        Assert.Equal("katalog.json", profile.GetProperty("imports")[0].GetProperty("href").GetString());
        var settings = profile.GetProperty("modify").GetProperty("set-parameters").EnumerateArray()
            .Select(s => $"{s.GetProperty("param-id")}={s.GetProperty("values")[0]}");
        Assert.Equal(["LEV-001.ska=bör", "LEV-001_svarstid=2"], settings);
    }

    [Fact]
    public async Task Edition_ReleaseAndLaterLibrary_AreToldApart()
    {
        var library = await RealLibrary.ReadAsync();
        var later = library with { Terms = library.Terms.Skip(1).ToList(), Files = [] };

        string Version(Library l)
        {
            using var json = JsonDocument.Parse(OscalFiles.Catalog(l));
            return json.RootElement.GetProperty("catalog").GetProperty("metadata").GetProperty("version").GetString()!;
        }

        Assert.StartsWith(library.Releases.MaxBy(r => r.Date)!.Name, Version(library), StringComparison.Ordinal);
        Assert.NotEqual(Version(library), Version(later));
    }

    private static IEnumerable<string> Named(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name == name && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : Named(p.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Named(e, name)),
        _ => [],
    };
}
