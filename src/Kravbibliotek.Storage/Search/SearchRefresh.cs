using System.Globalization;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;
using Marten;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>Tells which search rows there are, and makes them all again at start when some are missing or were made by other code.</summary>
internal static class SearchRefresh
{
    private const int BatchSize = 100;

    /// <summary>Digests of the rows there are, by key; of earlier versions by id, those that this code made.</summary>
    public static async Task<Dictionary<string, string>> DigestsAsync(
        NpgsqlDataSource source, string schema, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(string.Create(CultureInfo.InvariantCulture,
            $"""
             select key, digest from "{schema}".sok
             union all select key || '/' || number, '' from "{schema}".sok_historik where layout = {SearchIndex.Layout}
             """));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            digests[reader.GetString(0)] = reader.GetString(1);
        return digests;
    }

    /// <summary>Makes the rows again where that is needed.</summary>
    public static async Task RunAsync(IDocumentStore store, LibraryDatabase database, CancellationToken cancellation)
    {
        if (await IsWholeAsync(database, cancellation).ConfigureAwait(false))
            return;
        // An import of another process must not be overwritten with rows made of what was there before it.
        await using var turn = await ImportLock.TakeAsync(database.Owner, database.Schema, shared: false, cancellation)
            .ConfigureAwait(false);
        if (await IsWholeAsync(database, cancellation).ConfigureAwait(false))
            return;
        var library = await LibraryDocuments.LoadAsync(store, cancellation).ConfigureAwait(false);
        var (current, earlier) = SearchIndex.EntriesOf(library, hasEarlier: _ => false);
        foreach (var batch in current.Concat(earlier.Select(e => e.Make())).Chunk(BatchSize))
        {
            await using var session = store.LightweightSession();
            foreach (var entry in batch)
                SearchIndex.Queue(session, database.Schema, entry);
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }

        await using var names = store.LightweightSession();
        foreach (object named in (IEnumerable<object>)[.. library.Standards, .. library.Laws, .. library.Profiles, .. library.Terms])
            SearchIndex.QueueName(names, database.Schema, named);
        await names.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<bool> IsWholeAsync(LibraryDatabase database, CancellationToken cancellation)
    {
        await using var command = database.Owner.CreateCommand(string.Create(CultureInfo.InvariantCulture,
            $"""
             select (select count(*) from "{database.Schema}".sok where digest like '{SearchIndex.Layout}:%') = count(*)
                and (select count(*) from "{database.Schema}".sok_historik where layout = {SearchIndex.Layout})
                    = coalesce(sum((data ->> 'currentNumber')::int - 1), 0)
             from "{database.Schema}".mt_doc_requirement where (data ->> 'currentNumber')::int > 0
             """));
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
    }
}
