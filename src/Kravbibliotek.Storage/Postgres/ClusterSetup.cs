using Npgsql;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>Makes the roles and the database of a private cluster. Each step may be done again, so a kill in the middle does no harm.</summary>
internal static class ClusterSetup
{
    public const string DatabaseName = "kravbibliotek";

    private const string DoneName = "krav.klar";
    private const string DoneText = "1\n";

    /// <summary>Does what has not been done. Asked for only while holding the turn.</summary>
    public static async Task CompleteAsync(string dataFolder, ClusterConnections connections, CancellationToken cancellation)
    {
        var done = Path.Combine(dataFolder, DoneName);
        if (File.Exists(done) && await File.ReadAllTextAsync(done, cancellation).ConfigureAwait(false) == DoneText)
            return;

        var passwords = connections.Passwords;
        await using (var server = await OpenAsync(connections.Administrator("postgres"), cancellation).ConfigureAwait(false))
        {
            await RoleAsync(server, ClusterPasswords.OwnerRole, passwords.Owner, cancellation).ConfigureAwait(false);
            await RoleAsync(server, ClusterPasswords.ApplicationRole, passwords.Application, cancellation).ConfigureAwait(false);
            if (!await ExistsAsync(server, "pg_database where datname", DatabaseName, cancellation).ConfigureAwait(false))
                await RunAsync(server, $"create database {DatabaseName} owner {ClusterPasswords.OwnerRole}", cancellation).ConfigureAwait(false);
        }

        await using (var database = await OpenAsync(connections.Administrator(DatabaseName), cancellation).ConfigureAwait(false))
        {
            await RunAsync(
                database,
                $"""
                revoke all on database {DatabaseName} from public;
                grant connect on database {DatabaseName} to {ClusterPasswords.ApplicationRole};
                revoke create on schema public from public;
                create extension if not exists pg_trgm with schema public;
                """,
                cancellation).ConfigureAwait(false);
        }

        await File.WriteAllTextAsync(done, DoneText, cancellation).ConfigureAwait(false);
    }

    private static async Task RoleAsync(NpgsqlConnection server, string role, string password, CancellationToken cancellation)
    {
        var exists = await ExistsAsync(server, "pg_roles where rolname", role, cancellation).ConfigureAwait(false);
        await RunAsync(server, $"{(exists ? "alter" : "create")} role {role} login password '{password}'", cancellation).ConfigureAwait(false);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection server, string where, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select exists (select 1 from {where} = $1)", server);
        command.Parameters.Add(new() { Value = name });
        return (bool)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
