using System.IO.Compression;
using Kravbibliotek.Search;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Backup;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Storage.Backup;

/// <summary>The library as it is, moved to another cluster: nobody who reads it can tell.</summary>
public sealed class WholeLibraryBackupTests : IAsyncLifetime
{
    private readonly LibraryFixture _source = new();
    private readonly string _root = TemporaryRoot.Create();

    public async Task InitializeAsync()
    {
        await _source.InitializeAsync();
        await _source.ImportAsync(await RealLibrary.ReadAsync());
    }

    public async Task DisposeAsync()
    {
        await _source.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public Task ReadAsync_NewCluster_AnswersAsTheOld() =>
        RequireSameAfterRestoreAsync(new EmbeddedPostgresOptions { DataRoot = _root, Durable = false });

    /// <summary>How one goes from one major version to the next.</summary>
    [NpmFact]
    public async Task ReadAsync_ClusterOfAnotherMajor_AnswersAsTheOld()
    {
        var options = new EmbeddedPostgresOptions { DataRoot = _root, Durable = false };
        var bin = await PostgresDownload.FetchAsync(options);

        await RequireSameAfterRestoreAsync(options with { BinFolder = bin });
    }

    private async Task RequireSameAfterRestoreAsync(EmbeddedPostgresOptions cluster)
    {
        var archive = await BackupFixture.WriteAsync(_source.Host.Database);
        await using var target = new LibraryHost(new DatabaseOptions { Embedded = cluster, Schema = "krav" });
        await target.OpenAsync();

        await LibraryRestore.ReadAsync(target.Database, archive);

        Assert.Equal(await FilesAsync(_source.Export), await FilesAsync(new LibraryExport(target)));
        var query = new SearchQuery { Text = "säkerhet" };
        var (before, after) = (await _source.Search.SearchAsync(query), await new RequirementSearch(target).SearchAsync(query));
        Assert.NotEmpty(before.Hits);
        Assert.Equal(before.Hits.Select(hit => hit.Key), after.Hits.Select(hit => hit.Key));
        Assert.False(await new LibraryImport(target, TimeProvider.System).IsEmptyAsync());
        Assert.Equal(Rows(archive), Rows(await BackupFixture.WriteAsync(target.Database)));
    }

    private static async Task<Dictionary<string, string>> FilesAsync(LibraryExport export) =>
        (await export.FilesAsync()).ToDictionary(file => file.Path, file => Convert.ToHexString(file.Content.ToArray()));

    // The manifest names the version of PostgreSQL; the rows are the same whichever it is.
    private static Dictionary<string, uint> Rows(MemoryStream archive)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.Where(entry => entry.FullName.StartsWith("tabeller/", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName, entry => entry.Crc32);
    }
}
