using System.Diagnostics;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Storage.Postgres;

/// <summary>Nothing that a kill leaves behind stops the next start.</summary>
public sealed class EmbeddedPostgresCrashTests
{
    [Fact]
    public async Task StartAsync_EarlierProcessKilled_JoinsItsServerAndStopsItLast()
    {
        using var folder = new EmbeddedPostgresFolder();
        using var other = await OtherProcess.StartAndJoinAsync(folder.Root);
        var pid = folder.ServerPid;
        other.Kill();

        await using (await folder.StartAsync())
            Assert.Equal(pid, folder.ServerPid);

        Assert.Null(folder.ServerPid);
    }

    [Fact]
    public async Task StartAsync_ServerKilled_StartsAnewWithWhatWasCommitted()
    {
        using var folder = new EmbeddedPostgresFolder();
        var durable = folder.Options with { Durable = true };
        var first = await EmbeddedPostgres.StartAsync(durable);
        await EmbeddedPostgresFolder.AskAsync(first.OwnerConnectionString, "create schema s; create table s.t as select 42 as n");
        var pid = folder.ServerPid;
        folder.KillServer();

        await using (var second = await EmbeddedPostgres.StartAsync(durable))
        {
            Assert.NotEqual(pid, folder.ServerPid);
            Assert.Equal(42, await EmbeddedPostgresFolder.AskAsync(second.OwnerConnectionString, "select n from s.t"));

            // Who was there before the kill reaches the new server with the connection string it has.
            Assert.Equal(42, await EmbeddedPostgresFolder.AskAsync(first.OwnerConnectionString, "select n from s.t"));
        }

        Assert.NotNull(folder.ServerPid);
        await first.DisposeAsync();
        Assert.Null(folder.ServerPid);
    }

    [Fact]
    public async Task StartAsync_ServerAndProcessKilledWhileQueriesRun_Starts()
    {
        using var folder = new EmbeddedPostgresFolder();
        using var other = await OtherProcess.StartAndJoinAsync(folder.Root);
        var joined = await folder.StartAsync();
        var busy = EmbeddedPostgresFolder.AskAsync(joined.OwnerConnectionString, "select count(*) from generate_series(1, 300000000)");
        await Task.Delay(200);
        other.Kill();
        folder.KillServer();

        await using (var server = await folder.StartAsync())
            Assert.Equal(1, await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "select 1"));

        await Record.ExceptionAsync(() => busy);
        await joined.DisposeAsync();
        Assert.Null(folder.ServerPid);
    }

    [Fact]
    public async Task StartAsync_StaleFileNamesALivingProcess_Starts()
    {
        using var folder = new EmbeddedPostgresFolder();
        string data;
        await using (var server = await folder.StartAsync())
        {
            data = server.DataFolder;
            File.Copy(Path.Combine(data, "postmaster.pid"), Path.Combine(folder.Root, "kopia"));
        }

        // As after a power cut, when the number has been given to a process of the same account: here a program that does nothing.
        using var bystander = Process.Start(Sleeper())!;
        var stale = File.ReadAllLines(Path.Combine(folder.Root, "kopia"));
        stale[0] = $"{bystander.Id}";
        await File.WriteAllLinesAsync(Path.Combine(data, "postmaster.pid"), stale);
        await File.WriteAllLinesAsync(Path.Combine(data, ".s.PGSQL.5432.lock"), stale);

        await using (var server = await folder.StartAsync())
            Assert.Equal(1, await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "select 1"));

        Assert.False(bystander.HasExited);
        bystander.Kill();
    }

    [Fact]
    public async Task StartAsync_KilledAtRandomMoments_AlwaysStartsNext()
    {
        using var folder = new EmbeddedPostgresFolder();
        var random = new Random(20261121);
        for (var round = 0; round < 12; round++)
        {
            using var other = OtherProcess.Start(folder.Root);
            await Task.Delay(random.Next(100, 1500));
            other.Kill();
            if (round % 3 == 2 && folder.ServerPid is not null)
                folder.KillServer();
        }

        await using (var server = await folder.StartAsync())
            Assert.Equal("krav_app", await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "select current_user::text"));

        Assert.Null(folder.ServerPid);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Root), left => left.Contains(".ny-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartAsync_KilledDuringInit_RemovesTheHalfAndMakesAWhole()
    {
        using var folder = new EmbeddedPostgresFolder();
        using (var other = OtherProcess.Start(folder.Root))
        {
            bool InitIsAtWork() => Directory.Exists(folder.Root)
                && Directory.EnumerateDirectories(folder.Root, "*.ny-*").Any(half => Directory.Exists(Path.Combine(half, "base")));
            while (!InitIsAtWork())
                await Task.Delay(5);
            other.Kill();
        }

        // The orphaned initdb writes on for a moment.
        await Task.Delay(1500);
        await using var server = await folder.StartAsync();

        Assert.Equal(1, await EmbeddedPostgresFolder.AskAsync(server.AppConnectionString, "select 1"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root, "*.ny-*"));
    }

    private static ProcessStartInfo Sleeper() =>
        OperatingSystem.IsWindows() ? new("timeout", ["/t", "600"]) : new("sleep", ["600"]);
}
