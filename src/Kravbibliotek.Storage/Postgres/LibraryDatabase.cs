using Npgsql;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>The database of the library, opened and found fit: two roles, one schema.</summary>
public sealed class LibraryDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _server;

    private LibraryDatabase(EmbeddedPostgres? server, string app, NpgsqlDataSource owner, string schema, string appRole)
    {
        _server = server;
        App = Source(app, Standby);
        Owner = owner;
        Schema = schema;
        AppRole = appRole;
    }

    /// <summary>Connections of the role that serves requests: no DDL, no TRUNCATE. Several hosts make it an <see cref="NpgsqlMultiHostDataSource"/>.</summary>
    public NpgsqlDataSource App { get; }

    /// <summary>What is demanded of a standby among <see cref="App"/>.</summary>
    internal StandbyPlace Standby { get; } = new();

    /// <summary>Connections of the role that owns the schema. For start, backup and restore only.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>The schema that everything lies in.</summary>
    public string Schema { get; }

    /// <summary>Name of the role that serves requests, for grants.</summary>
    public string AppRole { get; }

    /// <summary>Where the database is, for people: a folder or a host. Holds no secrets.</summary>
    public string Place => _server?.DataFolder ?? new NpgsqlConnectionStringBuilder(App.ConnectionString).Host ?? "";

    /// <summary>
    /// Opens the configured server, or starts or joins a private one; refuses a database that cannot handle Swedish; makes sure the schema exists.
    /// </summary>
    /// <exception cref="DatabaseProblemException">It is not possible; the message says in Swedish what to do.</exception>
    public static async Task<LibraryDatabase> OpenAsync(DatabaseOptions options, CancellationToken cancellation = default)
    {
        var configured = options.AppConnectionString is not null || options.OwnerConnectionString is not null;
        var server = configured ? null : await EmbeddedPostgres.StartAsync(options.Embedded, cancellation).ConfigureAwait(false);
        var app = server?.AppConnectionString ?? options.AppConnectionString;
        var owner = server?.OwnerConnectionString ?? options.OwnerConnectionString;
        if (app is null || owner is null)
            throw new DatabaseProblemException(
                "Ange både ConnectionStrings__Kravbibliotek (rollen krav_app) och ConnectionStrings__KravbibliotekOwner (rollen krav_agare), " +
                "eller ingen av dem.");

        var database = new LibraryDatabase(server, app, PrimarySource(owner), options.Schema, RoleOf(app));
        try
        {
            await database.PrepareAsync(cancellation).ConfigureAwait(false);
            return database;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Looks whether the database answers, handles Swedish and has the schema; null when all is well.</summary>
    public async Task<HealthProblem?> CheckAsync(CancellationToken cancellation = default)
    {
        try
        {
            await using var connection = await App.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            if (await SwedishCheck.FindProblemAsync(connection, cancellation).ConfigureAwait(false) is { } problem)
                return problem;
            await using var command = new NpgsqlCommand("select has_schema_privilege(oid, 'usage') from pg_namespace where nspname = $1", connection);
            command.Parameters.Add(new() { Value = Schema });
            return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true
                ? null
                : new HealthProblem("schema", $"Schemat {Schema} saknas i databasen, eller så får rollen {AppRole} inte använda det.");
        }
        catch (NpgsqlException)
        {
            return new HealthProblem("databas-saknas", "Databasen svarar inte.");
        }
    }

    /// <summary>
    /// Runs work on the schema while every other process that wants to do the same waits. The connection is the owner's and holds the lock; other
    /// connections may be used for the work too.
    /// </summary>
    public async Task WithSchemaLockAsync(Func<NpgsqlConnection, Task> work, CancellationToken cancellation = default)
    {
        await using var connection = await Owner.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await LockAsync(connection, "pg_advisory_lock", cancellation).ConfigureAwait(false);
        try
        {
            await work(connection).ConfigureAwait(false);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await LockAsync(connection, "pg_advisory_unlock", CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync().ConfigureAwait(false);
        await Owner.DisposeAsync().ConfigureAwait(false);
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlDataSource Source(string connectionString, StandbyPlace? standby = null)
    {
        var hosts = new NpgsqlConnectionStringBuilder(connectionString).Host ?? "";
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (!hosts.Contains(',', StringComparison.Ordinal))
            return builder.Build();
        standby?.Guard(builder);
        return builder.BuildMultiHost();
    }

    // The owner writes, so of several hosts only the primary will do.
    private static NpgsqlDataSource PrimarySource(string connectionString)
    {
        var source = Source(connectionString);
        return source is NpgsqlMultiHostDataSource several ? several.WithTargetSession(TargetSessionAttributes.Primary) : source;
    }

    private static string RoleOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Username
        ?? throw new DatabaseProblemException("ConnectionStrings__Kravbibliotek saknar Username.");

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            await WithSchemaLockAsync(connection => MakeSchemaAsync(connection, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            throw new DatabaseProblemException($"Databasen ({Place}) svarar inte: {e.Message}", e);
        }
        catch (PostgresException e)
        {
            throw new DatabaseProblemException($"Databasen ({Place}) går inte att förbereda: {e.MessageText}", e);
        }

        if (await CheckAsync(cancellation).ConfigureAwait(false) is { } problem)
            throw new DatabaseProblemException(problem.Message);
    }

    // One transaction, so that a database that is refused is left untouched.
    private async Task MakeSchemaAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        var problem = await SwedishCheck.FindProblemAsync(connection, cancellation).ConfigureAwait(false);
        if (problem?.Code == SwedishCheck.TrigramCode)
        {
            await RunAsync(connection, "create extension if not exists pg_trgm with schema public", cancellation).ConfigureAwait(false);
            problem = await SwedishCheck.FindProblemAsync(connection, cancellation).ConfigureAwait(false);
        }

        if (problem is not null)
            throw new DatabaseProblemException(problem.Message);
        await RunAsync(
            connection, $"create schema if not exists {Quote(Schema)}; grant usage on schema {Quote(Schema)} to {Quote(AppRole)}", cancellation)
            .ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private async Task LockAsync(NpgsqlConnection connection, string function, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select {function}(hashtextextended($1, 0))", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = "kravbibliotek." + Schema });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static string Quote(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);
}
