using Kravbibliotek.Requirements;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Freshness;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Kravbibliotek.Tests.Storage;

/// <summary>An open library in a schema of its own, empty from the start and gone afterwards.</summary>
public sealed class LibraryFixture : IAsyncLifetime
{
    internal static readonly ChangeContext Context = new("provet", "För att pröva.");
    private PostgresServer _server = null!;
    private PublishedChanges? _changes;

    internal string Schema { get; } = PostgresServer.NewSchemaName();

    internal LibraryHost Host { get; private set; } = null!;

    internal RequirementStore Requirements => new(Host, TimeProvider.System);

    internal RequirementSearch Search => new(Host);

    /// <summary>Hears nothing until it is started, and nothing is then kept in memory.</summary>
    internal PublishedChanges Changes => _changes ??= new(Host, NullLogger<PublishedChanges>.Instance);

    internal RegisterStore Registers => new(Host, Changes);

    internal ReleaseStore Releases => new(Host);

    internal LibraryImport Import => new(Host, TimeProvider.System);

    internal LibraryExport Export => new(Host);

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.GetAsync();
        Host = await OpenAnotherAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await _server.DropSchemaAsync(Schema);
    }

    /// <summary>The same library as another process would open it.</summary>
    /// <param name="hosts">More than 1: the one server listed so many times, which is all that a machine without standbys can try.</param>
    internal async Task<LibraryHost> OpenAnotherAsync(int hosts = 1)
    {
        var app = new NpgsqlConnectionStringBuilder(_server.AppConnectionString);
        app.Host = string.Join(',', Enumerable.Repeat(app.Host, hosts));
        var host = new LibraryHost(new DatabaseOptions
        {
            AppConnectionString = app.ConnectionString,
            OwnerConnectionString = _server.OwnerConnectionString,
            Schema = Schema,
        });
        await host.OpenAsync();
        return host;
    }

    internal Task<ImportReport> ImportAsync(Library library) => Import.ImportAsync(library, Context);

    internal async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await ConnectAsync(asOwner: false);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    internal async Task ExecuteAsync(string sql, bool asOwner = false)
    {
        await using var connection = await ConnectAsync(asOwner);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> ConnectAsync(bool asOwner)
    {
        var connection = new NpgsqlConnection(asOwner ? _server.OwnerConnectionString : _server.AppConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"set search_path to \"{Schema}\", public", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
