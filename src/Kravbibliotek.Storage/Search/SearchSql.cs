using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>The SQL of one search: the same conditions for the counts and for the page. All that was typed goes as parameters.</summary>
internal sealed class SearchSql
{
    /// <summary>From this many hits title and names alone decide the order: reading all texts of so many would cost more than it tells.</summary>
    private const int MostRankedByText = 500;

    /// <summary>How much more a whole word is worth than the beginning of one.</summary>
    private const int WholeWordsFirst = 100;

    private readonly string _schema;
    private readonly SearchSort _sort;
    private readonly bool _isHistory;
    private readonly List<object> _parameters = [];
    private readonly List<TermSql> _terms;
    private readonly List<(SearchFacet Facet, string Condition)> _filters = [];

    /// <param name="schema">The schema.</param>
    /// <param name="query">The query.</param>
    /// <param name="terms">What was typed.</param>
    /// <param name="chosen">The numbers of the chosen values in each facet; a facet without any finds nothing.</param>
    public SearchSql(string schema, SearchQuery query, IReadOnlyList<QueryTerm> terms, ILookup<SearchFacet, int> chosen)
    {
        _schema = schema;
        _sort = query.Sort;
        _isHistory = query.IncludeHistory && terms.Count > 0;
        _terms = [.. terms.Select(Term)];
        foreach (var facet in query.Filters.Keys.Order())
            _filters.Add((facet, $"facets && {Parameter(chosen[facet].ToArray())}"));
        if (!query.Filters.ContainsKey(SearchFacet.Status) && !query.IncludeHistory)
            _filters.Add((SearchFacet.Status, $"status <> {Parameter(nameof(RequirementStatus.Withdrawn))}"));
    }

    /// <summary>
    /// Rows of facet, code, label and number of hits, once for the filters as they are and once for each facet with its own filter left out.
    /// The first column says which: 0 for all filters, else the place of the facet in <see cref="FacetAt"/>.
    /// </summary>
    public NpgsqlCommand Counts(NpgsqlConnection connection) => Command(
        connection,
        $"""
        {With()} select n.miss, f.facet, f.code, f.label, n.hits
        from (select miss, value, count(*)::int as hits
              from (select {Miss()} as miss, facets from {Source()} where {All(Texts())}) h, unnest(facets) value
              where miss is not null group by miss, value) n
        join "{_schema}".sok_facett f on f.id = n.value
        """);

    /// <summary>The facet that alone keeps a row out.</summary>
    public SearchFacet FacetAt(int miss) => _filters[miss - 1].Facet;

    /// <summary>How many requirements that may be used have each term by itself, in one row.</summary>
    public NpgsqlCommand TermCounts(NpgsqlConnection connection) => Command(
        connection,
        $"select {string.Join(", ", _terms.Select(t => $"(select count(*)::int from {Table} where {t.Condition} and status <> '{RequirementStatus.Withdrawn}')"))}");

    /// <summary>One page of hits.</summary>
    public NpgsqlCommand Page(NpgsqlConnection connection, int total, int size, int skip) =>
        Rows(connection, $"key, number, {(_isHistory ? "is_current" : "true")}, title, area, default_kind, level, status, published, body", total, size, skip);

    /// <summary>The keys of all hits in order.</summary>
    public NpgsqlCommand Keys(NpgsqlConnection connection) => Rows(connection, "key", int.MaxValue, SearchQuery.MostKeys, 0);

