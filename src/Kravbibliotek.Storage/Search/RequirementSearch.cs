using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>Searches the published requirements in Swedish.</summary>
public sealed partial class RequirementSearch(LibraryHost host)
{
    private readonly SearchWords _words = new(host);

    /// <summary>
    /// The requirements that have everything that was typed, best first; without text all of them by key. Only words that nothing has
    /// are forgiven: misspelt, without dots, English. The page is clamped to the pages there are.
    /// </summary>
    public async Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellation = default)
    {
        await using var connection = await host.Reading.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        var lookup = await SearchLookup.ReadAsync(connection, host.Schema, query, cancellation).ConfigureAwait(false);
        if (lookup.Terms is not { } terms)
            return new([], 0, Facets([], lookup.Chosen)) { Names = lookup.Names };
        var result = await RunAsync(connection, query, terms, lookup, cancellation).ConfigureAwait(false);
        if (result.Total > 0 || terms.Count == 0)
            return result;
        var counts = await TermCountsAsync(connection, query, terms, cancellation).ConfigureAwait(false);
        result = result with { Words = counts };
        if (await Forgiveness.MeantAsync(connection, terms, counts, cancellation).ConfigureAwait(false) is not { } meant)
            return result;
        var forgiving = await RunAsync(connection, query, meant, lookup, cancellation).ConfigureAwait(false);
        var isFound = forgiving.Total > 0 || forgiving.Without.Count > 0;
        return forgiving with { Meant = isFound ? string.Join(' ', meant.Select(t => t.Meant)) : null, Words = counts };
    }

    private SearchForgiveness Forgiveness => new(host.Schema, _words);

    private SearchSql Sql(SearchQuery query, IReadOnlyList<QueryTerm> terms, SearchLookup lookup) =>
        new(host.Schema, query, terms, lookup.Chosen.ToLookup(c => c.Value.Facet, c => c.Id));

    private async Task<SearchResult> RunAsync(
        NpgsqlConnection connection, SearchQuery query, IReadOnlyList<QueryTerm> terms, SearchLookup lookup, CancellationToken cancellation)
    {
        var sql = Sql(query, terms, lookup);
        var counts = await CountsAsync(connection, sql, cancellation).ConfigureAwait(false);
        var areas = counts.Where(c => c.Facet == SearchFacet.Area).ToLookup(c => c.Without, c => c.Count);
        var total = areas[null].Sum();
        var size = Math.Clamp(query.PageSize, 1, 100);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + size - 1) / size));
        var hits = new List<SearchHit>();
        if (total > 0)
        {
            var matcher = new TermMatcher(terms);
            await using var command = sql.Page(connection, total, size, (page - 1) * size);
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                hits.Add(Hit(reader, matcher));
        }

        return new(hits, total, Facets(counts.Where(c => c.Without is null || c.Without == c.Facet), lookup.Chosen))
        {
            Names = lookup.Names,
            Without = areas.Where(a => a.Key is not null).ToDictionary(a => a.Key!.Value, a => total + a.Sum()),
        };
    }

    private static async Task<List<CountRow>> CountsAsync(NpgsqlConnection connection, SearchSql sql, CancellationToken cancellation)
    {
        await using var command = sql.Counts(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var counts = new List<CountRow>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var without = reader.GetInt32(0) is > 0 and var miss ? sql.FacetAt(miss) : (SearchFacet?)null;
            counts.Add(new(Enum.Parse<SearchFacet>(reader.GetString(1)), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), without));
        }

        return counts;
    }

    private async Task<IReadOnlyList<WordCount>> TermCountsAsync(
        NpgsqlConnection connection, SearchQuery query, IReadOnlyList<QueryTerm> terms, CancellationToken cancellation)
    {
        var unfiltered = new SearchQuery { Text = query.Text, IncludeHistory = true };
        await using var command = new SearchSql(host.Schema, unfiltered, terms, Array.Empty<ChosenValue>().ToLookup(c => c.Value.Facet, c => c.Id))
            .TermCounts(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await reader.ReadAsync(cancellation).ConfigureAwait(false);
        return [.. terms.Select((t, i) => new WordCount(t.Typed, reader.GetInt32(i)))];
    }

    private static Dictionary<SearchFacet, IReadOnlyList<FacetCount>> Facets(IEnumerable<CountRow> rows, IEnumerable<ChosenValue> chosen) =>
        rows.Concat(chosen.Select(c => new CountRow(c.Value.Facet, c.Value.Code, c.Value.Label, 0, null)))
            .GroupBy(r => r.Facet)
            .ToDictionary(g => g.Key, IReadOnlyList<FacetCount> (g) =>
            [
                .. g.GroupBy(r => r.Code, (code, same) => new FacetCount(code, same.First().Label, same.Sum(r => r.Count)))
                    .OrderByDescending(c => c.Count).ThenBy(c => c.Code, StringComparer.Ordinal),
            ]);

    private static SearchHit Hit(NpgsqlDataReader row, TermMatcher matcher) => new(
        row.GetString(0), row.GetInt32(1), row.GetBoolean(2), Excerpt.Marked(row.GetString(3), matcher.IsMatch), Enum.Parse<Area>(row.GetString(4)),
        Enum.Parse<RequirementKind>(row.GetString(5)), Enum.Parse<Level>(row.GetString(6)), Enum.Parse<RequirementStatus>(row.GetString(7)),
        row.GetFieldValue<DateOnly>(8), Excerpt.Of(row.GetString(9), matcher.IsMatch));

    /// <summary>How many requirements have a value, with all filters or with those of one facet alone left out.</summary>
    private sealed record CountRow(SearchFacet Facet, string Code, string Label, int Count, SearchFacet? Without);
}
