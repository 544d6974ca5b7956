using System.Diagnostics;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Storage;

/// <summary>What the stores answer about the real library.</summary>
public sealed class StoresTests(RealLibraryFixture fixture) : IClassFixture<RealLibraryFixture>
{
    private readonly LibraryFixture _library = fixture.Library;

    [Fact]
    public async Task CurrentVersionsAsync_KeysInAnyOrder_AnswersInTheOrderAsked() =>
        Assert.Equal(
            ["TIL-001", "ARK-001", "LEV-003"],
            (await _library.Requirements.CurrentVersionsAsync(["TIL-001", "XXX-999", "ARK-001", "LEV-003", "TIL-001"])).Select(v => v.Key));

    [Fact]
    public async Task FindManyAsync_KeysInAnyOrder_AnswersInTheOrderAsked() =>
        Assert.Equal(
            ["TIL-001", "ARK-001"], (await _library.Requirements.FindManyAsync(["TIL-001", "XXX-999", "ARK-001"])).Select(r => r.Key));

    [Fact]
    public async Task FindAsync_UnknownThings_AreNull()
    {
        Assert.Null(await _library.Requirements.FindAsync("TIL-999"));
        Assert.Null(await _library.Requirements.CurrentAsync("TIL-999"));
        Assert.Null(await _library.Requirements.VersionAsync("TIL-001", 99));
        Assert.Empty(await _library.Requirements.VersionsAsync("TIL-999"));
        Assert.Null(await _library.Registers.StandardAsync("INGEN"));
        Assert.Null(await _library.Registers.ProfileAsync("ingen"));
        Assert.Null(await _library.Releases.FindAsync("1999.1"));
        Assert.Null(await _library.Releases.FilesAsync("1999.1"));
    }

    [Fact]
    public async Task Registers_RealLibrary_AreWhatTheFilesSay()
    {
        var files = await RealLibrary.ReadAsync();

        Assert.Equal(files.Standards.Select(s => s.Id), (await _library.Registers.StandardsAsync()).Select(s => s.Id));
        Assert.Equal(files.Laws.Select(l => l.Id), (await _library.Registers.LawsAsync()).Select(l => l.Id));
        Assert.Equal(files.Terms.Select(t => t.Id), (await _library.Registers.TermsAsync()).Select(t => t.Id));
        Assert.Equal(files.Profiles.Select(p => p.Id), (await _library.Registers.ProfilesAsync()).Select(p => p.Id));
        Assert.Equal(files.Questions.Select(q => q.Id), (await _library.Registers.QuestionsAsync()).Select(q => q.Id));
        Assert.Equal(
            files.Standards.Single(s => s.Id == "EN-301-549").Editions.Sum(e => e.Clauses.Count),
            (await _library.Registers.StandardAsync("EN-301-549"))!.Editions.Sum(e => e.Clauses.Count));
    }

    [Fact]
    public async Task RequirementsOnStandardAsync_EN301549_HasTheRequirementThatRefersToIt() =>
        Assert.Contains("TIL-001", (await _library.Registers.RequirementsOnStandardAsync("EN-301-549")).First.Select(v => v.Key));

    [Fact]
    public async Task RequirementsOnLawAsync_EveryLaw_AnswersWithVersionsThatReferToIt()
    {
        foreach (var law in await _library.Registers.LawsAsync())
            Assert.All((await _library.Registers.RequirementsOnLawAsync(law.Id)).First, v => Assert.Contains(v.Content.Laws, l => l.Law == law.Id));
    }

    [Fact]
    public async Task ProfilesWithAsync_Key_HasTheProfilesThatProposeIt()
    {
        var expected = (await RealLibrary.ReadAsync()).Profiles.Where(p => p.Requirements.Any(r => r.Key == "LEV-003")).Select(p => p.Id);

        Assert.Equal(expected, (await _library.Registers.ProfilesWithAsync("LEV-003")).Select(p => p.Id));
    }

