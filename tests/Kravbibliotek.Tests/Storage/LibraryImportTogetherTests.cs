using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Storage;

/// <summary>Several processes at once, and imports that were cut off. Each host stands for a process.</summary>
public sealed class LibraryImportTogetherTests : IAsyncLifetime
{
    private readonly LibraryFixture _library = new();

    public Task InitializeAsync() => _library.InitializeAsync();

    public Task DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task ImportAsync_TwoAtOnce_StoreEverythingOnce()
    {
        var library = Build.Library(80);
        await using var other = await _library.OpenAnotherAsync();

        var reports = await Task.WhenAll(
            _library.ImportAsync(library), new LibraryImport(other, TimeProvider.System).ImportAsync(library, LibraryFixture.Context));

        Assert.Equal([0, 80 + 160 + 3], reports.Select(r => r.Changes).Order());
        Assert.Equal(243, await _library.ScalarAsync<long>("select count(distinct data ->> 'subject') from mt_doc_change"));
        Assert.Equal(243, await _library.ScalarAsync<long>("select count(*) from mt_doc_change"));
    }

    [Fact]
    public async Task ImportIfEmptyAsync_ThreeAtOnce_OneImportsAndTheOthersWait()
    {
        await using var second = await _library.OpenAnotherAsync();
        await using var third = await _library.OpenAnotherAsync();
        LibraryHost[] hosts = [_library.Host, second, third];

        var reports = await Task.WhenAll(hosts.Select(async host =>
        {
            var import = new LibraryImport(host, TimeProvider.System);
            var report = await import.ImportIfEmptyAsync(RealLibrary.Folder, LibraryFixture.Context);
            Assert.False(await import.IsEmptyAsync());
            return report;
        }));

        Assert.NotEmpty(Assert.Single(reports, r => r is not null)!.Added);
    }

    [Fact]
    public async Task ImportIfEmptyAsync_FirstImportCutOff_IsTakenUpAgain()
    {
        using var cut = new CancellationTokenSource();
        var afterFirstBatch = new Progress(_ => cut.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _library.Import.ImportIfEmptyAsync(RealLibrary.Folder, LibraryFixture.Context, afterFirstBatch, cut.Token));
        Assert.True(await _library.Import.IsEmptyAsync());
        var left = await _library.ScalarAsync<long>("select count(*) from mt_doc_change");
        Assert.True(left > 0);

        var report = await _library.Import.ImportIfEmptyAsync(RealLibrary.Folder, LibraryFixture.Context);

        Assert.Equal(left, report!.Unchanged);
        Assert.False(await _library.Import.IsEmptyAsync());
        Assert.Null(await _library.Import.ImportIfEmptyAsync(RealLibrary.Folder, LibraryFixture.Context));
    }

    [Fact]
    public async Task ImportIfEmptyAsync_FolderWithErrors_IsRefusedAndTheLibraryStaysEmpty()
    {
        var folder = TemporaryRoot.Create();
        Directory.CreateDirectory(Path.Combine(folder, "sakerhet", "SAK-001"));
        await File.WriteAllTextAsync(Path.Combine(folder, "sakerhet", "SAK-001", "1.md"), "inte ett krav\n");

        var report = await _library.Import.ImportIfEmptyAsync(folder, LibraryFixture.Context);

        Assert.Contains(report!.Refused, r => r.Finding.Path == "sakerhet/SAK-001/1.md");
        Assert.True(await _library.Import.IsEmptyAsync());
        Assert.Equal(0, await _library.ScalarAsync<long>("select count(*) from mt_doc_change"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ImportIfEmptyAsync_NoFolder_SaysSo() =>
        await Assert.ThrowsAsync<LibraryFolderException>(
            () => _library.Import.ImportIfEmptyAsync("/finns/inte", LibraryFixture.Context));

    private sealed class Progress(Action<ImportProgress> action) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => action(value);
    }
}
