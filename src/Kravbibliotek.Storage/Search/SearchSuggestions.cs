using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>Something to search for or go to, offered while somebody types.</summary>
/// <param name="Text">What is searched for when it is chosen.</param>
/// <param name="Key">The requirement whose key or title it is, or null.</param>
/// <param name="Kind">What it names, when it is the name of something else.</param>
public sealed record SearchSuggestion(string Text, string? Key, NamedKind? Kind);

/// <summary>Suggests keys, names and titles by how they begin.</summary>
public sealed class SearchSuggestions(LibraryHost host)
{
    /// <summary>Fewer letters than this suggest nothing.</summary>
    public const int FewestLetters = 2;

    private const int MostNames = 4;
    private const int MostRequirements = 6;

    /// <summary>Names first, then requirements by key or title; at most ten.</summary>
    public async Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string? typed, CancellationToken cancellation = default)
    {
        var text = QueryText.Parse(typed);
        var whole = text.Compact;
        if (whole.Length < FewestLetters)
            return [];
        var words = text.Resolve(new HashSet<string>()).Select(t => t.Root).OfType<string>().ToList();
        await using var connection = await host.Reading.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(
                    $"""
                     select name, null, kind from "{host.Schema}".sok_namn where exists (select from unnest(forms) f where starts_with(f, $1))
                     order by length(name), name limit {MostNames}
                     """, whole),
                // By a reference such as til012 that begins so, else by what titles say.
                Command(
                    $"""
                     select title, key, null from "{host.Schema}".sok
                     where status <> 'Withdrawn' and (refs && array(select ref from "{host.Schema}".sok_ref where starts_with(ref, $1) and ref ~ '^[a-z]+[0-9]+$' limit 20)
                        and starts_with(replace(lower(key), '-', ''), $1) or words @@ to_tsquery('simple', $2))
                     order by starts_with(replace(lower(key), '-', ''), $1) desc, key collate "C" limit {MostRequirements}
                     """, whole, string.Join(" & ", words.Select(w => $"'{w}':*A"))),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var suggestions = new List<SearchSuggestion>();
        do
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                suggestions.Add(new(
                    reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1),
                    reader.IsDBNull(2) ? null : Enum.Parse<NamedKind>(reader.GetString(2))));
            }
        }
        while (await reader.NextResultAsync(cancellation).ConfigureAwait(false));
        return suggestions;
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
