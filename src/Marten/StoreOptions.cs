using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using JasperFx;
using Marten.Internal;
using Npgsql;
using Weasel.Core;

namespace Marten;

/// <summary>Settings of a store.</summary>
public class StoreOptions
{
    /// <summary>Mappings of the document types.</summary>
    [SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "It is a field in the API that this follows.")]
    public readonly MartenRegistry Schema = new();

    /// <summary>What may be done to a table when its document type is first used.</summary>
    public AutoCreate AutoCreateSchemaObjects { get; set; } = AutoCreate.CreateOrUpdate;

    /// <summary>The database schema that holds the tables.</summary>
    public string DatabaseSchemaName { get; set; } = "public";

    /// <summary>Less common settings.</summary>
    public AdvancedOptions Advanced { get; } = new();

    internal DocumentSerializer Serializer { get; private set; } = new(EnumStorage.AsInteger, Casing.Default, null);

    internal string? ConnectionString { get; private set; }

    internal NpgsqlDataSource? DataSource { get; private set; }

    internal bool HasConnection => ConnectionString is not null || DataSource is not null;

    /// <summary>Uses a data source of the store's own, which is disposed with it.</summary>
    public void Connection(string connectionString) => ConnectionString = connectionString;

    /// <summary>Uses the caller's data source, which the caller disposes.</summary>
    public void Connection(NpgsqlDataSource dataSource) => DataSource = dataSource;

    /// <summary>How documents are written as JSON; <paramref name="configure"/> has the last word.</summary>
    public void UseSystemTextJsonForSerialization(
        EnumStorage enumStorage = EnumStorage.AsInteger,
        Casing casing = Casing.Default,
        Action<JsonSerializerOptions>? configure = null)
        => Serializer = new DocumentSerializer(enumStorage, casing, configure);
}
