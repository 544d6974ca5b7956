using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>Searches the published requirements in Swedish.</summary>
public sealed class RequirementSearch(LibraryHost host)
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
        var text = QueryText.Parse(query.Text);
        var known = await KnownReferencesAsync(connection, text, cancellation).ConfigureAwait(false);
        var terms = text.Resolve(known);
        if (terms.Count == 0 && !string.IsNullOrWhiteSpace(query.Text))
            return new([], 0, NoCounts());
        var result = await RunAsync(connection, query, terms, cancellation).ConfigureAwait(false);
        if (result.AreaCounts.Values.Sum() > 0)
            return result;
        var meant = await MeantAsync(connection, terms, cancellation).ConfigureAwait(false);
        return meant.All(t => t.Alike.Count == 0) ? result : await RunAsync(connection, query, meant, cancellation).ConfigureAwait(false);
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

    private async Task<SearchResult> RunAsync(
        NpgsqlConnection connection, SearchQuery query, IReadOnlyList<QueryTerm> terms, CancellationToken cancellation)
    {
        var sql = new SearchSql(host.Schema, query, terms);
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
        var matcher = new TermMatcher(terms);
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
