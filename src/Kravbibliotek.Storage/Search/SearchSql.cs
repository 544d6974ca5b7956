using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>The SQL of one search: the same conditions for the counts and for the page. All that was typed goes as parameters.</summary>
internal sealed class SearchSql
{
    private readonly string _schema;
    private readonly string? _area;
    private readonly List<object> _parameters = [];
    private readonly List<string> _conditions = [];
    private readonly List<string> _ranks = [];

    public SearchSql(string schema, SearchQuery query, IReadOnlyList<QueryTerm> terms)
    {
        _schema = schema;
        if (query.Area is { } area)
            _area = $"area = {Parameter(area.ToString())}";
        if (query.Kind is { } kind)
            _conditions.Add($"kinds @> array[{Parameter(kind.ToString())}]");
        if (query.Level is { } level)
            _conditions.Add($"level = {Parameter(level.ToString())}");
        if (!query.IncludeWithdrawn)
            _conditions.Add($"status <> {Parameter(nameof(RequirementStatus.Withdrawn))}");
        foreach (var term in terms)
            Add(term);
    }

    /// <summary>Hits in each area, with the area filter left out.</summary>
    public NpgsqlCommand Counts(NpgsqlConnection connection) => Command(
        connection, $"""select area, count(*)::int from "{_schema}".sok where {Where(_conditions)} group by area""");

    /// <summary>One page of hits.</summary>
    public NpgsqlCommand Page(NpgsqlConnection connection, int size, int skip)
    {
        var rank = _ranks.Count == 0 ? "" : $"{string.Join(" + ", _ranks)} desc, ";
        return Command(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"""
                select key, number, title, area, default_kind, level, status, body from "{_schema}".sok
                where {Where(_area is null ? _conditions : [.. _conditions, _area])}
                order by {rank}key collate "C" limit {size} offset {skip}
                """));
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
