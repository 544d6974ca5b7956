using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kravbibliotek.Formats;
using Kravbibliotek.Formats.Export;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Checks;

namespace Kravbibliotek.Tests.Formats.Export;

public partial class ExportFormatTests
{
    private static readonly Library Library = LibraryReader.Read(BrokenExample.Sound().Files).Library;

    public static TheoryData<string> Handles => [.. ExportFormat.All.Select(f => f.Handle)];

    [Theory]
    [MemberData(nameof(Handles))]
    public void Write_SameLibrary_GivesTheSameBytesInAnyCultureAndOrder(string handle)
    {
        var expected = Text(handle, Library);
        var shuffled = Library with
        {
            Requirements = [.. Library.Requirements.Reverse()],
            Versions = [.. Library.Versions.Reverse()],
            Questions = [.. Library.Questions.Reverse()],
        };
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        try
        {
            Assert.Equal(expected, Text(handle, shuffled));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Handles))]
    public void Write_Library_LeavesOutDraftsAndEndsLinesInLf(string handle)
    {
        var text = Text(handle, Library);

        Assert.DoesNotContain("Nytt säkerhetskrav", text, StringComparison.Ordinal);
        Assert.Contains("Svarstid vid kritiska fel", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Json_HoldsEveryVersionAndItsData()
    {
        using var json = JsonDocument.Parse(Text("json", Library));

        var requirements = json.RootElement.GetProperty("requirements");
        var version = requirements[0].GetProperty("versions")[1];

        Assert.Equal(1, json.RootElement.GetProperty("schema").GetInt32());
        Assert.Equal(["LEV-001", "LEV-002", "SAK-001"], requirements.EnumerateArray().Select(r => r.GetProperty("key").GetString()));
        Assert.Equal(Library.Versions[1].Fingerprint, version.GetProperty("fingerprint").GetString());
        Assert.Equal(24, version.GetProperty("parameters")[0].GetProperty("max").GetInt32());
        Assert.Equal(2, version.GetProperty("conditions")[1].GetProperty("atLeast").GetInt32());
        var chosen = json.RootElement.GetProperty("profiles")[0].GetProperty("requirements")[0];
        Assert.Equal("8", chosen.GetProperty("values")[0].GetProperty("value").GetString());
        Assert.Equal("S111", requirements[1].GetProperty("waivers")[0].GetProperty("rule").GetString());
        var coverage = json.RootElement.GetProperty("coverages")[0];
        Assert.Equal(("sakerhet", "ISO-IEC-27002"), (coverage.GetProperty("area").GetString(), coverage.GetProperty("standard").GetString()));
        Assert.Equal(["5.30", "8.14"], coverage.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("clause").GetString()));
    }

    [Fact]
    public void Write_Json_HasExactlyTheDocumentedMembers()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kravbibliotek.sln")))
            folder = folder.Parent;
        var shape = File.ReadAllText(Path.Combine(folder!.FullName, "src/Kravbibliotek/Formats/Export/README.md"));
        var documented = NamePattern().Matches(shape)
            .Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(Text("json", Library));

        Assert.Empty(Members(json.RootElement).Except(documented));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void Write_CsvCellLikeAFormula_IsMadeText(string title)
    {
        var version = Library.Versions[2];
        var library = Library with { Versions = [version with { Content = version.Content with { Title = title } }] };

        Assert.Contains($",\"'{title}\",", Text("csv", library), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Csv_HasARowForTheLatestVersion()
    {
        var rows = Text("csv", Library);

        Assert.StartsWith("key,number,area,status,", rows, StringComparison.Ordinal);
        Assert.Contains("\nLEV-001,2,LEV,publicerad,", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("\nLEV-001,1,", rows, StringComparison.Ordinal);
        Assert.Contains("\nSAK-001,1,SAK,upphävd,2026-10-01,SAK-002,", rows, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Markdown_ShowsDefaultsAndWhatReplacedIt()
    {
        var text = Text("markdown", Library);

        Assert.Contains("Leverantören ska påbörja felsökning inom 4\u00a0timmar.", text, StringComparison.Ordinal);
        Assert.Contains("- Upphävd: sista dag 2026-10-01, ersatt av SAK-002\n", text, StringComparison.Ordinal);
        Assert.Contains("- Standarder: ISO/IEC 27002 2022, avsnitt 5.30, 8.14\n", text, StringComparison.Ordinal);
        Assert.Contains("- Lagar: 2 kap. 3 § cybersäkerhetslagen (2025:1506)\n", text, StringComparison.Ordinal);
    }

    private static string Text(string handle, Library library)
    {
        using var target = new MemoryStream();
        ExportFormat.ByHandle(handle)!.Write(library, target);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(target.ToArray());
    }

    private static IEnumerable<string> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Members(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
        _ => [],
    };

    [GeneratedRegex(@"`(?:[a-z]+\[\]\.)?([a-zA-Z0-9]+)(?:\[\])?`")]
    private static partial Regex NamePattern();
}
