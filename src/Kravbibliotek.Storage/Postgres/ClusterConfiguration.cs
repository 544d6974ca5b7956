using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>Our own settings of a cluster, included last by <c>postgresql.conf</c> and written anew at each start.</summary>
internal static class ClusterConfiguration
{
    private const string FileName = "krav.conf";
    private const int SocketPort = 5432;

    // A socket's path has room for 103 bytes on macOS and 107 on Linux.
    private const int LongestSocketPath = 100;

    /// <summary>Makes a new cluster read our settings.</summary>
    public static void Include(string dataFolder) =>
        File.AppendAllText(Path.Combine(dataFolder, "postgresql.conf"), $"\ninclude_if_exists = '{FileName}'\n");

    /// <summary>Writes the settings: a socket in the data folder where its path is short and plain enough, else a port on loopback.</summary>
    public static void Write(string dataFolder, bool durable)
    {
        var file = Path.Combine(dataFolder, FileName);
        var settings = new StringBuilder("# Skrivs om vid varje start.\n");
        if (SocketFits(dataFolder))
        {
            settings.Append(CultureInfo.InvariantCulture, $"listen_addresses = ''\nport = {SocketPort}\nunix_socket_directories = '{dataFolder}'\n");
            settings.Append("unix_socket_permissions = 0700\n");
        }
        else
        {
            // The port of last time lets processes that outlived a killed server find the new one.
            var port = EarlierPort(file) is { } earlier && IsFree(earlier) ? earlier : FreePort();
            settings.Append(CultureInfo.InvariantCulture, $"listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = ''\n");
        }

        settings.Append("max_connections = 200\npassword_encryption = 'scram-sha-256'\ntimezone = 'UTC'\nlog_checkpoints = off\n");
        if (!durable)
            settings.Append("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n");
        File.WriteAllText(file, settings.ToString());
        ServerAccount.Let(ServerAccount.Readable, file);
    }

    private static bool SocketFits(string dataFolder) =>
        !OperatingSystem.IsWindows()
        && Encoding.UTF8.GetByteCount(Path.Combine(dataFolder, $".s.PGSQL.{SocketPort}")) <= LongestSocketPath
        && dataFolder.IndexOfAny(['\'', '"', '\\', ',', ':', ';', '=']) < 0
        && !dataFolder.Any(char.IsControl)
        && dataFolder.Trim() == dataFolder;

    private static int? EarlierPort(string file)
    {
        const string Key = "port = ";
        if (!File.Exists(file))
            return null;
        var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
        return int.TryParse(line?[Key.Length..], CultureInfo.InvariantCulture, out var port) && port != SocketPort ? port : null;
    }

    private static int FreePort() => Listen(0) ?? throw new DatabaseProblemException("Ingen ledig port finns på den här datorn.");

    private static bool IsFree(int port) => Listen(port) is not null;

    private static int? Listen(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
