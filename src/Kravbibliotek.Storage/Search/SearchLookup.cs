using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>A value that was chosen, with its number in the search rows.</summary>
internal sealed record ChosenValue(int Id, FacetValue Value);

/// <summary>What the library knows of what was typed and chosen; looked up in one go before the search itself.</summary>
/// <param name="Terms">What was typed, or null when that holds nothing to search for.</param>
/// <param name="Chosen">The chosen values that the library knows.</param>
/// <param name="Names">Things whose names were typed, the best match first.</param>
internal sealed record SearchLookup(
    IReadOnlyList<QueryTerm>? Terms, IReadOnlyList<ChosenValue> Chosen, IReadOnlyList<NamedThing> Names)
{
    private const int MostNames = 4;

    // Compiling a query costs more than it gains here, a large set of hits should be sorted and counted in memory, and the planner does not know that
    // reading all texts costs far more than reading the index.
    private const string Settings =
        "select set_config('jit', 'off', true), set_config('work_mem', '32MB', true), set_config('enable_seqscan', 'off', true)";

    /// <summary>Looks it up, and settles how this transaction runs what comes after.</summary>
    public static async Task<SearchLookup> ReadAsync(
        NpgsqlConnection connection, string schema, SearchQuery query, CancellationToken cancellation)
    {
        var text = QueryText.Parse(query.Text);
        var values = query.Filters.SelectMany(f => f.Value.Distinct(), (f, code) => (Facet: f.Key.ToString(), Code: code)).ToList();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Settings),
                Command($"select ref from \"{schema}\".sok_ref where ref = any($1)", (object)text.Candidates.ToArray()),
                Command($"select kind, id, name, forms from \"{schema}\".sok_namn where forms && $1", (object)text.NameCandidates.ToArray()),
                Command(
                    $"""
                     select id, facet, code, label from "{schema}".sok_facett
                     join unnest($1::text[], $2::text[]) v (facet, code) using (facet, code)
                     """, values.Select(v => v.Facet).ToArray(), values.Select(v => v.Code).ToArray()),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var known = await NextAsync(reader, row => row.GetString(0), cancellation).ConfigureAwait(false);
        var names = await NextAsync(reader, NameOf, cancellation).ConfigureAwait(false);
        var chosen = await NextAsync(reader, ChosenOf, cancellation).ConfigureAwait(false);
        return new(TermsOf(query, text, known), chosen, BestOf(names, text));
    }

    // An array of strings is an array of objects too, hence the casts above: each array is one parameter.
    private static NpgsqlBatchCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static async Task<List<T>> NextAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            rows.Add(read(reader));
        return rows;
    }

    private static IReadOnlyList<QueryTerm>? TermsOf(SearchQuery query, QueryText text, List<string> known)
    {
        if (text.IsEmpty)
            return string.IsNullOrWhiteSpace(query.Text) ? [] : null;
        return text.Resolve(known.ToHashSet(StringComparer.Ordinal)) is { Count: > 0 } terms ? terms : null;
    }

    /// <summary>Those of which most was typed.</summary>
    private static List<NamedThing> BestOf(List<NamedThing> names, QueryText text)
    {
        var typed = text.NameCandidates.ToHashSet(StringComparer.Ordinal);
        return [.. names.OrderByDescending(n => n.Forms.Where(typed.Contains).Max(f => f.Length)).ThenBy(n => n.Kind).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Take(MostNames)];
    }

    private static NamedThing NameOf(NpgsqlDataReader row) =>
        new(Enum.Parse<NamedKind>(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetFieldValue<string[]>(3));

    private static ChosenValue ChosenOf(NpgsqlDataReader row) =>
        new(row.GetInt32(0), new(Enum.Parse<SearchFacet>(row.GetString(1)), row.GetString(2), row.GetString(3)));
}
