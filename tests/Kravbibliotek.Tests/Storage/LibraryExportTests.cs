using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Releases;

namespace Kravbibliotek.Tests.Storage;

public sealed class LibraryExportTests : IAsyncLifetime
{
    private readonly LibraryFixture _library = new();

    public Task InitializeAsync() => _library.InitializeAsync();

    public Task DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task FilesAsync_ImportedLibrary_IsByteForByteWhatItWasReadFrom()
    {
        var source = await LibraryFolder.ReadAsync(RealLibrary.Folder);
        var library = LibraryReader.Read(source).Library;
        await _library.ImportAsync(library);

        var exported = await _library.Export.FilesAsync();

        Assert.Equal(source.Select(f => f.Path), exported.Select(f => f.Path));
        Assert.All(source.Zip(exported), p => Assert.True(p.First.Content.Span.SequenceEqual(p.Second.Content.Span), p.First.Path));
    }

    [Fact]
    public async Task FilesAsync_ExportedThenImportedIntoAnother_HasTheSameFilesAndFingerprints()
    {
        await _library.ImportAsync(await RealLibrary.ReadAsync());
        var first = await _library.Export.FilesAsync();
        var another = new LibraryFixture();
        await another.InitializeAsync();
        try
        {
            await another.ImportAsync(LibraryReader.Read(first).Library);
            var second = await another.Export.FilesAsync();

            Assert.Equal(first.Select(Hashed), second.Select(Hashed));
            Assert.Equal(await FingerprintsAsync(_library), await FingerprintsAsync(another));
        }
        finally
        {
            await another.DisposeAsync();
        }
    }

    [Fact]
    public async Task FilesAsync_FileOfAReleaseChanged_KeepsWhatItSaidUntilItSaysSoAgain()
    {
        var read = await RealLibrary.ReadAsync();
        await _library.ImportAsync(read);
        var old = read.Files.First(f => f.Path.StartsWith("begrepp/", StringComparison.Ordinal) && IsReleased(read, f));
        var id = LibraryPath.Parse(old.Path)!.Id;
        await _library.ImportAsync(read with { Terms = [.. read.Terms.Select(t => t.Id == id ? t with { Source = "Ett prov." } : t)] });

        var changed = await _library.Export.FilesAsync();
        await _library.ImportAsync(read);
        var back = await _library.Export.FilesAsync();

        var kept = Assert.Single(changed, f => f.Path == LibraryPath.OfKept(ReleaseCut.HashOf(old)));
        Assert.True(kept.Content.Span.SequenceEqual(old.Content.Span));
        Assert.Empty(LibraryCheck.Run(LibraryReader.Read(changed)));
        Assert.Equal(read.Files.Select(Hashed), back.Select(Hashed));
    }

    [Fact]
    public async Task ImportAsync_ReleaseWhoseContentsWereMissing_GetsThemFromTheKeep()
    {
        var read = await RealLibrary.ReadAsync();
        await _library.ImportAsync(read with { Kept = [], Files = [.. read.Files.Except(read.Kept)] });
        var before = await MissingAsync(read);

        await _library.ImportAsync(read);

        Assert.Equal((read.Kept.Count, 0), (before, await MissingAsync(read)));
    }

    private static bool IsReleased(Library library, LibraryFile file) =>
        library.Releases.SelectMany(r => r.Files).Any(f => f.Sha256 == ReleaseCut.HashOf(file));

    private async Task<int> MissingAsync(Library library)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var release in library.Releases)
        {
            var paths = (await _library.Releases.FilesAsync(release.Name))!.Missing.ToHashSet(StringComparer.Ordinal);
            missing.UnionWith(release.Files.Where(f => paths.Contains(f.Path)).Select(f => f.Sha256));
        }

        return missing.Count;
    }

    private static (string Path, string Hash) Hashed(LibraryFile file) => (file.Path, StoredFile.Hash(file.Content.Span));

    private static async Task<IEnumerable<(string Id, string Fingerprint)>> FingerprintsAsync(LibraryFixture library)
    {
        var versions = (await library.Export.LibraryAsync()).Versions;
        Assert.All(versions, v => Assert.Equal(Fingerprint.Of(v.Content), v.Fingerprint));
        return versions.Select(v => (v.Id, v.Fingerprint));
    }
}
