using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Storage.Postgres;

public sealed class EmbeddedPostgresTests
{
    [Fact]
    public async Task StartAsync_NewFolder_ServesBothRolesOnSwedishDatabase()
    {
        using var folder = new EmbeddedPostgresFolder();

        await using var server = await folder.StartAsync();

        Assert.Equal("krav_agare", await EmbeddedPostgresFolder.AskAsync(server.OwnerConnectionString, "select current_user::text"));
        Assert.Equal("krav_app", await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "select current_user::text"));
        Assert.Equal("azåäö", await EmbeddedPostgresFolder.AskAsync(
            server.AppConnectionString, "select string_agg(x, '' order by x) from unnest(array['ö','ä','z','å','a']) x"));
        Assert.EndsWith($"postgres-{server.Major}", server.DataFolder);
    }

    [Fact]
    public async Task StartAsync_NewFolder_IsClosedToOthers()
    {
        using var folder = new EmbeddedPostgresFolder();

        await using var server = await folder.StartAsync();

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
            Assert.Equal(0, (int)(File.GetUnixFileMode(server.DataFolder) & Others));
            Assert.Equal(0, (int)(File.GetUnixFileMode(Path.Combine(server.DataFolder, "krav.pgpass")) & Others));
        }

        var wrong = server.AppConnectionString.Replace("Password=", "Password=fel", StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => EmbeddedPostgresFolder.AskAsync(wrong, "select 1"));
        Assert.Equal("28P01", refused.SqlState);
    }

    [Fact]
    public async Task StartAsync_Durable_ForcesToDisk()
    {
        using var folder = new EmbeddedPostgresFolder();

        await using var server = await EmbeddedPostgres.StartAsync(folder.Options with { Durable = true });

        Assert.Equal("on", await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "show fsync"));
        Assert.Equal("on", await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "show synchronous_commit"));
    }

    [Fact]
    public async Task StartAsync_ManyAtOnce_ShareOneServerAndTheLastOutStopsIt()
    {
        using var folder = new EmbeddedPostgresFolder();

        var servers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => folder.StartAsync()));
        var pid = folder.ServerPid;
        foreach (var server in servers.Skip(1))
            await server.DisposeAsync();

        Assert.Equal(pid, folder.ServerPid);
        Assert.Equal(1, await EmbeddedPostgresFolder.AskAsync(servers[0].AppConnectionString, "select 1"));
        await servers[0].DisposeAsync();
        Assert.Null(folder.ServerPid);
    }

    [Fact]
    public async Task StartAsync_OtherProcessRuns_JoinsAndOutlivesIt()
    {
        using var folder = new EmbeddedPostgresFolder();
        using var other = await OtherProcess.StartAndJoinAsync(folder.Root);
        var pid = folder.ServerPid;

        await using (var server = await folder.StartAsync())
        {
            Assert.Equal(pid, folder.ServerPid);
            await other.LeaveAsync();
            Assert.Equal(1, await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "select 1"));
        }

        Assert.Null(folder.ServerPid);
    }

    [Fact]
    public async Task DisposeAsync_OtherProcessStays_LeavesTheServerToIt()
    {
        using var folder = new EmbeddedPostgresFolder();
        var server = await folder.StartAsync();
        using var other = await OtherProcess.StartAndJoinAsync(folder.Root);

        await server.DisposeAsync();

        Assert.Equal(1, await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "select 1"));
        await other.LeaveAsync();
        Assert.Null(folder.ServerPid);
    }

    [Fact]
    public async Task StartAsync_AgainAfterStop_HasTheDataAndTheSamePasswords()
    {
        using var folder = new EmbeddedPostgresFolder();
        string before;
        await using (var server = await folder.StartAsync())
        {
            before = server.OwnerConnectionString;
            await EmbeddedPostgresFolder.AskAsync(before, "create schema s; create table s.t as select 42 as n");
        }

        await using var again = await folder.StartAsync();

        Assert.Equal(before, again.OwnerConnectionString);
        Assert.Equal(42, await EmbeddedPostgresFolder.AskAsync(again.OwnerConnectionString, "select n from s.t"));
    }

    [Theory]
    [InlineData("mapp med blanksteg och åäö", true)]
    [InlineData("citat ' och \" och \\ i namnet", false)]
    [InlineData("komma, kolon: likhet=", false)]
    [InlineData("en mapp med ett namn som är så långt att ingen uttagsadress ryms i det utan att vägen blir längre än systemet tillåter", false)]
    public async Task StartAsync_PathOfAnyKind_Works(string name, bool socket)
    {
        using var folder = new EmbeddedPostgresFolder(name);

        await using (var server = await folder.StartAsync())
        {
            Assert.Equal(1, await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "select 1"));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(socket, !server.AppConnectionString.Contains("127.0.0.1", StringComparison.Ordinal));
            await using var joined = await folder.StartAsync();
            Assert.Equal(server.AppConnectionString, joined.AppConnectionString);
        }

        Assert.Null(folder.ServerPid);
    }

    [Fact]
    public async Task StartAsync_FolderOfAnotherMajor_IsRefusedAndLeftAlone()
    {
        using var folder = new EmbeddedPostgresFolder();
        var old = Path.Combine(folder.Root, "postgres-14");
        Directory.CreateDirectory(old);
        await File.WriteAllTextAsync(Path.Combine(old, "PG_VERSION"), "14\n");

        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(() => folder.StartAsync());

        Assert.Contains("PostgreSQL 14", problem.Message);
        Assert.Contains("krav backup", problem.Message);
        Assert.Equal([old], Directory.EnumerateFileSystemEntries(folder.Root));
        Assert.Single(Directory.EnumerateFileSystemEntries(old));
    }

    [Fact]
    public async Task StartAsync_FolderNameLiesAboutItsMajor_IsRefused()
    {
        using var folder = new EmbeddedPostgresFolder();
        string data;
        await using (var server = await folder.StartAsync())
            data = server.DataFolder;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "14\n");

        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(() => folder.StartAsync());

        Assert.Contains("öppnas inte", problem.Message);
    }

    [Fact]
    public async Task StartAsync_NoPrograms_SaysWhatIsMissing()
    {
        using var folder = new EmbeddedPostgresFolder();
        Directory.CreateDirectory(folder.Root);

        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(
            () => EmbeddedPostgres.StartAsync(folder.Options with { BinFolder = folder.Root }));

        Assert.Contains("initdb, pg_ctl och postgres", problem.Message);
        Assert.Contains("KRAV_PG_BIN", problem.Message);
    }
}
