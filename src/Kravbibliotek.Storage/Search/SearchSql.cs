using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>The SQL of one search: the same conditions for the counts and for the page. All that was typed goes as parameters.</summary>
internal sealed class SearchSql
{
    private readonly string _schema;
    private readonly SearchSort _sort;
    private readonly List<object> _parameters = [];
    private readonly List<string> _conditions = [];
    private readonly List<(SearchFacet Facet, string Condition)> _filters = [];
    private readonly List<string> _ranks = [];

    /// <param name="schema">The schema.</param>
    /// <param name="query">The query.</param>
    /// <param name="terms">What was typed.</param>
    /// <param name="chosen">The numbers of the chosen values in each facet; a facet without any finds nothing.</param>
    public SearchSql(string schema, SearchQuery query, IReadOnlyList<QueryTerm> terms, ILookup<SearchFacet, int> chosen)
    {
        _schema = schema;
        _sort = query.Sort;
        foreach (var facet in query.Filters.Keys.Order())
            _filters.Add((facet, $"facets && {Parameter(chosen[facet].ToArray())}"));
        if (!query.Filters.ContainsKey(SearchFacet.Status))
            _filters.Add((SearchFacet.Status, $"status <> {Parameter(nameof(RequirementStatus.Withdrawn))}"));
        foreach (var term in terms)
            Add(term);
    }

    /// <summary>
    /// Rows of facet, code, label and number of hits, once for the filters as they are and once for each facet with its own filter left out.
    /// The first column says which: 0 for all filters, else the place of the facet in <see cref="FacetAt"/>.
    /// </summary>
    public NpgsqlCommand Counts(NpgsqlConnection connection) => Command(
        connection,
        $"""
        select n.miss, f.facet, f.code, f.label, n.hits
        from (select miss, value, count(*)::int as hits
              from (select {Miss()} as miss, facets from "{_schema}".sok where {Where(_conditions)}) h, unnest(facets) value
              where miss is not null group by miss, value) n
        join "{_schema}".sok_facett f on f.id = n.value
        """);

    /// <summary>The facet that alone keeps a row out.</summary>
    public SearchFacet FacetAt(int miss) => _filters[miss - 1].Facet;

    /// <summary>True when anything at all has what was typed.</summary>
    public NpgsqlCommand Exists(NpgsqlConnection connection) =>
        Command(connection, $"""select exists (select from "{_schema}".sok where {Where(_conditions)})""");

    /// <summary>One page of hits.</summary>
    public NpgsqlCommand Page(NpgsqlConnection connection, int size, int skip) =>
        Rows(connection, "key, number, title, area, default_kind, level, status, published, body", size, skip);

    /// <summary>The keys of all hits in order.</summary>
    public NpgsqlCommand Keys(NpgsqlConnection connection) => Rows(connection, "key", SearchQuery.MostKeys, 0);

    /// <summary>
    /// The first keys of all hits after one, in the order of the keys, and before them a row with the number of all hits. What is published
    /// meanwhile moves nothing: whoever goes on after the last key meets each requirement once.
    /// </summary>
    public NpgsqlCommand KeysAfter(NpgsqlConnection connection, string after, int count)
    {
        var last = Parameter(after);
        return Command(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"""
                with hits as (select key from "{_schema}".sok where {Where([.. _conditions, .. _filters.Select(f => f.Condition)])})
                select said
                from (select count(*)::text as said, 0 as part from hits
                      union all
                      (select key, 1 from hits where key collate "C" > {last} order by key collate "C" limit {count})) s
                order by part, said collate "C"
                """));
    }

    private NpgsqlCommand Rows(NpgsqlConnection connection, string columns, int size, int skip) => Command(
        connection,
        string.Create(CultureInfo.InvariantCulture, $"""
            select {columns} from "{_schema}".sok
            where {Where([.. _conditions, .. _filters.Select(f => f.Condition)])}
            order by {Order()}key collate "C" limit {size} offset {skip}
            """));

    private string Order() => _sort switch
    {
        SearchSort.Title => "title, ",
        SearchSort.Published => "published desc, ",
        SearchSort.Relevance when _ranks.Count > 0 => $"{string.Join(" + ", _ranks)} desc, ",
        _ => "",
    };

    private string Miss()
    {
        var cases = _filters.Select((_, i) => string.Create(CultureInfo.InvariantCulture,
            $"when {Where([.. _filters.Where((_, j) => j != i).Select(f => f.Condition)])} then {i + 1}"));
        return $"case when {Where([.. _filters.Select(f => f.Condition)])} then 0 {string.Join(' ', cases)} end";
    }

    private void Add(QueryTerm term)
    {
        var ways = new List<string>();
        if (term.Reference is { } reference)
        {
            var known = $"refs @> array[{Parameter(reference)}]";
            ways.Add(known);
            _ranks.Add($"case when {known} then 2 else 0 end");
        }

        if (term.Root is { } root)
        {
            var lexeme = root.Length >= QueryTerm.PrefixFrom ? $"'{root}':*" : $"'{root}'";
            var lexemes = string.Join(" | ", term.Alike.Select(a => $"'{SwedishWords.Root(a)}'").Prepend(lexeme));
            var words = $"(to_tsquery('simple', {Parameter(lexemes)}) || plainto_tsquery('swedish', {Parameter(term.Typed)}))";
            ways.Add($"words @@ {words}");
            // 1: long texts hold more words by chance.
            _ranks.Add($"ts_rank(words, {words}, 1)");
        }

        _conditions.Add($"({string.Join(" or ", ways)})");
    }

    private static string Where(List<string> conditions) => conditions.Count == 0 ? "true" : string.Join(" and ", conditions);

    private string Parameter(object value)
    {
        _parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_parameters.Count}");
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in _parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
