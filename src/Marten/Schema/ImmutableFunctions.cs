namespace Marten.Schema;

/// <summary>
/// Functions that read dates from text. An index may only use what PostgreSQL holds for immutable, and its own casts of dates are not.
/// </summary>
internal static class ImmutableFunctions
{
    private static readonly (string Name, string Type)[] All =
    [
        ("mt_immutable_timestamp", "timestamp without time zone"),
        ("mt_immutable_timestamptz", "timestamp with time zone"),
        ("mt_immutable_date", "date"),
        ("mt_immutable_time", "time without time zone")
    ];

    /// <summary>The function for members of this type, or null when a cast will do.</summary>
    public static string? For(Type type)
        => type == typeof(DateOnly) ? "mt_immutable_date"
            : type == typeof(DateTimeOffset) ? "mt_immutable_timestamptz"
            : type == typeof(DateTime) ? "mt_immutable_timestamp"
            : type == typeof(TimeOnly) ? "mt_immutable_time"
            : null;

    /// <summary>The statements that create those that are missing.</summary>
    public static IEnumerable<string> Missing(string schema, IReadOnlySet<string> existing)
        => All.Where(function => !existing.Contains(function.Name)).Select(function =>
            $"CREATE OR REPLACE FUNCTION {schema}.{function.Name}(value text) RETURNS {function.Type} "
            + $"LANGUAGE sql IMMUTABLE AS $$ SELECT value::{function.Type} $$;");
}
