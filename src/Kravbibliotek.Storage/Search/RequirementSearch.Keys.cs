using System.Globalization;
using Kravbibliotek.Search;

namespace Kravbibliotek.Storage.Search;

/// <summary>Some keys of what a query finds.</summary>
/// <param name="Keys">The keys, in order.</param>
/// <param name="Total">How many keys there are in all.</param>
public sealed record KeyPage(IReadOnlyList<string> Keys, int Total);

/// <summary>What a query finds, for whoever reads all of it in parts.</summary>
public sealed partial class RequirementSearch
{
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
        var chosen = await ChosenAsync(connection, query, cancellation).ConfigureAwait(false);
        if (await TermsAsync(connection, query, chosen, cancellation).ConfigureAwait(false) is not { } terms)
            return new([], 0);
        await using var command = Sql(query, terms, chosen).KeysAfter(connection, after ?? "", count);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await reader.ReadAsync(cancellation).ConfigureAwait(false);
        var total = int.Parse(reader.GetString(0), CultureInfo.InvariantCulture);
        var keys = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            keys.Add(reader.GetString(0));
        return new(keys, total);
    }
}
