using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Checks;

/// <summary>The coverage tables answer for every clause, by lists that were made apart from the library.</summary>
public class CoverageTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "TestData", "Tackning");

    [Fact]
    public async Task Accessibility_EveryClauseOfChapters5And9To12_HasARowInOrder()
    {
        var clauses = Lines("en-301-549-v3.2.1.csv").Where(c => c[1] != "void").Select(c => c[0]).ToList();

        var table = await TableAsync("tillganglighet");

        Assert.Equal(317, clauses.Count);
        Assert.Equal(clauses.Order(StringComparer.Ordinal), table.Rows.Select(r => r.Clause).Order(StringComparer.Ordinal));
        Assert.Equal(table.Rows.Select(r => r.Clause), table.Rows.Select(r => r.Clause).OrderBy(SortKey, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Security_EveryControl_HasARowInOrder()
    {
        var controls = Lines("iso-iec-27002-2022.csv").Select(c => c[0]).ToList();

        var table = await TableAsync("sakerhet");

        Assert.Equal(93, controls.Count);
        Assert.Equal(controls, table.Rows.Select(r => r.Clause));
    }

    [Theory]
    [InlineData("tillganglighet")]
    [InlineData("sakerhet")]
    public async Task Rows_All_NamePublishedRequirementsOrSayWhyNone(string area)
    {
        var library = await RealLibrary.ReadAsync();
        var published = library.Requirements.Where(r => r.CurrentNumber > 0).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);

        var table = library.Coverages.Single(c => c.Id == area);

        Assert.All(table.Rows, r => Assert.True(r.Keys.Count > 0 || r.Note?.Length > 20, r.Clause));
        Assert.All(table.Rows, r => Assert.Subset(published, r.Keys.ToHashSet(StringComparer.Ordinal)));
    }

    private static async Task<Coverage> TableAsync(string area) => (await RealLibrary.ReadAsync()).Coverages.Single(c => c.Id == area);

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(Path.Combine(Folder, file)).Skip(1).Select(l => l.Split(','));

    private static string SortKey(string clause) => string.Join('.', clause.Split('.').Select(n => n.PadLeft(3, '0')));
}
