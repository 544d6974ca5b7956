using System.Globalization;
using System.Text;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Storage.Releases;
using Marten;

namespace Kravbibliotek.Storage.Search;

/// <summary>Writes the search tables. All in them is derived: they can be made again from the documents at any time.</summary>
internal static class SearchIndex
{
    /// <summary>Raise it when the same documents should give other rows; the next start then makes them all again.</summary>
    public const int Layout = 5;

    /// <summary>The entries of all current versions, and how to make those of earlier ones, which are many.</summary>
    /// <param name="library">The library.</param>
    /// <param name="hasEarlier">Tells by id which earlier versions have their row.</param>
    public static (IReadOnlyList<SearchEntry> Current, IReadOnlyList<(string Key, Func<SearchEntry> Make)> Earlier) EntriesOf(
        Library library, Func<string, bool> hasEarlier)
    {
        var requirements = library.Requirements.Where(r => r.CurrentNumber > 0).ToDictionary(r => r.Key, StringComparer.Ordinal);
        var published = library.Versions.Where(v => requirements.ContainsKey(v.Key))
            .ToLookup(v => v.Number == requirements[v.Key].CurrentNumber);
        var splitter = CompoundSplitter.Learn(published[true].Select(v => SearchEntry.TextOf(v.Content)));
        var registers = new SearchRegisters(library.Standards, library.Laws, library.Profiles);
        return (
            [.. published[true].Select(Make)],
            [.. published[false].Where(v => !hasEarlier(v.Id)).Select(v => (v.Key, (Func<SearchEntry>)(() => Make(v))))]);

        SearchEntry Make(RequirementVersion version) => SearchEntry.Of(requirements[version.Key], version, registers, splitter);
    }

    /// <summary>What an entry was made of, in short. A row with the same digest need not be written.</summary>
    public static string Digest(SearchEntry entry)
    {
        IEnumerable<object> made = [.. Values(entry), .. entry.Facets, entry.TitleRoots, entry.TagRoots, entry.TextRoots, entry.OtherRoots];
        var text = string.Join('\u001f', made.Select(
            v => v is string[] list ? string.Join('\u001e', list) : Convert.ToString(v, CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"{Layout}:{StoredFile.Hash(Encoding.UTF8.GetBytes(text))}");
    }

    /// <summary>Writes the row of an entry in the transaction of a session: the requirement's own, or one of its earlier versions'.</summary>
    public static void Queue(IDocumentOperations session, string schema, SearchEntry entry)
    {
        session.QueueSqlCommand(
            $"insert into \"{schema}\".sok_ref (ref) select * from unnest(?::text[]) on conflict do nothing", [entry.References.ToArray()]);
        if (!entry.IsCurrent)
        {
            QueueEarlier(session, schema, entry);
            return;
        }

        QueueFacets(session, schema, entry.Facets);
        QueueCurrent(session, schema, entry);
        session.QueueSqlCommand(
            $"insert into \"{schema}\".sok_ord (word, folded) select * from unnest(?::text[], ?::text[]) on conflict do nothing",
            entry.Words.ToArray(), entry.Words.Select(SwedishWords.Fold).ToArray());
        session.QueueSqlCommand(
            $"insert into \"{schema}\".sok_rot (root) select * from unnest(?::text[]) on conflict do nothing", [entry.Roots.ToArray()]);
    }

    /// <summary>Writes the names of a standard, law, profile or term; of anything else nothing.</summary>
    public static void QueueName(IDocumentOperations session, string schema, object? document)
    {
        if (NamedThing.Of(document) is not { } named)
            return;
        session.QueueSqlCommand(
            $"""
             insert into "{schema}".sok_namn (kind, id, name, forms) values (?, ?, ?, ?)
             on conflict (kind, id) do update set name = excluded.name, forms = excluded.forms
             """, named.Kind.ToString(), named.Id, named.Name, named.Forms.ToArray());
    }

    private static void QueueCurrent(IDocumentOperations session, string schema, SearchEntry entry) => session.QueueSqlCommand(
        $"""
         insert into "{schema}".sok
             (key, number, area, status, level, default_kind, title, body, published, standards, laws, refs, related, digest, facets, head, words)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
             (select array_agg(id) from "{schema}".sok_facett join unnest(?::text[], ?::text[]) v (facet, code) using (facet, code)),
             {Head}, {Words})
         on conflict (key) do update set
             number = excluded.number, area = excluded.area, status = excluded.status, level = excluded.level,
             default_kind = excluded.default_kind, title = excluded.title, body = excluded.body, published = excluded.published,
             facets = excluded.facets, standards = excluded.standards, laws = excluded.laws, refs = excluded.refs,
             related = excluded.related, digest = excluded.digest, head = excluded.head, words = excluded.words
         """,
        [
            .. Values(entry), Digest(entry), entry.Facets.Select(f => f.Facet.ToString()).ToArray(), entry.Facets.Select(f => f.Code).ToArray(),
            .. Texts(entry),
        ]);

    private static void QueueEarlier(IDocumentOperations session, string schema, SearchEntry entry) => session.QueueSqlCommand(
        $"""
         insert into "{schema}".sok_historik (key, number, published, refs, title, body, layout, head, words)
         values (?, ?, ?, ?, ?, ?, ?, {Head}, {Words})
         on conflict (key, number) do update set
             refs = excluded.refs, title = excluded.title, body = excluded.body, layout = excluded.layout, head = excluded.head,
             words = excluded.words
         """,
        [
            entry.Version.Key, entry.Version.Number, entry.Version.Published, entry.References.ToArray(), entry.Version.Content.Title, entry.Body,
            Layout, .. Texts(entry),
        ]);

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

    /// <summary>Title and names only: small enough to rank by when very much is found.</summary>
    private const string Head = "setweight(to_tsvector('simple', ?) || to_tsvector('swedish', ?), 'A') || setweight(to_tsvector('simple', ?), 'B')";

    private const string Words = Head
        + " || setweight(to_tsvector('simple', ?), 'C') || setweight(to_tsvector('simple', ?) || to_tsvector('swedish', ?), 'D')";

    /// <summary>The parameters of <see cref="Head"/> and <see cref="Words"/>.</summary>
    private static object[] Texts(SearchEntry entry)
    {
        string[] head = [entry.TitleRoots, entry.Version.Content.Title, entry.TagRoots];
        return [.. head, .. head, entry.TextRoots, entry.OtherRoots, entry.Body];
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
}
