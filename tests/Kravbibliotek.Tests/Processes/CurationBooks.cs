using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Tests.Storage.Postgres;

namespace Kravbibliotek.Tests.Processes;

/// <summary>Looks straight at the tables whether documents, change log and search agree, before any code of ours could mend them.</summary>
internal sealed class CurationBooks(EmbeddedPostgres server)
{
    private const string LinesBySubject = "(select data ->> 'subject' as subject, count(*) as lines from krav.mt_doc_change group by 1)";

    /// <summary>What is counted must not be there: each is half of something. The log is read once for each, since it grows with every save.</summary>
    private static readonly (string What, string Sql)[] Halves =
    [
        ("a requirement whose number is not that of its versions",
            """
            krav.mt_doc_requirement r left join (select data ->> 'key' as key, count(*) as numbers from krav.mt_doc_requirementversion group by 1) v on v.key = r.id
            where (r.data ->> 'currentNumber')::int <> coalesce(v.numbers, 0)
            """),
        ("a version that is not logged once",
            $"krav.mt_doc_requirementversion v left join {LinesBySubject} c on c.subject = v.id where c.lines is distinct from 1"),
        ("a search row of another version",
            """
            (select * from krav.mt_doc_requirement where (data ->> 'currentNumber')::int > 0) r full join krav.sok s on s.key = r.id
            where s.number is distinct from (r.data ->> 'currentNumber')::int or s.status is distinct from r.data ->> 'status'
            """),
        ("a draft with more or fewer changes than log lines",
            $"krav.mt_doc_draft d left join {LinesBySubject} c on c.subject = d.id || '/utkast' where c.lines is distinct from d.mt_version"),
        ("a draft that is not as its last log line says",
            """
            krav.mt_doc_draft d where d.data - 'revision' is distinct from (select (c.data -> 'after') - 'revision' from krav.mt_doc_change c
                where c.data ->> 'subject' = d.id || '/utkast' order by c.id desc limit 1)
            """),
        ("a requirement that is not as its last log line says",
            """
            krav.mt_doc_requirement r join
                (select distinct on (data ->> 'subject') data ->> 'subject' as subject, data from krav.mt_doc_change order by data ->> 'subject', id desc) c on c.subject = r.id
            where c.data ->> 'action' = 'Updated' and (c.data -> 'after') - 'revision' <> r.data - 'revision'
            """),
        ("an open draft of a version that is published",
            """
            krav.mt_doc_draft d join krav.mt_doc_requirement r on r.id = d.id
            where d.data ->> 'state' <> 'Closed' and d.data ->> 'basedOn' <> r.data ->> 'currentNumber'
            """),
        ("a line of the log whose before is not the after of the line before it",
            """
            (select nullif(data -> 'before', 'null') - 'revision' as before,
                    lag(nullif(data -> 'after', 'null') - 'revision') over (partition by data ->> 'subject' order by id) as after
             from krav.mt_doc_change where data ->> 'subject' like '%/utkast') l where after is not null and before is distinct from after
            """),
        // Of one that was read from files the folder may hold newer contents.
        ("a release without one of its files",
            """
            krav.mt_doc_release r, jsonb_array_elements(r.data -> 'files') f
            where not exists (select from krav.mt_doc_storedfile s where s.id = f ->> 'sha256')
                and 'utgavor/' || r.id not in (select c.data ->> 'subject' from krav.mt_doc_change c where c.data ->> 'who' = 'webbplatsen')
            """),
        ("a release that is not logged once",
            $"krav.mt_doc_release r left join {LinesBySubject} c on c.subject = 'utgavor/' || r.id where c.lines is distinct from 1"),
    ];

    /// <summary>Fails when anything is half.</summary>
    public async Task RequireWholeAsync()
    {
        foreach (var (what, sql) in Halves)
            Assert.True(await AskAsync($"select count(*) from {sql}") is 0L, $"There is {what}.");
    }

    /// <summary>Fails when something acknowledged is not there.</summary>
    public async Task RequireAsync(Acknowledged told)
    {
        // The log of a draft is read once, however many saves there were.
        foreach (var saves in told.Saves.GroupBy(s => s.Key, s => s.Mark))
        {
            var logged = (string)(await AskAsync(
                $"select string_agg(data -> 'after' ->> 'content', ' ') from krav.mt_doc_change where data ->> 'subject' = '{saves.Key}/utkast'"))!;
            Assert.All(saves, mark => Assert.True(logged.Contains(mark, StringComparison.Ordinal), $"The save of {mark} in {saves.Key} is lost."));
        }

        foreach (var (id, mark) in told.Versions)
        {
            Assert.True(await AskAsync(
                $"select count(*) from krav.mt_doc_requirementversion where id = '{id}' and data ->> 'content' like '%{mark}%'") is 1L,
                $"The version {id} is lost.");
        }

        foreach (var name in told.Releases)
            Assert.True(await AskAsync($"select count(*) from krav.mt_doc_release where id = '{name}'") is 1L, $"The release {name} is lost.");
    }

    /// <summary>The text that holds the marks of a draft.</summary>
    public async Task<string> GuidanceAsync(string key) =>
        (string)(await AskAsync($"select data -> 'content' ->> 'guidance' from krav.mt_doc_draft where id = '{key}'"))!;

    /// <summary>How often a draft has been saved, by its revision.</summary>
    public async Task<long> RevisionAsync(string key) =>
        Convert.ToInt64(await AskAsync($"select mt_version from krav.mt_doc_draft where id = '{key}'"), System.Globalization.CultureInfo.InvariantCulture);

    private Task<object?> AskAsync(string sql) => EmbeddedPostgresFolder.AskAsync(server.OwnerConnectionString, sql);
}
