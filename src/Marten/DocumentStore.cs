using System.Collections.Concurrent;
using System.Data;
using JasperFx;
using Marten.Exceptions;
using Marten.Internal;
using Marten.Schema;
using Npgsql;
using Weasel.Core;

namespace Marten;

/// <summary>Opens sessions on one database.</summary>
public class DocumentStore : IDocumentStore, IMartenStorage
{
    private readonly StoreOptions _options;
    private readonly NpgsqlDataSource _dataSource;
    private readonly ConcurrentDictionary<Type, DocumentSql> _sql = new();
    private readonly ConcurrentDictionary<Type, bool> _readyTables = new();
    private readonly SemaphoreSlim _schemaLock = new(1, 1);

    internal DocumentStore(StoreOptions options, NpgsqlDataSource? fallback = null)
    {
        if (!options.HasConnection && fallback is null)
            throw new InvalidOperationException(
                "No tenancy is configured! Ensure that you provided connection string in `AddMarten` method or called `UseNpgsqlDataSource`");
        RefuseSharedTables(options);
        _options = options;
        _dataSource = options.ConnectionString is { } text ? Build(text) : options.DataSource ?? fallback!;
    }

    IMartenStorage IDocumentStore.Storage => this;

    internal DocumentSerializer Serializer => _options.Serializer;

    /// <summary>PostgreSQL folds names that are not quoted, and the schema's is not.</summary>
    internal string SchemaName => _options.DatabaseSchemaName.ToLowerInvariant();

    private NpgsqlDataSource WriteSource => WithPreference(_options.Advanced.MultiHostSettings.WriteSessionPreference);

    private NpgsqlDataSource ReadSource => WithPreference(_options.Advanced.MultiHostSettings.ReadSessionPreference);

    /// <summary>Makes a store. It opens no connection before the first call.</summary>
    public static DocumentStore For(Action<StoreOptions> configure)
    {
        var options = new StoreOptions();
        configure(options);
        return new DocumentStore(options);
    }

    IDocumentSession IDocumentStore.LightweightSession(IsolationLevel isolationLevel) => new DocumentSession(this, WriteSource, isolationLevel);

    IQuerySession IDocumentStore.QuerySession() => new QuerySession(this, ReadSource, IsolationLevel.ReadCommitted);

    async Task IDocumentStore.BulkInsertAsync<T>(
        IReadOnlyCollection<T> documents, BulkInsertMode mode, int batchSize, CancellationToken cancellation)
    {
        // PostgreSQL takes the rows as a stream, so that the size of batches does not matter.
        ArgumentOutOfRangeException.ThrowIfNegative(batchSize);
        cancellation.ThrowIfCancellationRequested();
        if (documents.Count == 0) return;
        await EnsureTableAsync(typeof(T), cancellation);
        await using var connection = await WriteSource.OpenConnectionAsync(cancellation);
        await BulkInsert.RunAsync(connection, SqlFor(typeof(T)), documents, mode, Serializer, cancellation);
    }

    async Task IMartenStorage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override)
    {
        var tables = _options.Schema.Mappings.Select(ToTable).ToList();
        await ApplyAsync(tables, @override ?? _options.AutoCreateSchemaObjects, CancellationToken.None);
    }

    /// <summary>Disposes what the store made itself.</summary>
    public virtual void Dispose()
    {
        if (_options.ConnectionString is not null) _dataSource.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes what the store made itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_options.ConnectionString is not null) await _dataSource.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal DocumentSql SqlFor(Type documentType)
        => _sql.GetOrAdd(documentType, type =>
        {
            var mapping = _options.Schema.MappingFor(type);
            mapping.Validate();
            return new DocumentSql(mapping, SchemaName);
        });

    /// <summary>Creates or mends the type's table the first time that it is used, when the settings allow it.</summary>
    internal async Task EnsureTableAsync(Type documentType, CancellationToken token)
    {
        if (_options.AutoCreateSchemaObjects == AutoCreate.None || _readyTables.ContainsKey(documentType)) return;
        await ApplyAsync([ToTable(_options.Schema.MappingFor(documentType))], _options.AutoCreateSchemaObjects, token);
        _readyTables[documentType] = true;
    }

    private static NpgsqlDataSource Build(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var hasSeveralHosts = builder.ConnectionStringBuilder.Host?.Contains(',', StringComparison.Ordinal) ?? false;
        return hasSeveralHosts ? builder.BuildMultiHost() : builder.Build();
    }

    private static void RefuseSharedTables(StoreOptions options)
    {
        foreach (var shared in options.Schema.Mappings.GroupBy(mapping => mapping.Alias).Where(group => group.Count() > 1))
        {
            var types = string.Join(", ", shared.Select(mapping => mapping.DotNetTypeName).Order(StringComparer.Ordinal));
            throw new AmbiguousDocumentTypeAliasesException(
                $"Document types {types} all have the same document alias '{options.DatabaseSchemaName}.{shared.Key}'. "
                + "You must explicitly make document type aliases to disambiguate the database schema objects");
        }
    }

    private NpgsqlDataSource WithPreference(TargetSessionAttributes preference)
        => _dataSource is NpgsqlMultiHostDataSource hosts ? hosts.WithTargetSession(preference) : _dataSource;

    private DocumentTable ToTable(DocumentMapping mapping) => new(mapping, Serializer, SchemaName);

    private async Task ApplyAsync(IReadOnlyList<DocumentTable> tables, AutoCreate autoCreate, CancellationToken token)
    {
        await _schemaLock.WaitAsync(token);
        try
        {
            await using var connection = await WriteSource.OpenConnectionAsync(token);
            await new SchemaUpdate(connection, SchemaName, autoCreate).ApplyAsync(tables, token);
        }
        finally
        {
            _schemaLock.Release();
        }
    }
}
