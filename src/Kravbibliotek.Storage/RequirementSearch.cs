using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Storage.Search;
using Npgsql;

namespace Kravbibliotek.Storage;

/// <summary>Searches the published requirements in Swedish.</summary>
public sealed class RequirementSearch(LibraryHost host)
{
    /// <summary>
    /// The requirements that have everything that was typed, best first; without text all of them by key. Only when nothing is
    /// found are misspelt words and missing dots forgiven. The page is clamped to the pages there are.
    /// </summary>
    public async Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellation = default)
    {
        await using var connection = await host.Reading.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var text = QueryText.Parse(query.Text);
        var known = await KnownReferencesAsync(connection, text, cancellation).ConfigureAwait(false);
        var terms = text.Resolve(known);
        if (terms.Count == 0 && !string.IsNullOrWhiteSpace(query.Text))
            return new([], 0, NoCounts());
        var result = await RunAsync(connection, query, terms, forgiving: false, cancellation).ConfigureAwait(false);
        return result.AreaCounts.Values.Sum() > 0 || terms.All(t => t.Root is null)
            ? result
            : await RunAsync(connection, query, terms, forgiving: true, cancellation).ConfigureAwait(false);
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

    private async Task<SearchResult> RunAsync(
        NpgsqlConnection connection, SearchQuery query, IReadOnlyList<QueryTerm> terms, bool forgiving, CancellationToken cancellation)
    {
        var sql = new SearchSql(host.Schema, query, terms, forgiving);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        if (forgiving)
            await SearchSql.ForgiveAsync(connection, cancellation).ConfigureAwait(false);
        var counts = NoCounts();
        await using (var command = sql.Counts(connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                counts[Enum.Parse<Area>(reader.GetString(0))] = reader.GetInt32(1);
        }

        var total = query.Area is { } area ? counts[area] : counts.Values.Sum();
        var size = Math.Clamp(query.PageSize, 1, 100);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + size - 1) / size));
        var hits = new List<SearchHit>();
        var matcher = new TermMatcher(terms, forgiving);
        await using (var command = sql.Page(connection, size, (page - 1) * size))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                hits.Add(Hit(reader, matcher));
        }

        return new(hits, total, counts);
    }

    private static SearchHit Hit(NpgsqlDataReader row, TermMatcher matcher) => new(
        row.GetString(0), row.GetInt32(1), row.GetString(2), Enum.Parse<Area>(row.GetString(3)),
        Enum.Parse<RequirementKind>(row.GetString(4)), Enum.Parse<Level>(row.GetString(5)), Enum.Parse<RequirementStatus>(row.GetString(6)),
        Excerpt.Of(row.GetString(7), matcher.IsMatch));

    private static Dictionary<Area, int> NoCounts() => Areas.All.ToDictionary(a => a.Area, _ => 0);
}
