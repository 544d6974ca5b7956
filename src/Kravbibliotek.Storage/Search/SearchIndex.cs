using System.Globalization;
using System.Text;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Releases;
using Marten;
using Npgsql;

namespace Kravbibliotek.Storage.Search;

/// <summary>Writes the search table. All in it is derived: it can be made again from the documents at any time.</summary>
internal static class SearchIndex
{
    /// <summary>Raise it when the same documents should give other rows; the next start then makes them all again.</summary>
    private const int Layout = 4;

    private const int BatchSize = 100;

    /// <summary>The entries of all requirements with a published version.</summary>
    public static IReadOnlyList<SearchEntry> EntriesOf(Library library)
    {
        var versions = library.Versions.ToDictionary(v => v.Id, StringComparer.Ordinal);
        var current = library.Requirements.Where(r => r.CurrentNumber > 0)
            .Select(r => (Requirement: r, Version: versions[RequirementVersion.IdOf(r.Key, r.CurrentNumber)])).ToList();
        var splitter = CompoundSplitter.Learn(current.Select(c => SearchEntry.TextOf(c.Version.Content)));
        var registers = new SearchRegisters(library.Standards, library.Laws, library.Profiles);
        return [.. current.Select(c => SearchEntry.Of(c.Requirement, c.Version, registers, splitter))];
    }

    /// <summary>What an entry was made of, in short. A row with the same digest need not be written.</summary>
    public static string Digest(SearchEntry entry)
    {
        IEnumerable<object> made = [.. Values(entry), .. entry.Facets, entry.TitleRoots, entry.TagRoots, entry.TextRoots, entry.OtherRoots];
        var text = string.Join('\u001f', made.Select(v => v is string[] list ? string.Join('\u001e', list) : Convert.ToString(v, CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"{Layout}:{StoredFile.Hash(Encoding.UTF8.GetBytes(text))}");
    }

    /// <summary>Digests of the rows there are, by key.</summary>
    public static async Task<Dictionary<string, string>> DigestsAsync(
        NpgsqlDataSource source, string schema, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"select key, digest from \"{schema}\".sok");
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            digests[reader.GetString(0)] = reader.GetString(1);
        return digests;
    }

    /// <summary>Writes a row in the transaction of a session.</summary>
    public static void Queue(IDocumentOperations session, string schema, SearchEntry entry)
    {
        QueueFacets(session, schema, entry.Facets);
        var names = entry.Facets.Select(f => f.Facet.ToString()).ToArray();
        var codes = entry.Facets.Select(f => f.Code).ToArray();
        session.QueueSqlCommand(
            $"""
             insert into "{schema}".sok
                 (key, number, area, status, level, default_kind, title, body, published, standards, laws, refs, related, digest, facets, words)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                 (select array_agg(id) from "{schema}".sok_facett join unnest(?::text[], ?::text[]) v (facet, code) using (facet, code)),
                 setweight(to_tsvector('simple', ?) || to_tsvector('swedish', ?), 'A') || setweight(to_tsvector('simple', ?), 'B')
                 || setweight(to_tsvector('simple', ?), 'C') || setweight(to_tsvector('simple', ?) || to_tsvector('swedish', ?), 'D'))
             on conflict (key) do update set
                 number = excluded.number, area = excluded.area, status = excluded.status, level = excluded.level,
                 default_kind = excluded.default_kind, title = excluded.title, body = excluded.body,
                 published = excluded.published, facets = excluded.facets, standards = excluded.standards, laws = excluded.laws, refs = excluded.refs,
                 related = excluded.related, digest = excluded.digest, words = excluded.words
             """,
            [
                .. Values(entry), Digest(entry), names, codes, entry.TitleRoots, entry.Version.Content.Title, entry.TagRoots, entry.TextRoots,
                entry.OtherRoots, entry.Body,
            ]);
        session.QueueSqlCommand(
            $"insert into \"{schema}\".sok_ord (word, folded) select * from unnest(?::text[], ?::text[]) on conflict do nothing",
            entry.Words.ToArray(), entry.Words.Select(SwedishWords.Fold).ToArray());
        session.QueueSqlCommand(
            $"insert into \"{schema}\".sok_rot (root) select * from unnest(?::text[]) on conflict do nothing", [entry.Roots.ToArray()]);
    }

    /// <summary>At start: makes all rows again when some are missing or were made by other code.</summary>
    public static async Task RefreshAsync(IDocumentStore store, LibraryDatabase database, CancellationToken cancellation)
    {
        if (await IsWholeAsync(database, cancellation).ConfigureAwait(false))
            return;
        // An import of another process must not be overwritten with rows made of what was there before it.
        await using var turn = await ImportLock.TakeAsync(database.Owner, database.Schema, shared: false, cancellation)
            .ConfigureAwait(false);
        if (await IsWholeAsync(database, cancellation).ConfigureAwait(false))
            return;
        var library = await LibraryDocuments.LoadAsync(store, cancellation).ConfigureAwait(false);
        foreach (var batch in EntriesOf(library).Chunk(BatchSize))
        {
            await using var session = store.LightweightSession();
            foreach (var entry in batch)
                Queue(session, database.Schema, entry);
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Values of facets are numbered once, so that rows hold and count numbers.</summary>
    private static void QueueFacets(IDocumentOperations session, string schema, IReadOnlyList<FacetValue> values)
    {
        object[] columns =
        [
            values.Select(v => v.Facet.ToString()).ToArray(), values.Select(v => v.Code).ToArray(), values.Select(v => v.Label).ToArray(),
        ];
        session.QueueSqlCommand(
            $"""
             insert into "{schema}".sok_facett (facet, code, label)
             select * from unnest(?::text[], ?::text[], ?::text[]) on conflict do nothing
             """, columns);
        // Apart from the insert: "on conflict do update" would lock what needs no change.
        session.QueueSqlCommand(
            $"""
             update "{schema}".sok_facett f set label = v.label from unnest(?::text[], ?::text[], ?::text[]) v (facet, code, label)
             where f.facet = v.facet and f.code = v.code and f.label <> v.label
             """, columns);
    }

    /// <summary>The columns in the order of the insert, up to the digest, which is made of them and of the words.</summary>
    private static object[] Values(SearchEntry entry)
    {
        var content = entry.Version.Content;
        return
        [
            entry.Requirement.Key, entry.Version.Number, entry.Requirement.Area.ToString(), entry.Requirement.Status.ToString(),
            content.Level.ToString(), content.DefaultKind.ToString(), content.Title, entry.Body,
            entry.Version.Published,
            content.Standards.Select(s => s.Standard).Distinct().ToArray(), content.Laws.Select(l => l.Law).Distinct().ToArray(),
            entry.References.ToArray(), RelatedOf(entry.Requirement),
        ];
    }

    /// <summary>Every requirement that one names, so that the way back is found too.</summary>
    private static string[] RelatedOf(Requirement requirement)
    {
        var relations = requirement.Relations;
        IEnumerable<string> keys =
            [.. relations.Requires, .. relations.Replaces, .. relations.Overlaps, .. relations.Conflicts, .. requirement.ReplacedBy];
        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    private static async Task<bool> IsWholeAsync(LibraryDatabase database, CancellationToken cancellation)
    {
        await using var command = database.Owner.CreateCommand(
            $"""
             select (select count(*) from "{database.Schema}".sok where digest like $1)
                  = (select count(*) from "{database.Schema}".mt_doc_requirement where (data ->> 'currentNumber')::int > 0)
             """);
        command.Parameters.Add(new() { Value = string.Create(CultureInfo.InvariantCulture, $"{Layout}:%") });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
    }
}
