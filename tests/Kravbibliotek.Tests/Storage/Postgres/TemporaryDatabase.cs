using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.TestSupport;
using Npgsql;

namespace Kravbibliotek.Tests.Storage.Postgres;

/// <summary>A database of one test on the server of the process, dropped at the end together with roles of its own.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private readonly string _name;
    private readonly string[] _roles;

    private TemporaryDatabase(PostgresServer server, string name, DatabaseOptions options, params string[] roles)
    {
        _server = server;
        _name = name;
        _roles = roles;
        Options = options;
    }

    public DatabaseOptions Options { get; }

    /// <summary>Creates a database as the clauses say, for the usual roles.</summary>
    public static async Task<TemporaryDatabase> CreateAsync(PostgresServer server, string clauses)
    {
        var name = "db_" + Guid.NewGuid().ToString("N");
        var database = new TemporaryDatabase(server, name, new DatabaseOptions
        {
            AppConnectionString = new NpgsqlConnectionStringBuilder(server.AppConnectionString) { Database = name }.ConnectionString,
            OwnerConnectionString = new NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Database = name }.ConnectionString,
        });
        await EmbeddedPostgresFolder.AskAsync(server.SuperuserConnectionString, $"create database {name} {clauses}");
        return database;
    }

    /// <summary>A database that the test creates itself, with roles of its own.</summary>
    public static TemporaryDatabase Named(
        PostgresServer server, string name, string owner, string ownerPassword, string app, string appPassword) =>
        new(server, name, new DatabaseOptions
        {
            AppConnectionString = As(server, name, app, appPassword),
            OwnerConnectionString = As(server, name, owner, ownerPassword),
        }, owner, app);

    /// <summary>Runs SQL in the database as a superuser.</summary>
    public Task<object?> AskAsync(string sql) => EmbeddedPostgresFolder.AskAsync(
        new NpgsqlConnectionStringBuilder(_server.SuperuserConnectionString) { Database = _name }.ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        await EmbeddedPostgresFolder.AskAsync(_server.SuperuserConnectionString, $"drop database if exists {_name} with (force)");
        foreach (var role in _roles)
            await EmbeddedPostgresFolder.AskAsync(_server.SuperuserConnectionString, $"drop role if exists {role}");
    }

    private static string As(PostgresServer server, string name, string role, string password) =>
        new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString) { Database = name, Username = role, Password = password }.ConnectionString;
}
