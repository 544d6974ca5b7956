using Golden;

namespace Marten.Tests;

/// <summary>What the tests of observed behaviours share: documents as the observations had them, and results as they printed them.</summary>
public abstract class Behaviours(Database database) : IClassFixture<Database>
{
    protected Database Database { get; } = database;

    protected IDocumentStore Store => Database.Store;

    protected static Requirement Doc(string key, string? title = null, long revision = 0) => new(
        key, revision, "A", title ?? $"title of {key}", Kind.Must, new DateOnly(2026, 1, 2), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), ["t"], []);

    /// <summary>"ok", or the exception as the rows print it, with the schema called b as there.</summary>
    protected async Task<string> Try(Func<Task> call)
    {
        var failure = await Record.ExceptionAsync(call);
        return failure is null ? "ok" : Observed.Describe(failure).Replace(Database.Schema, "b", StringComparison.Ordinal);
    }

    /// <summary>One new session with these calls, saved: "ok" or the exception.</summary>
    protected Task<string> Save(Action<IDocumentSession> calls) => Try(() => Database.SaveAsync(calls));

    /// <summary>Inserted, then saved with UpdateRevision until it is at that revision. Returns the document as loaded.</summary>
    protected async Task<Requirement> RowAt(int revision, string key, string? title = null)
    {
        await Database.SaveAsync(session => session.Insert(Doc(key, title)));
        for (var next = 2; next <= revision; next++)
        {
            var loaded = await Load(key);
            await Database.SaveAsync(session => session.UpdateRevision(loaded, next));
        }
        return await Load(key);
    }

    protected async Task<Requirement> Load(string key)
    {
        await using var session = Store.QuerySession();
        return (await session.LoadAsync<Requirement>(key))!;
    }

    protected async Task<IReadOnlyList<T>> Query<T>(string sql, params object[] parameters)
    {
        await using var session = Store.QuerySession();
        return await session.QueryAsync<T>(Database.Sql(sql), CancellationToken.None, parameters);
    }

    protected async Task<string> Row(string key) => "row: " + await Database.RowAsync(key);

    protected async Task<string> NoteRow(string id)
        => "row: " + await Database.ValueAsync($"select data::text from SCHEMA.mt_doc_note where id = '{id}'");

    protected Task<long> Requirements(params string[] keys) => Database.CountAsync("mt_doc_requirement", $"id in ('{string.Join("','", keys)}')");

    protected Task<long> Notes(string id) => Database.CountAsync("mt_doc_note", $"id = '{id}'");
}
