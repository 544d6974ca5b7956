using System.Diagnostics;
using System.Globalization;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.TestSupport;
using Npgsql;

namespace Kravbibliotek.Tests.Storage.Postgres;

/// <summary>A folder of its own for private clusters of one test. What still runs there at the end is killed.</summary>
internal sealed class EmbeddedPostgresFolder : IDisposable
{
    private readonly string _temporary = TemporaryRoot.Create();

    public EmbeddedPostgresFolder(string name = "data") => Root = Path.Combine(_temporary, name);

    public string Root { get; }

    public EmbeddedPostgresOptions Options => new() { DataRoot = Root, Durable = false };

    public Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(Options);

    /// <summary>The process number in postmaster.pid, or null when no server left one.</summary>
    public int? ServerPid => Directory.Exists(Root)
        ? Directory.EnumerateDirectories(Root, "postgres-??").Select(folder => Path.Combine(folder, "postmaster.pid"))
            .Where(File.Exists).Select(file => (int?)int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture)).FirstOrDefault()
        : null;

    /// <summary>SIGKILL to the server itself, not to its children.</summary>
    public void KillServer()
    {
        using var server = Process.GetProcessById(ServerPid!.Value);
        server.Kill();
    }

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        if (ServerPid is not null)
            KillServer();
        for (var attempt = 1; Directory.Exists(_temporary); attempt++)
        {
            try
            {
                Directory.Delete(_temporary, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                // Orphans of what the test killed write their last.
                Thread.Sleep(100);
            }
        }
    }
}