    [Fact]
    public async Task ReleaseOverview_EveryRelease_HoldsTheVersionsItLists()
    {
        var overview = new ReleaseOverview(_library.Host, _library.Changes, _library.Releases);
        var releases = await _library.Releases.ReleasesAsync();

        var all = await overview.AllAsync();

        Assert.Equal(releases.Select(r => (r.Name, r.Date, r.Note)), all.Select(r => (r.Name, r.Date, r.Note)));
        foreach (var version in (await RealLibrary.ReadAsync()).Versions)
        {
            var holding = releases.FirstOrDefault(r => r.Files.Any(f => f.Path.EndsWith($"/{version.Key}/{version.Number}.md", StringComparison.Ordinal)));
            Assert.Equal(holding?.Name, (await overview.LatestWithAsync(version))?.Name);
        }
    }

    [Fact]
    public async Task FilesAsync_EveryRelease_HasEveryFileByteForByte()
    {
        foreach (var release in await _library.Releases.ReleasesAsync())
        {
            var contents = (await _library.Releases.FilesAsync(release.Name))!;

            Assert.Empty(contents.Missing);
            Assert.Equal(
                release.Files.Select(f => (f.Path, f.Sha256)), contents.Files.Select(f => (f.Path, StoredFile.Hash(f.Content.Span))));
        }
    }
}

/// <summary>What stands in memory or is derived follows what is stored.</summary>
public sealed class DerivedTests : IAsyncLifetime
{
    private readonly LibraryFixture _library = new();

    public async Task InitializeAsync()
    {
        await _library.InitializeAsync();
        await _library.ImportAsync(new()
        {
            Requirements =
            [
                Build.Requirement("SAK-001"), Build.Requirement("SAK-002") with { Relations = new() { Requires = ["SAK-001"] } },
                Build.Requirement("SAK-003") with { Relations = new() { Conflicts = ["SAK-001"], Overlaps = ["SAK-002"] } },
                Build.Requirement("SAK-004", status: RequirementStatus.Withdrawn) with { ReplacedBy = ["SAK-001"] },
            ],
            Versions = [Build.Version("SAK-001"), Build.Version("SAK-002"), Build.Version("SAK-003"), Build.Version("SAK-004")],
            Terms = [Term("incident")],
        });
    }

    public Task DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task FindWithRelatingAsync_Key_HasEveryRequirementThatNamesIt()
    {
        Assert.Equal(["SAK-002", "SAK-003", "SAK-004"], (await _library.Requirements.FindWithRelatingAsync("SAK-001")).Relating.Select(r => r.Key));
        Assert.Equal(["SAK-003"], (await _library.Requirements.FindWithRelatingAsync("SAK-002")).Relating.Select(r => r.Key));
        Assert.Empty((await _library.Requirements.FindWithRelatingAsync("SAK-004")).Relating);
    }

    [Fact]
    public async Task FindWithRelatingAsync_RelationTakenAway_IsGoneToo()
    {
        var requirement = (await _library.Requirements.FindAsync("SAK-002"))!;

        await _library.Requirements.UpdateAsync(requirement with { Relations = Relations.None }, LibraryFixture.Context);

        Assert.DoesNotContain((await _library.Requirements.FindWithRelatingAsync("SAK-001")).Relating, r => r.Key == "SAK-002");
    }

    [Fact]
    public async Task TitlesAsync_Keys_HasTitlesOfThoseThatArePublished()
    {
        var titles = await _library.Requirements.TitlesAsync(["SAK-001", "SAK-004", "SAK-999"]);

        Assert.Equal(["SAK-001", "SAK-004"], titles.Keys.Order());
        Assert.Equal(Build.Content().Title, titles["SAK-001"]);
    }

