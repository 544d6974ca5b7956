using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Requirements;

public class ReleaseComparisonTests
{
    private static readonly (Release Release, IReadOnlyList<LibraryFile> Files) First = Cut(Earlier(), "2026.1");
    private static readonly (Release Release, IReadOnlyList<LibraryFile> Files) Second = Cut(Later(), "2026.2");
    private static readonly ReleaseComparison Compared = Compare(First.Files.Concat(Second.Files));

    [Fact]
    public void Between_TwoReleases_SortsWhatDiffers()
    {
        Assert.Equal(["GEM-001/1"], Compared.Added.Select(v => v.Id));
        var changed = Assert.Single(Compared.Changed);
        Assert.Equal(("LEV-001/1", "LEV-001/3", ChangeKind.Breaking), (changed.From.Id, changed.To.Id, changed.Kind));
        Assert.Equal([2, 3], changed.Steps.Select(s => s.Number));
        Assert.Contains(changed.Diff().Fields, f => f is { Label: "Krav", IsChanged: true });
        Assert.Equal(["ARK-001"], Compared.Retiring.Select(e => e.Requirement.Key));
        Assert.Equal([("SAK-001", "Kryptering av trafik")], Compared.Withdrawn.Select(e => (e.Requirement.Key, e.Title)));
        Assert.Empty(Compared.Unknown);
    }

    [Fact]
    public void Between_Registers_TellsNewChangedAndClausesOnly() => Assert.Equal(
        [("EN-301-549", false), ("ISO-1", true), ("2016-1145", false)],
        Compared.Registers.Select(r => (r.Id, r.IsNew)));

    [Fact]
    public void Between_SameRelease_IsEmpty()
    {
        Assert.Empty(ReleaseComparison.FilesToRead(First.Release, First.Release));
        Assert.True(ReleaseComparison.Between(First.Release, First.Release, new Dictionary<string, ReadOnlyMemory<byte>>()).IsEmpty);
    }

    [Fact]
    public void Between_DraftOrMoveToAnotherArea_IsNoDifferenceInVersions()
    {
        var moved = Earlier() with
        {
            Requirements = [.. Earlier().Requirements.Select(r => r.Key == "LEV-001" ? r with { Area = Area.Security } : r)],
            Drafts = [new() { Key = "ARK-001", Content = Build.Content("Utkast") }],
        };
        var other = Cut(moved, "2026.2");

        var comparison = ReleaseComparison.Between(First.Release, other.Release, Contents(First.Files.Concat(other.Files)));

        Assert.True(comparison.IsEmpty);
        Assert.DoesNotContain(ReleaseComparison.FilesToRead(First.Release, other.Release), f => f.Path.Contains("ARK-001", StringComparison.Ordinal));
    }

    [Fact]
    public void Between_ContentNotKnown_NamesTheFileAndComparesTheRest()
    {
        var comparison = Compare(Second.Files);

        Assert.Equal(
            [
                "arkitektur/ARK-001/krav.yaml", "lagar/2016-1145.yaml", "sakerhet/SAK-001/krav.yaml",
                "standarder/EN-301-549.V3.2.1.avsnitt.csv",
            ],
            comparison.Unknown);
        Assert.Equal(["LEV-001"], comparison.Changed.Select(c => c.To.Key));
    }

    [Fact]
    public void FilesToRead_Unchanged_AreNotRead() => Assert.DoesNotContain(
        ReleaseComparison.FilesToRead(First.Release, Second.Release), f => f.Path.Contains("DAT-001", StringComparison.Ordinal));

    [Fact]
    public void Notes_OfAComparison_AreMadeOfTheChangeNotes() => Assert.Equal(
        """
        ## Nya krav

        - GEM-001 version 1: Nytt krav

        ## Brytande ändringar

        - LEV-001 version 2: Kryptering av trafik. Tydligare.
        - LEV-001 version 3: Kryptering av trafik. Skärpt.

        ## Utgående krav

        - ARK-001: Kryptering av trafik. Sista dag 2027-06-30. Ersatt av GEM-001.

        ## Upphävda krav

        - SAK-001: Kryptering av trafik. Sista dag 2026-10-01.

        ## Nya standarder

        - ISO 1

        ## Ändrade standarder

        - EN 301 549

        ## Ändrade lagar

        - LOU

        """.ReplaceLineEndings("\n"), ReleaseNotes.Of(Compared).ToMarkdown());

    [Fact]
    public void Notes_NothingDiffers_AreEmpty() => Assert.Equal("", ReleaseNotes.Of(
        new() { From = First.Release, To = First.Release }).ToMarkdown());

    private static Library Earlier() => new()
    {
        Requirements = [Build.Requirement("ARK-001"), Build.Requirement("DAT-001"), Build.Requirement("LEV-001"), Build.Requirement("SAK-001")],
        Versions = [Build.Version("ARK-001"), Build.Version("DAT-001"), Build.Version("LEV-001"), Build.Version("SAK-001")],
        Standards = [Build.Standard(clauses: ["9.1", "9.2"])],
        Laws = [Build.Law()],
    };

    private static Library Later()
    {
        var earlier = Earlier();
        return earlier with
        {
            Requirements =
            [
                Build.Requirement("ARK-001", status: RequirementStatus.Retiring) with
                {
                    LastDay = new(2027, 6, 30), ReplacedBy = ["GEM-001"],
                },
                Build.Requirement("DAT-001"),
                Build.Requirement("GEM-001"),
                Build.Requirement("LEV-001", 3),
                Build.Requirement("SAK-001", status: RequirementStatus.Withdrawn) with { LastDay = new(2026, 10, 1) },
            ],
            Versions =
            [
                .. earlier.Versions,
                Build.Version("GEM-001", content: Build.Content("Nytt krav")),
                Build.Version("LEV-001", 2) with { ChangeKind = ChangeKind.Breaking, ChangeNote = "Tydligare." },
                Build.Version("LEV-001", 3, Build.Content(text: "Tjänsten {{ska}} kryptera allt.")) with
                {
                    ChangeKind = ChangeKind.Editorial, ChangeNote = "Skärpt.",
                },
            ],
            Standards = [Build.Standard(clauses: ["9.1", "9.2", "9.3"]), Build.Standard("ISO-1", "ISO 1", "1")],
            Laws = [earlier.Laws[0] with { Repealed = new(2027, 1, 1) }],
        };
    }

    private static (Release Release, IReadOnlyList<LibraryFile> Files) Cut(Library library, string name)
    {
        var files = LibraryWriter.Write(library);
        return (ReleaseCut.Of(LibraryReader.Read(files).Library, name, new(2026, 11, 20), "Not."), files);
    }

    private static ReleaseComparison Compare(IEnumerable<LibraryFile> known) =>
        ReleaseComparison.Between(First.Release, Second.Release, Contents(known));

    private static Dictionary<string, ReadOnlyMemory<byte>> Contents(IEnumerable<LibraryFile> files) =>
        files.DistinctBy(ReleaseCut.HashOf).ToDictionary(ReleaseCut.HashOf, f => f.Content);
}
