using Npgsql;

namespace Marten.Internal;

/// <summary>Turns rows into documents or plain values.</summary>
internal static class RowReader
{
    /// <summary>With <paramref name="sql"/> the rows are those of its select; without it they are of a select of the caller's.</summary>
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        NpgsqlDataReader reader, DocumentSql? sql, DocumentSerializer serializer, CancellationToken token)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(token))
        {
            if (IsPlainValue(typeof(T)))
            {
                rows.Add(await reader.IsDBNullAsync(0, token) ? default! : await reader.GetFieldValueAsync<T>(0, token));
                continue;
            }
            var document = serializer.FromJson<T>(await reader.GetFieldValueAsync<byte[]>(0, token));
            // The column is the truth: the JSON holds the revision before the save.
            if (sql is { ReadsRevision: true }) sql.Mapping.SetRevision(document!, reader.GetInt64(1));
            rows.Add(document);
        }
        return rows;
    }

    private static bool IsPlainValue(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(decimal) || plain == typeof(Guid)
            || plain == typeof(DateTime) || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly) || plain == typeof(TimeOnly)
            || plain == typeof(TimeSpan) || plain == typeof(byte[]);
    }
}
