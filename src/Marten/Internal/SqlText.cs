using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Internal;

/// <summary>Turns the caller's SQL with a mark for each parameter into PostgreSQL's numbered parameters.</summary>
internal static class SqlText
{
    /// <summary>
    /// Numbers the marks: <c>a = ? and b = ?</c> becomes <c>a = $1 and b = $2</c>. Literals are not told apart, so that a mark in one
    /// counts too. Null when there are not as many marks as values.
    /// </summary>
    public static string? Number(string sql, char placeholder, int valueCount)
    {
        var pieces = sql.Split(placeholder);
        if (pieces.Length - 1 != valueCount) return null;
        var text = new StringBuilder(pieces[0]);
        for (var number = 1; number < pieces.Length; number++) text.Append('$').Append(number).Append(pieces[number]);
        return text.ToString();
    }

    public static bool IsWholeStatement(string sql)
        => StartsWithWord(sql.TrimStart(), "select") || StartsWithWord(sql.TrimStart(), "with");

    /// <summary>What is put behind the select of a document type; a bare condition gets its <c>where</c>.</summary>
    public static string Continuation(string sql)
    {
        var text = sql.TrimStart();
        return StartsWithWord(text, "where") || StartsWithWord(text, "order") ? " " + text
            : text.Contains("where", StringComparison.OrdinalIgnoreCase) ? text
            : " where " + text;
    }

    /// <summary>An anonymous object stands for named parameters: <c>where id = :id</c>, <c>new { id = "A" }</c>.</summary>
    public static bool IsNamedParameters(object[] values)
        => values is [not null] && values[0].GetType().Name.Contains("AnonymousType", StringComparison.Ordinal);

    public static IEnumerable<NpgsqlParameter> NamedParameters(object values)
        => values.GetType().GetProperties().Select(property => new NpgsqlParameter(property.Name, property.GetValue(values) ?? DBNull.Value));

    /// <summary>A null is text, or PostgreSQL could not tell what <c>? is null</c> is about.</summary>
    public static NpgsqlParameter Parameter(object? value)
        => value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter { Value = value };

    private static bool StartsWithWord(string text, string word)
        => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]));
}
