using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>Searches the published requirements in Swedish.</summary>
public sealed partial class RequirementSearch(LibraryHost host)
{
    /// <summary>As alike as two words must be, by trigrams, for one to count as the other misspelt.</summary>
    private const string AlikeFrom = "0.45";

    private const int MostAlike = 12;

    /// <summary>
    /// The requirements that have everything that was typed, best first; without text all of them by key. Only when nothing is
    /// found are misspelt words and missing dots forgiven. The page is clamped to the pages there are.
    /// </summary>
    public async Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellation = default)
    {
        await using var connection = await host.Reading.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var chosen = await ChosenAsync(connection, query, cancellation).ConfigureAwait(false);
        if (await TermsAsync(connection, query, chosen, cancellation).ConfigureAwait(false) is not { } terms)
            return new([], 0, Counts([], chosen));
        var sql = Sql(query, terms, chosen);
        var counts = new List<CountRow>();
        await using (var command = sql.Counts(connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                var facet = Enum.Parse<SearchFacet>(reader.GetString(1));
                if (reader.GetInt32(0) is var miss && (miss == 0 || sql.FacetAt(miss) == facet))
                    counts.Add(new(facet, reader.GetString(2), reader.GetString(3), reader.GetInt32(4), IsHit: miss == 0));
            }
        }

        var total = counts.Where(c => c is { IsHit: true, Facet: SearchFacet.Area }).Sum(c => c.Count);
        var size = Math.Clamp(query.PageSize, 1, 100);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + size - 1) / size));
        var hits = new List<SearchHit>();
        var matcher = new TermMatcher(terms);
        await using (var command = sql.Page(connection, size, (page - 1) * size))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                hits.Add(Hit(reader, matcher));
        }

        return new(hits, total, Counts(counts, chosen));
    }

    /// <summary>The keys of everything that a query finds, in its order, at most <see cref="SearchQuery.MostKeys"/>. Pages do not count.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(SearchQuery query, CancellationToken cancellation = default)
    {
        await using var connection = await host.Reading.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var chosen = await ChosenAsync(connection, query, cancellation).ConfigureAwait(false);
        if (await TermsAsync(connection, query, chosen, cancellation).ConfigureAwait(false) is not { } terms)
            return [];
        await using var command = Sql(query, terms, chosen).Keys(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var keys = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            keys.Add(reader.GetString(0));
        return keys;
    }

    private SearchSql Sql(SearchQuery query, IReadOnlyList<QueryTerm> terms, IEnumerable<ChosenValue> chosen) =>
        new(host.Schema, query, terms, chosen.ToLookup(c => c.Value.Facet, c => c.Id));

    /// <summary>What to look for: as typed, or as it may have been meant when nothing has that. Null when it holds nothing to look for.</summary>
    private async Task<IReadOnlyList<QueryTerm>?> TermsAsync(
        NpgsqlConnection connection, SearchQuery query, IReadOnlyList<ChosenValue> chosen, CancellationToken cancellation)
    {
        var text = QueryText.Parse(query.Text);
        if (text.IsEmpty)
            return string.IsNullOrWhiteSpace(query.Text) ? [] : null;
        var known = await KnownReferencesAsync(connection, text, cancellation).ConfigureAwait(false);
        var terms = text.Resolve(known);
        if (terms.Count == 0)
            return null;
        await using (var exists = Sql(query, terms, chosen).Exists(connection))
        {
            if (await exists.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true)
                return terms;
        }

        return await MeantAsync(connection, terms, cancellation).ConfigureAwait(false);
    }

    /// <summary>The chosen values that the library knows, with their numbers.</summary>
    private async Task<IReadOnlyList<ChosenValue>> ChosenAsync(NpgsqlConnection connection, SearchQuery query, CancellationToken cancellation)
    {
        if (query.Filters.Count == 0)
            return [];
        await using var command = new NpgsqlCommand(
            $"""
             select id, facet, code, label from "{host.Schema}".sok_facett join unnest($1::text[], $2::text[]) v (facet, code) using (facet, code)
             """, connection);
        var values = query.Filters.SelectMany(f => f.Value.Distinct(), (f, code) => (Facet: f.Key.ToString(), Code: code)).ToList();
        command.Parameters.Add(new() { Value = values.Select(v => v.Facet).ToArray() });
        command.Parameters.Add(new() { Value = values.Select(v => v.Code).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var chosen = new List<ChosenValue>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            chosen.Add(new(reader.GetInt32(0), new(Enum.Parse<SearchFacet>(reader.GetString(1)), reader.GetString(2), reader.GetString(3))));
        return chosen;
    }

    /// <summary>The terms with the words of the library that are most like them: misspelt, without dots, or inside a compound.</summary>
    private async Task<IReadOnlyList<QueryTerm>> MeantAsync(
        NpgsqlConnection connection, IReadOnlyList<QueryTerm> terms, CancellationToken cancellation)
    {
        var meant = new List<QueryTerm>();
        foreach (var term in terms)
        {
            meant.Add(term.Root is { Length: >= QueryTerm.PrefixFrom } root
                ? term with { Alike = await AlikeAsync(connection, term.Typed, root, cancellation).ConfigureAwait(false) }
                : term);
        }

        return meant;
    }

    private async Task<IReadOnlyList<string>> AlikeAsync(
        NpgsqlConnection connection, string typed, string root, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (var threshold = new NpgsqlCommand("select set_config('pg_trgm.similarity_threshold', $1, true)", connection))
        {
            threshold.Parameters.Add(new() { Value = AlikeFrom });
            await threshold.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await using var command = new NpgsqlCommand(
            $"""
             select word from "{host.Schema}".sok_ord where folded % $1 or folded like $2
             order by (folded like $2)::int + similarity(folded, $1) desc, word collate "C" limit {MostAlike}
             """, connection);
        command.Parameters.Add(new() { Value = SwedishWords.Fold(typed) });
        command.Parameters.Add(new() { Value = $"%{SwedishWords.Fold(root)}%" });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var words = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            words.Add(reader.GetString(0));
        return words;
    }

    private async Task<IReadOnlySet<string>> KnownReferencesAsync(
        NpgsqlConnection connection, QueryText text, CancellationToken cancellation)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (text.IsEmpty)
            return known;
        await using var command = new NpgsqlCommand(
            $"""select distinct r from "{host.Schema}".sok, unnest(refs) r where refs && $1 and r = any($1)""", connection);
        command.Parameters.Add(new() { Value = text.Candidates.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            known.Add(reader.GetString(0));
        return known;
    }

    private static Dictionary<SearchFacet, IReadOnlyList<FacetCount>> Counts(IEnumerable<CountRow> rows, IEnumerable<ChosenValue> chosen) =>
        rows.Concat(chosen.Select(c => new CountRow(c.Value.Facet, c.Value.Code, c.Value.Label, 0, IsHit: false)))
            .GroupBy(r => r.Facet)
            .ToDictionary(g => g.Key, IReadOnlyList<FacetCount> (g) =>
            [
                .. g.GroupBy(r => r.Code, (code, same) => new FacetCount(code, same.First().Label, same.Sum(r => r.Count)))
                    .OrderByDescending(c => c.Count).ThenBy(c => c.Code, StringComparer.Ordinal),
            ]);

    private static SearchHit Hit(NpgsqlDataReader row, TermMatcher matcher) => new(
        row.GetString(0), row.GetInt32(1), Excerpt.Marked(row.GetString(2), matcher.IsMatch), Enum.Parse<Area>(row.GetString(3)),
        Enum.Parse<RequirementKind>(row.GetString(4)), Enum.Parse<Level>(row.GetString(5)), Enum.Parse<RequirementStatus>(row.GetString(6)),
        row.GetFieldValue<DateOnly>(7), Excerpt.Of(row.GetString(8), matcher.IsMatch));

    /// <summary>A value that was chosen, with its number.</summary>
    private sealed record ChosenValue(int Id, FacetValue Value);

    /// <summary>How many requirements have a value, either among the hits or only missing them by this facet.</summary>
    private sealed record CountRow(SearchFacet Facet, string Code, string Label, int Count, bool IsHit);
}
