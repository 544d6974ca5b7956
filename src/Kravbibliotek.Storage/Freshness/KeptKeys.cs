using System.Collections.Frozen;
using System.Globalization;
using Npgsql;

namespace Kravbibliotek.Storage.Freshness;

/// <summary>The keys of the requirements that something has been said of, kept in memory: most of them nobody has said anything of.</summary>
internal sealed class KeptKeys(LibraryHost host, PublishedChanges changes, string sql)
{
    private readonly Kept<FrozenSet<string>> _keys = new(host, changes, LibraryPart.Conversations, async cancellation =>
    {
        var schema = new NpgsqlCommandBuilder().QuoteIdentifier(host.Schema);
        await using var command = host.Reading.CreateCommand(string.Format(CultureInfo.InvariantCulture, sql, schema));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            if (!reader.IsDBNull(0))
                keys.Add(reader.GetString(0));
        return keys.ToFrozenSet(StringComparer.Ordinal);
    });

    /// <summary>False when nothing has been said of a requirement. True also to whoever has to read the database to know.</summary>
    public async ValueTask<bool> MayHaveAsync(string key, CancellationToken cancellation) =>
        await _keys.FindAsync(cancellation).ConfigureAwait(false) is not { } keys || keys.Contains(key);
}
