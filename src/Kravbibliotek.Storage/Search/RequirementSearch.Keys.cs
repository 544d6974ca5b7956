using System.Globalization;
using Kravbibliotek.Search;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>Some keys of what a query finds.</summary>
/// <param name="Keys">The keys, in order.</param>
/// <param name="Total">How many keys there are in all.</param>
public sealed record KeyPage(IReadOnlyList<string> Keys, int Total);

/// <summary>What a query finds, for whoever reads all of it.</summary>
public sealed partial class RequirementSearch
{
    /// <summary>The keys of everything that a query finds, in its order, at most <see cref="SearchQuery.MostKeys"/>. Pages do not count.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(SearchQuery query, CancellationToken cancellation = default)
    {
        await using var connection = await host.Reading.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        if (await SettledAsync(connection, query, cancellation).ConfigureAwait(false) is not { } sql)
            return [];
        await using var command = sql.Keys(connection);
        return await TextsAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The first keys after one, in the order of the keys; the order and the page of the query do not count. Publishing meanwhile
    /// makes nobody who goes on after the last key meet a requirement twice or miss one that was there.
    /// </summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="after">The key before the first one wanted, or null to begin.</param>
    /// <param name="count">How many to give.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<KeyPage> KeysAfterAsync(SearchQuery query, string? after, int count, CancellationToken cancellation = default)
    {
        await using var connection = await host.Reading.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        if (await SettledAsync(connection, query, cancellation).ConfigureAwait(false) is not { } sql)
            return new([], 0);
        await using var command = sql.KeysAfter(connection, after ?? "", count);
        var said = await TextsAsync(command, cancellation).ConfigureAwait(false);
        return new([.. said.Skip(1)], int.Parse(said[0], CultureInfo.InvariantCulture));
    }

    /// <summary>The search with the words settled: as typed, or as they may have been meant when nothing has them. Null when there is nothing to look for.</summary>
    private async Task<SearchSql?> SettledAsync(NpgsqlConnection connection, SearchQuery query, CancellationToken cancellation)
    {
        var lookup = await SearchLookup.ReadAsync(connection, host.Schema, query, cancellation).ConfigureAwait(false);
        if (lookup.Terms is not { } terms)
            return null;
        var sql = Sql(query, terms, lookup);
        if (terms.Count == 0)
            return sql;
        await using var exists = sql.Exists(connection);
        if (await exists.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true)
            return sql;
        var counts = await TermCountsAsync(connection, query, terms, cancellation).ConfigureAwait(false);
        var meant = await Forgiveness.MeantAsync(connection, terms, counts, cancellation).ConfigureAwait(false);
        return Sql(query, meant ?? terms, lookup);
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            texts.Add(reader.GetString(0));
        return texts;
    }
}