    [Fact]
    public async Task FinderAsync_TermAdded_FindsItToo()
    {
        var glossary = new Glossary(_library.Host, _library.Changes, _library.Registers);
        await _library.Changes.StartAsync(CancellationToken.None);
        await UntilAsync(() => Task.FromResult(_library.Changes.IsListening));
        _library.Host.MayLag = true;
        const string Text = "Efter incidenten ses loggarna över.";

        var before = (await glossary.FinderAsync()).Find(Text, new HashSet<string>()).Select(p => p.Id);
        var same = await glossary.FinderAsync();
        await _library.ImportAsync(new() { Terms = [Term("logg")] });
        await UntilAsync(async () => await glossary.FinderAsync() != same);
        var after = (await glossary.FinderAsync()).Find(Text, new HashSet<string>()).Select(p => p.Id);

        Assert.Equal(["incident"], before);
        Assert.NotSame(same, await glossary.FinderAsync());
        Assert.Same(await glossary.FinderAsync(), await glossary.FinderAsync());
        Assert.Equal(["incident", "logg"], after);
        await _library.Changes.StopAsync(CancellationToken.None);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(10))
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(10), "It never came.");
    }

    private static Kravbibliotek.Standards.Term Term(string name) => new() { Id = name, Name = name, Definition = "…", Source = "…" };
}

/// <summary>Concurrency and what an update leaves behind.</summary>
public sealed class RequirementStoreTests : IAsyncLifetime
{
    private readonly LibraryFixture _library = new();

    public async Task InitializeAsync()
    {
        await _library.InitializeAsync();
        await _library.ImportAsync(Build.Library(8));
    }

    public Task DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task UpdateAsync_StaleRevision_IsRefusedAndStoresNothing()
    {
        var mine = (await _library.Requirements.FindAsync("SAK-001"))!;
        var yours = (await _library.Requirements.FindAsync("SAK-001"))!;
        await _library.Requirements.UpdateAsync(mine with { Tags = ["min"] }, LibraryFixture.Context);

        var refused = await Assert.ThrowsAsync<StaleRevisionException>(
            () => _library.Requirements.UpdateAsync(yours with { Tags = ["din"] }, LibraryFixture.Context));

        Assert.Equal("SAK-001", refused.Subject);
        Assert.Equal(["min"], (await _library.Requirements.FindAsync("SAK-001"))!.Tags);
        Assert.Equal(1, await _library.ScalarAsync<long>("select count(*) from mt_doc_change where data ->> 'action' = 'Updated'"));
    }

    [Fact]
    public async Task UpdateAsync_ManyAtOnce_OneWinsForEachRevision()
    {
        var seen = (await _library.Requirements.FindAsync("SAK-001"))!;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await _library.Requirements.UpdateAsync(seen with { Tags = [$"tagg-{i}"] }, LibraryFixture.Context);
                return true;
            }
            catch (StaleRevisionException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, true);
        Assert.Equal(seen.Revision + 1, (await _library.Requirements.FindAsync("SAK-001"))!.Revision);
    }

    [Fact]
    public async Task UpdateAsync_Status_IsLoggedWithBeforeAndAfterAndSeenBySearch()
    {
        var requirement = (await _library.Requirements.FindAsync("SAK-001"))!;

        await _library.Requirements.UpdateAsync(requirement with { Status = RequirementStatus.Withdrawn }, new("kurator", "Ersatt."));

        Assert.DoesNotContain((await _library.Search.SearchAsync(new())).Hits, h => h.Key == "SAK-001");
        Assert.Equal("kurator|Ersatt.|SAK-001|Published|Withdrawn", await _library.ScalarAsync<string>(
            """
            select concat_ws('|', data ->> 'who', data ->> 'why', data ->> 'subject', data -> 'before' ->> 'status',
                data -> 'after' ->> 'status')
            from mt_doc_change order by id desc limit 1
            """));
    }

    [Fact]
    public async Task UpdateAsync_NothingChanged_WritesNothing()
    {
        var requirement = (await _library.Requirements.FindAsync("SAK-001"))!;

        await _library.Requirements.UpdateAsync(requirement, LibraryFixture.Context);

        Assert.Equal(requirement.Revision, (await _library.Requirements.FindAsync("SAK-001"))!.Revision);
    }
}