    /// <summary>
    /// The first keys of all hits after one, in the order of the keys, and before them a row with the number of all hits. What is published
    /// meanwhile moves nothing: whoever goes on after the last key meets each requirement once.
    /// </summary>
    public NpgsqlCommand KeysAfter(NpgsqlConnection connection, string after, int count)
    {
        var last = Parameter(after);
        var with = With() is { Length: > 0 } found ? $"{found}, " : "with ";
        return Command(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"""
                {with} hits as (select key from {Source()} where {All([.. Texts(), .. _filters.Select(f => f.Condition)])})
                select said
                from (select count(*)::text as said, 0 as part from hits
                      union all
                      (select key, 1 from hits where key collate "C" > {last} order by key collate "C" limit {count})) s
                order by part, said collate "C"
                """));
    }

    /// <summary>True when anything at all has what was typed, whatever the filters.</summary>
    public NpgsqlCommand Exists(NpgsqlConnection connection) =>
        Command(connection, $"{With()} select exists (select from {Source()} where {All(Texts())})");

    private string Table => $"\"{_schema}\".sok";

    private NpgsqlCommand Rows(NpgsqlConnection connection, string columns, int total, int size, int skip) => Command(
        connection,
        string.Create(CultureInfo.InvariantCulture, $"""
            {With()} select {columns} from {Source()}
            where {All([.. Texts(), .. _filters.Select(f => f.Condition)])}
            order by {Order(total)}key collate "C" limit {size} offset {skip}
            """));

    private string Order(int total) => _sort switch
    {
        SearchSort.Title => "title, ",
        SearchSort.Published => "published desc, ",
        SearchSort.Relevance when _isHistory => "rank desc, ",
        SearchSort.Relevance when _terms.Count > 0 => $"{Rank(total > MostRankedByText ? "head" : "words")} desc, ",
        _ => "",
    };

    /// <summary>With history: each requirement once, by its current version or else by the latest earlier one that is a hit.</summary>
    private string With() => !_isHistory ? "" : $"""
        with now as (select key, number, {Rank("words")} as rank from {Table} where {All([.. _terms.Select(t => t.Condition)])}),
        earlier as (select distinct on (key) key, number, {Rank("words")} / 2 as rank from "{_schema}".sok_historik
                    where {All([.. _terms.Select(t => t.Condition)])} and key not in (select key from now) order by key, number desc),
        found as (select * from now union all select * from earlier)
        """;

    private string Source() => !_isHistory ? Table : $"""
        (select s.key, f.number, h.key is null as is_current, coalesce(h.title, s.title) as title, s.area, s.default_kind, s.level, s.status, s.facets, f.rank,
                coalesce(h.published, s.published) as published, coalesce(h.body, s.body) as body
         from found f join {Table} s using (key) left join "{_schema}".sok_historik h on h.key = f.key and h.number = f.number) hits
        """;

    private List<string> Texts() => _isHistory ? [] : [.. _terms.Select(t => t.Condition)];

    private string Miss()
    {
        var cases = _filters.Select((_, i) => string.Create(CultureInfo.InvariantCulture,
            $"when {All([.. _filters.Where((_, j) => j != i).Select(f => f.Condition)])} then {i + 1}"));
        return $"case when {All([.. _filters.Select(f => f.Condition)])} then 0 {string.Join(' ', cases)} end";
    }

    // 1: long texts hold more words by chance.
    private string Rank(string column) => string.Join(" + ", _terms.SelectMany(t => new[]
    {
        t.Reference is { } reference ? $"case when {reference} then 2 else 0 end" : null,
        t.Words is { } words ? $"ts_rank({column}, {words}, 1) + coalesce(ts_rank({column}, {t.Beginning}, 1), 0) / {WholeWordsFirst}" : null,
    }).OfType<string>());

    private TermSql Term(QueryTerm term)
    {
        var reference = term.Reference is { } token ? $"refs @> array[{Parameter(token)}]" : null;
        string? words = null;
        string? beginning = null;
        if (term.Root is { } root)
        {
            var lexeme = root.Length >= QueryTerm.PrefixFrom ? $"'{root}':*" : $"'{root}'";
            var alike = term.Alike.Select(all => $"({string.Join(" & ", all.Select(a => $"'{SwedishWords.Root(a)}'"))})");
            var (simple, swedish) = ($"to_tsquery('simple', {Parameter(string.Join(" | ", alike.Prepend(lexeme)))})", $"plainto_tsquery('swedish', {Parameter(term.Typed)})");
            words = $"({simple} || {swedish})";
            beginning = $"case when {swedish} = plainto_tsquery('simple', {Parameter(root)}) then {simple} end";
        }

        string?[] ways = [reference, words is null ? null : $"words @@ {words}"];
        return new(reference, words, beginning, $"({string.Join(" or ", ways.OfType<string>())})");
    }

    private static string All(List<string> conditions) => conditions.Count == 0 ? "true" : string.Join(" and ", conditions);

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

    /// <summary>
    /// A term in SQL: as a reference, as words, as what words begin with, and the condition that it is found. PostgreSQL ranks by <c>word</c> alone when
    /// a query also has <c>word:*</c>, so that what is found by its beginning only would all be worth nothing: then, and else not, it is ranked by that too.
    /// </summary>
    private sealed record TermSql(string? Reference, string? Words, string? Beginning, string Condition);
}
