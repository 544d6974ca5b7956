using Npgsql;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>Connection strings to a running private server.</summary>
internal sealed class ClusterConnections(string dataFolder, PostmasterFile server, ClusterPasswords passwords)
{
    // Several processes share one server; together they must leave room for the owner's work at start.
    private const int ApplicationPool = 30;
    private const int OwnerPool = 6;

    public ClusterPasswords Passwords => passwords;

    public string Owner => Build(ClusterSetup.DatabaseName, ClusterPasswords.OwnerRole, passwords.Owner, OwnerPool).ConnectionString;

    public string Application =>
        Build(ClusterSetup.DatabaseName, ClusterPasswords.ApplicationRole, passwords.Application, ApplicationPool).ConnectionString;

    public string Administrator(string database)
    {
        var builder = Build(database, ClusterPasswords.AdministratorRole, passwords.Administrator, OwnerPool);
        builder.Pooling = false;
        return builder.ConnectionString;
    }

    private NpgsqlConnectionStringBuilder Build(string database, string role, string password, int pool) => new()
    {
        Host = server.SocketFolder.Length > 0 ? dataFolder : "127.0.0.1",
        Port = server.Port,
        Database = database,
        Username = role,
        Password = password,
        MaxPoolSize = pool,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };
}
