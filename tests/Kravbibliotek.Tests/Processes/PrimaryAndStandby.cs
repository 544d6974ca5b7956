using System.Diagnostics;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Tests.Storage.Postgres;
using Npgsql;

namespace Kravbibliotek.Tests.Processes;

/// <summary>Two PostgreSQL servers on loopback: one that is written to, and one that streams every change from it.</summary>
internal sealed class PrimaryAndStandby : IAsyncDisposable
{
    // Too long for a socket, so that the servers listen on loopback, as servers on two machines would on their networks.
    private static readonly string LongName = "data-" + new string('x', 100);

    private readonly EmbeddedPostgresFolder _primaryFolder;
    private readonly EmbeddedPostgresFolder _standbyFolder;
    private readonly EmbeddedPostgres _primary;
    private EmbeddedPostgres? _standby;

    private PrimaryAndStandby(EmbeddedPostgresFolder primaryFolder, EmbeddedPostgresFolder standbyFolder, EmbeddedPostgres primary) =>
        (_primaryFolder, _standbyFolder, _primary) = (primaryFolder, standbyFolder, primary);

    /// <summary>Connection string of the role that serves requests, with both hosts.</summary>
    public string App => Both(_primary.AppConnectionString, _standby!.AppConnectionString);

    /// <summary>Connection string of the owner, with both hosts.</summary>
    public string Owner => Both(_primary.OwnerConnectionString, _standby!.OwnerConnectionString);

    /// <summary>Makes a server, copies it at rest, and starts both.</summary>
    public static async Task<PrimaryAndStandby> StartAsync()
    {
        var primaryFolder = new EmbeddedPostgresFolder(LongName);
        var standbyFolder = new EmbeddedPostgresFolder(LongName);
        await using (await primaryFolder.StartAsync())
        {
            // Made, and stopped again by the last one out.
        }

        using (var copy = Process.Start("cp", ["-a", primaryFolder.Root, standbyFolder.Root]))
            await copy.WaitForExitAsync();
        var pair = new PrimaryAndStandby(primaryFolder, standbyFolder, await primaryFolder.StartAsync());
        await pair.FollowAsync();
        await pair.StartStandbyAsync();
        return pair;
    }

    /// <summary>Starts the standby, again if it was killed.</summary>
    public async Task StartStandbyAsync()
    {
        var left = _standby;
        _standby = await _standbyFolder.StartAsync();
        if (left is not null)
            await left.DisposeAsync();
    }

    /// <summary>SIGKILL to the standby.</summary>
    public void KillStandby() => _standbyFolder.KillServer();

    /// <summary>Asks the standby as a superuser.</summary>
    public Task<object?> AskStandbyAsync(string sql) => EmbeddedPostgresFolder.AskAsync(_standby!.AdministratorConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        if (_standby is not null && _standbyFolder.ServerPid is not null)
            await _standby.DisposeAsync();
        await _primary.DisposeAsync();
        _standbyFolder.Dispose();
        _primaryFolder.Dispose();
    }

    private async Task FollowAsync()
    {
        var folder = Directory.EnumerateDirectories(_standbyFolder.Root, "postgres-??").Single();
        var from = new NpgsqlConnectionStringBuilder(_primary.AdministratorConnectionString);
        await File.AppendAllTextAsync(
            Path.Combine(folder, "postgresql.conf"),
            $"\nprimary_conninfo = 'host={from.Host} port={from.Port} user={from.Username} password={from.Password}'\n");
        var signal = Path.Combine(folder, "standby.signal");
        await File.WriteAllTextAsync(signal, "");
        await ServerAccount.GiveAsync(signal, CancellationToken.None);
    }

    private static string Both(string primary, string standby)
    {
        var both = new NpgsqlConnectionStringBuilder(primary);
        var other = new NpgsqlConnectionStringBuilder(standby);
        both.Host = $"{both.Host}:{both.Port},{other.Host}:{other.Port}";
        both.Remove("Port");
        return both.ConnectionString;
    }
}
