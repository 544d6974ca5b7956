using System.Globalization;
using Kravbibliotek.TestSupport;
using Npgsql;
using Weasel.Core;

namespace Marten.Tests;

/// <summary>A schema of a test class's own, with the mappings that the observations were made with.</summary>
public sealed class Database : IAsyncLifetime, IAsyncDisposable
{
    private readonly bool _isApplied;

    public Database() : this(isApplied: true)
    {
    }

    internal Database(bool isApplied) => _isApplied = isApplied;

    /// <summary>The schema's name; shorter than the table names need, and never the same twice.</summary>
    public string Schema { get; } = "m" + Guid.NewGuid().ToString("N")[..10];

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource DataSource { get; private set; } = null!;

    public IDocumentStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.GetAsync();
        ConnectionString = server.SuperuserConnectionString + ";Include Error Detail=true";
        DataSource = NpgsqlDataSource.Create(ConnectionString);
        Store = CreateStore();
        if (!_isApplied) return;
        await Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await ExecuteAsync("create table SCHEMA.side(n int primary key, t text)");
    }

    public async Task DisposeAsync()
    {
        await ExecuteAsync("drop schema if exists SCHEMA cascade");
        await Store.DisposeAsync();
        await DataSource.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>A schema that is not there yet.</summary>
    public static async Task<Database> EmptyAsync()
    {
        var database = new Database(isApplied: false);
        await database.InitializeAsync();
        return database;
    }

    /// <summary>A store as the observations had it; <paramref name="configure"/> has the last word.</summary>
    public IDocumentStore CreateStore(Action<StoreOptions>? configure = null) => DocumentStore.For(options =>
    {
        options.Connection(ConnectionString);
        options.DatabaseSchemaName = Schema;
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
        Mappings.Apply(options);
        configure?.Invoke(options);
    });

    /// <summary>SQL in which SCHEMA stands for the schema.</summary>
    public string Sql(string text) => text.Replace("SCHEMA", Schema, StringComparison.Ordinal);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(Sql(sql));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of every row as text, null as "NULL".</summary>
    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(Sql(sql));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetValue(i).ToString())));
        return rows;
    }

    public async Task<string> ValueAsync(string sql) => Assert.Single(await RowsAsync(sql));

    /// <summary>What the observations print of a requirement's row.</summary>
    public async Task<string> RowAsync(string key)
    {
        var rows = await RowsAsync(
            "select 'mt_version=' || mt_version || ', json revision=' || (data ->> 'revision') || ', title=' || coalesce(data ->> 'title', 'NULL') "
            + $"from SCHEMA.mt_doc_requirement where id = '{key}'");
        return rows.SingleOrDefault() ?? "(no row)";
    }

    public async Task<long> CountAsync(string table, string condition = "true")
        => long.Parse(await ValueAsync($"select count(*) from SCHEMA.{table} where {condition}"), CultureInfo.InvariantCulture);

    /// <summary>One new session with these calls, saved.</summary>
    public async Task SaveAsync(Action<IDocumentSession> calls)
    {
        await using var session = Store.LightweightSession();
        calls(session);
        await session.SaveChangesAsync();
    }

    /// <summary>The same, for saves that fail.</summary>
    public Task<Exception?> FailureAsync(Action<IDocumentSession> calls) => Record.ExceptionAsync(() => SaveAsync(calls));
}
