using Microsoft.Extensions.Configuration;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>Which database to use: a configured server, or a private one when nothing is configured.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The schema when nothing else is said.</summary>
    public const string DefaultSchema = "krav";

    /// <summary>Connection string of the role that serves requests; null for a private server.</summary>
    public string? AppConnectionString { get; init; }

    /// <summary>Connection string of the role that owns the schema; null for a private server.</summary>
    public string? OwnerConnectionString { get; init; }

    /// <summary>The schema that everything lies in.</summary>
    public string Schema { get; init; } = DefaultSchema;

    /// <summary>Used when no server is configured.</summary>
    public EmbeddedPostgresOptions Embedded { get; init; } = new();

    /// <summary>
    /// Reads <c>ConnectionStrings:Kravbibliotek</c>, <c>ConnectionStrings:KravbibliotekOwner</c> and <c>Kravbibliotek:Schema</c>.
    /// </summary>
    public static DatabaseOptions From(IConfiguration configuration) => new()
    {
        AppConnectionString = NullIfBlank(configuration.GetConnectionString("Kravbibliotek")),
        OwnerConnectionString = NullIfBlank(configuration.GetConnectionString("KravbibliotekOwner")),
        Schema = NullIfBlank(configuration["Kravbibliotek:Schema"]) ?? DefaultSchema,
    };

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
