using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Storage;

public sealed class LibraryImportRefusalTests : IAsyncLifetime
{
    private readonly LibraryFixture _library = new();

    public Task InitializeAsync() => _library.InitializeAsync();

    public Task DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task ImportAsync_PublishedVersionWithOtherFingerprint_IsRefusedAndStoresNothing()
    {
        await _library.ImportAsync(LibraryOf(Build.Version()));
        var changed = Build.Version(content: Build.Content(text: "Tjänsten {{ska}} skydda trafiken."));

        var report = await _library.ImportAsync(LibraryOf(changed, Build.Version("SAK-002")));

        var refusal = Assert.Single(report.Refused);
        Assert.Equal(("I001", "sakerhet/SAK-001/1.md"), (refusal.Finding.Code, refusal.Finding.Path));
        Assert.Contains(RequirementDiff.Between(refusal.Stored!, refusal.Offered!).Fields, f => f is { Label: "Krav", IsChanged: true });
        Assert.Equal(0, report.Changes);
        Assert.Equal("Tjänsten {{ska}} kryptera all trafik.", (await _library.Requirements.CurrentAsync("SAK-001"))!.Content.Text);
        Assert.Null(await _library.Requirements.FindAsync("SAK-002"));
    }

    [Fact]
    public async Task ImportAsync_PublishedVersionWithOtherGuidance_IsRefusedThoughTheFingerprintIsTheSame()
    {
        await _library.ImportAsync(LibraryOf(Build.Version()));

        var report = await _library.ImportAsync(LibraryOf(Build.Version(content: Build.Content(guidance: "Ny vägledning."))));

        Assert.Equal("I002", Assert.Single(report.Refused).Finding.Code);
        Assert.Equal("Fråga efter protokoll.", (await _library.Requirements.CurrentAsync("SAK-001"))!.Content.Guidance);
    }

    [Fact]
    public async Task ImportAsync_ReleaseWithOtherContent_IsRefused()
    {
        var release = new Release { Name = "2026.1", Date = new(2026, 11, 20), Note = "Första utgåvan.", Files = [] };
        await _library.ImportAsync(new() { Releases = [release] });

        var report = await _library.ImportAsync(new() { Releases = [release with { Note = "En annan." }] });

        Assert.Equal("I003", Assert.Single(report.Refused).Finding.Code);
        Assert.Equal("Första utgåvan.", (await _library.Releases.FindAsync("2026.1"))!.Note);
    }

    [Fact]
    public async Task ImportAsync_FilesBehindTheDatabase_RemoveNothing()
    {
        await _library.ImportAsync(LibraryOf(Build.Version(), Build.Version(number: 2), Build.Version("SAK-002")));

        var report = await _library.ImportAsync(LibraryOf(Build.Version()));

        Assert.Equal(0, report.Changes);
        Assert.Equal(2, (await _library.Requirements.CurrentAsync("SAK-001"))!.Number);
        Assert.NotNull(await _library.Requirements.CurrentAsync("SAK-002"));
    }

    [Fact]
    public async Task ImportAsync_NewVersion_BecomesCurrentAndIsFound()
    {
        await _library.ImportAsync(LibraryOf(Build.Version()));

        var report = await _library.ImportAsync(LibraryOf(
            Build.Version(),
            Build.Version(number: 2, content: Build.Content("Kvantsäker kryptering", "Tjänsten {{ska}} vara kvantsäker."))));

        Assert.Equal(["SAK-001/2"], report.Added);
        Assert.Equal(["SAK-001"], report.Updated);
        Assert.Equal(2, (await _library.Search.SearchAsync(new() { Text = "kvantsäker" })).Hits.Single().Number);
        Assert.Equal(1, (await _library.Requirements.VersionAsync("SAK-001", 1))!.Number);
    }

    private static Library LibraryOf(params RequirementVersion[] versions) => new()
    {
        Requirements = [.. versions.GroupBy(v => v.Key).Select(g => Build.Requirement(g.Key, g.Max(v => v.Number)))],
        Versions = versions,
    };
}
