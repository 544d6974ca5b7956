using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Storage.Postgres;
using Npgsql;

namespace Kravbibliotek.TestSupport;

/// <summary>
/// The PostgreSQL server of a test process: one, started when first asked for. It is the server of <c>KRAVBIBLIOTEK_TEST_DB</c> (a superuser's
/// connection string) when set, else a private one in a temporary folder that goes away with the process.
/// </summary>
public sealed class PostgresServer
{
    private const string Variable = "KRAVBIBLIOTEK_TEST_DB";
    private static readonly Lazy<Task<PostgresServer>> One = new(StartAsync);
    private static NpgsqlConnection? _guard;

    private PostgresServer(string superuser, string owner, string app)
    {
        SuperuserConnectionString = superuser;
        OwnerConnectionString = owner;
        AppConnectionString = app;
    }

    /// <summary>The database as a superuser.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>The same database as <c>krav_agare</c>.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>The same database as <c>krav_app</c>.</summary>
    public string AppConnectionString { get; }

    /// <summary>The server of this process.</summary>
    public static Task<PostgresServer> GetAsync() => One.Value;

    /// <summary>A name for a schema that nobody else has.</summary>
    public static string NewSchemaName() => "t_" + Guid.NewGuid().ToString("N");

    /// <summary>Opens the database with a schema of its own; drop it with <see cref="DropSchemaAsync"/>.</summary>
    public Task<LibraryDatabase> OpenAsync(string schema) => LibraryDatabase.OpenAsync(new DatabaseOptions
    {
        AppConnectionString = AppConnectionString,
        OwnerConnectionString = OwnerConnectionString,
        Schema = schema,
    });

    /// <summary>Removes a schema and all in it.</summary>
    public async Task DropSchemaAsync(string schema)
    {
        await using var connection = new NpgsqlConnection(SuperuserConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, $"drop schema if exists \"{schema}\" cascade");
    }

    private static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured)
            return await OnConfiguredServerAsync(configured);

        var folder = TemporaryRoot.Create();
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataRoot = folder, Durable = false });
        TemporaryRoot.RemoveWithProcess(server, folder);
        return new PostgresServer(server.AdministratorConnectionString, server.OwnerConnectionString, server.AppConnectionString);
    }

    // A database of our own on the given server, so that several test processes can share it.
    private static async Task<PostgresServer> OnConfiguredServerAsync(string superuser)
    {
        var name = $"krav_test_{Guid.NewGuid():N}";
        var password = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(superuser)));
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await RunAsync(connection, "select pg_advisory_lock(17)");
        await DropAbandonedAsync(connection);
        foreach (var role in new[] { "krav_agare", "krav_app" })
        {
            await RunAsync(connection, $"do $$ begin create role {role} login; exception when duplicate_object then null; end $$");
            await RunAsync(connection, $"alter role {role} login password '{password}'");
        }

        await RunAsync(connection, $"create database {name} owner krav_agare template template0 encoding 'UTF8' " +
            "locale 'C.UTF-8' locale_provider icu icu_locale 'sv-SE'");
        await RunAsync(connection, $"revoke all on database {name} from public");
        await RunAsync(connection, $"grant connect on database {name} to krav_app");
        string As(string? role)
        {
            var builder = new NpgsqlConnectionStringBuilder(superuser) { Database = name };
            if (role is not null)
                (builder.Username, builder.Password) = (role, password);
            return builder.ConnectionString;
        }

        var server = new PostgresServer(As(null), As("krav_agare"), As("krav_app"));
        _guard = new NpgsqlConnection(server.SuperuserConnectionString + ";Pooling=false;Keepalive=30");
        await _guard.OpenAsync();
        await RunAsync(_guard, "create extension if not exists pg_trgm with schema public; revoke create on schema public from public");
        return server;
    }

    // The test host is often killed before it can clean up, so the next one does: a database that no process guards is nobody's.
    private static async Task DropAbandonedAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            select coalesce(array_agg(datname::text), '{}') from pg_database d
             where datname like 'krav\_test\_%' and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)
            """, connection);
        foreach (var name in (string[])(await command.ExecuteScalarAsync())!)
            await RunAsync(connection, $"drop database if exists {name}");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
