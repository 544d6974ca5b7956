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

    private static (string Path, string Hash) Hashed(LibraryFile file) => (file.Path, StoredFile.Hash(file.Content.Span));

    private static async Task<IEnumerable<(string Id, string Fingerprint)>> FingerprintsAsync(LibraryFixture library)
    {
        var versions = (await library.Export.LibraryAsync()).Versions;
        Assert.All(versions, v => Assert.Equal(Fingerprint.Of(v.Content), v.Fingerprint));
        return versions.Select(v => (v.Id, v.Fingerprint));
    }
}
