using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>Finds what may have been meant by words that nothing has: misspelt, without dots, in English, or put together in a new way.</summary>
internal sealed class SearchForgiveness(string schema, SearchWords words)
{
    /// <summary>As alike as two words must be, by trigrams, for one to count as the other misspelt.</summary>
    private const string AlikeFrom = "0.4";

    private const int MostAlike = 24;

    /// <summary>A compound that the library lacks is taken to begin as its own do from this many letters.</summary>
    private const int ShortestBeginning = 6;

    /// <summary>The terms with what may have been meant by those that nothing has; null when all of them are found somewhere.</summary>
    /// <param name="connection">A connection in a transaction.</param>
    /// <param name="terms">What was typed.</param>
    /// <param name="counts">How many requirements have each of the terms.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<QueryTerm>?> MeantAsync(
        NpgsqlConnection connection, IReadOnlyList<QueryTerm> terms, IReadOnlyList<WordCount> counts, CancellationToken cancellation)
    {
        var meant = new List<QueryTerm>();
        foreach (var (term, count) in terms.Zip(counts))
        {
            meant.Add(count.Count > 0 || term.Root is null
                ? term
                : term with { Alike = await AlikeAsync(connection, term.Typed, cancellation).ConfigureAwait(false) });
        }

        return meant.All(t => t.Alike.Count == 0) ? null : meant;
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> AlikeAsync(
        NpgsqlConnection connection, string typed, CancellationToken cancellation)
    {
        if (await TermAsync(connection, typed, cancellation).ConfigureAwait(false) is { Count: > 0 } named)
            return named;
        if (typed.Length < QueryTerm.PrefixFrom)
            return [];
        if (await MisspeltAsync(connection, typed, cancellation).ConfigureAwait(false) is { Count: > 0 } misspelt)
            return misspelt;
        var root = SwedishWords.Fold(SwedishWords.Root(typed));
        if (root.Length >= QueryTerm.PrefixFrom && await LikeAsync(connection, $"%{root}%", cancellation).ConfigureAwait(false) is { Count: > 0 } inside)
            return inside;
        var splitter = await words.SplitterAsync([], cancellation).ConfigureAwait(false);
        return splitter.Parts(typed) is { Count: > 1 } parts
            ? [[.. parts]]
            : await LikeAsync(connection, Beginning(typed) + "%", cancellation).ConfigureAwait(false);
    }

    /// <summary>The Swedish name of a glossary term that is known by an abbreviation or an English name.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>> TermAsync(NpgsqlConnection connection, string typed, CancellationToken cancellation)
    {
        var names = await TextsAsync(
            connection, $"select name from \"{schema}\".sok_namn where kind = '{NamedKind.Term}' and $1 = any(forms)",
            [ReferenceTokens.Compact(typed)], cancellation).ConfigureAwait(false);
        return [.. names.Select(n => SwedishWords.Words(n).Select(w => w.Value).Where(w => !SwedishWords.IsCommon(w)).ToList())];
    }

    /// <summary>The words of the library with the fewest slips between.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>> MisspeltAsync(
        NpgsqlConnection connection, string typed, CancellationToken cancellation)
    {
        var folded = SwedishWords.Fold(typed);
        await using (var threshold = new NpgsqlCommand("select set_config('pg_trgm.similarity_threshold', $1, true)", connection))
        {
            threshold.Parameters.Add(new() { Value = AlikeFrom });
            await threshold.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        var alike = await TextsAsync(
            connection,
            $"select word from \"{schema}\".sok_ord where folded % $1 order by similarity(folded, $1) desc, word collate \"C\" limit {MostAlike}",
            [folded], cancellation).ConfigureAwait(false);
        var slips = alike.Select(w => (Word: w, Slips: EditDistance.Between(folded, SwedishWords.Fold(w))))
            .Where(w => w.Slips <= MostSlips(folded)).OrderBy(w => w.Slips).ToList();
        return [.. slips.Where(w => w.Slips <= slips[0].Slips + 1).DistinctBy(w => SwedishWords.Root(w.Word)).Select(w => (List<string>)[w.Word])];
    }

    /// <summary>Half of a word, without dots.</summary>
    private static string Beginning(string typed)
    {
        var folded = SwedishWords.Fold(typed);
        return folded[..Math.Max(Math.Min(ShortestBeginning, folded.Length), folded.Length / 2)];
    }

    /// <summary>Words that hold something, the shortest first.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>> LikeAsync(
        NpgsqlConnection connection, string pattern, CancellationToken cancellation)
    {
        var alike = await TextsAsync(
            connection,
            $"select word from \"{schema}\".sok_ord where folded like $1 order by length(word), word collate \"C\" limit {MostAlike}",
            [pattern], cancellation).ConfigureAwait(false);
        return [.. alike.DistinctBy(SwedishWords.Root).Select(w => (List<string>)[w])];
    }

    /// <summary>One slip in short words, one more for every fourth letter of longer ones.</summary>
    private static int MostSlips(string word) => Math.Max(1, word.Length / 4);

    private static async Task<List<string>> TextsAsync(
        NpgsqlConnection connection, string sql, object[] parameters, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            texts.Add(reader.GetString(0));
        return texts;
    }
}
