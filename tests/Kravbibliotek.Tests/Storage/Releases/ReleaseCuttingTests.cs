using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Tests.TestData;

namespace Kravbibliotek.Tests.Storage.Releases;

/// <summary>Releases made of the library of this repository, as the database has it.</summary>
public sealed class ReleaseCuttingTests : IAsyncLifetime
{
    private static readonly Actor Anna = new("anna");
    private readonly LibraryFixture _library = new();
    private readonly SetTime _time = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));

    private ReleaseCutting Cutting => new(_library.Host, _time);

    public async Task InitializeAsync()
    {
        await _library.InitializeAsync();
        await _library.ImportAsync(await RealLibrary.ReadAsync());
    }

    public Task DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task ProposeAsync_NothingChanged_SaysSo()
    {
        var first = await ChangedAsync();
        await Cutting.CutAsync(Order(first), LibraryFixture.Context);

        var proposal = await Cutting.ProposeAsync();

        Assert.Equal((first.Release.Name, true), (proposal.Latest!.Name, proposal.IsUnchanged));
        Assert.NotEqual(first.Release.Name, proposal.Release.Name);
        Assert.True(proposal.Comparison.IsEmpty);
        Assert.Empty(proposal.Findings);
    }

    [Fact]
    public async Task CutAsync_ChangedLibrary_IsWhatTheCommandLineMakesOfTheExportedFiles()
    {
        await ChangeAsync();
        var proposal = await Cutting.ProposeAsync();
        var name = proposal.Release.Name;
        var outcome = await Cutting.CutAsync(Order(proposal), LibraryFixture.Context);

        var exported = (await _library.Export.FilesAsync()).Where(f => f.Path != $"utgavor/{name}.yaml");
        var byCommand = ReleaseCut.Of(LibraryReader.Read(exported).Library, name, new(2026, 12, 1), "Prov.");

        Assert.Equal(byCommand.Files, outcome.Release!.Files);
        Assert.Equal(byCommand.Files, (await _library.Releases.FindAsync(name))!.Files);
        Assert.Equal(1, await _library.ScalarAsync<long>($"select count(*) from mt_doc_change where data ->> 'subject' = 'utgavor/{name}'"
            + " and data ->> 'who' = 'provet' and data ->> 'at' like '2026-12%'"));
    }

    [Fact]
    public async Task WriteArchiveAsync_Release_IsTheSameBytesAlsoWhenTheLibraryHasMovedOn()
    {
        var release = (await Cutting.CutAsync(Order(await ChangedAsync()), LibraryFixture.Context)).Release!;
        var (first, second) = (new MemoryStream(), new MemoryStream());
        await _library.Releases.WriteArchiveAsync(release, first);
        await ChangeAsync("En annan anmärkning.");
        await _library.Releases.WriteArchiveAsync(release, second);

        var read = LibraryReader.Read(ArchiveReader.Read(first).Files).Library;

        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal(release.Files, ReleaseCut.Of(read, release.Name, release.Date, release.Note).Files);
        Assert.Equal([release.Name], read.Releases.Select(r => r.Name));
        Assert.Empty(ReleaseCut.Check(read));
    }

    [Fact]
    public async Task CutAsync_LibraryChangedSinceItWasLookedAt_StoresNothing()
    {
        var proposal = await ChangedAsync();
        await ChangeAsync("Ändrad igen.");

        var outcome = await Cutting.CutAsync(Order(proposal), LibraryFixture.Context);

        Assert.NotEqual(proposal.Digest, outcome.Instead!.Digest);
        Assert.Null(await _library.Releases.FindAsync(proposal.Release.Name));
    }

    [Fact]
    public async Task CutAsync_SameNameByTwoAtOnce_MakesOne()
    {
        var order = Order(await ChangedAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Cutting.CutAsync(order, LibraryFixture.Context)));

        Assert.Equal((1, 3), (outcomes.Count(o => o.Release is not null), outcomes.Count(o => o.IsTaken)));
    }

    [Fact]
    public async Task CutAsync_UnfinishedDraft_IsNotInIt()
    {
        var drafts = new Kravbibliotek.Storage.Curation.DraftStore(_library.Host, _time);
        var draft = await drafts.CreateAsync(Area.Security, Build.Content(text: "Ofärdigt."), Anna);
        var proposal = await Cutting.ProposeAsync();

        Assert.Empty(proposal.Findings);
        Assert.Contains(await _library.Export.FilesAsync(), f => f.Path.Contains(draft.Key, StringComparison.Ordinal));
        Assert.DoesNotContain(proposal.Release.Files, f => f.Path.Contains(draft.Key, StringComparison.Ordinal));
    }

    private static ReleaseOrder Order(ReleaseProposal proposal) => new(proposal.Release.Name, "Prov.", proposal.Digest);

    private async Task<ReleaseProposal> ChangedAsync()
    {
        await ChangeAsync();
        return await Cutting.ProposeAsync();
    }

    private async Task ChangeAsync(string note = "En anmärkning.")
    {
        var files = await _library.Export.LibraryAsync();
        await _library.ImportAsync(files with { Standards = [.. files.Standards.Select((s, i) => i == 0 ? s with { LegalBasis = note } : s)] });
    }
}
