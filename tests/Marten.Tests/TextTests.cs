using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Golden;
using Weasel.Core;

namespace Marten.Tests;

/// <summary>Odd ids, long texts, time stamps and JSON settings.</summary>
public sealed class TextTests(Database database) : Behaviours(database)
{
    [Theory, Row(283, 284, 285, 286, 287, 288, 289, 290, 291, 292, 293, 294)]
    [InlineData(283, "å ä ö")]
    [InlineData(284, "a/b?c=d&e")]
    [InlineData(285, "'; drop table b.mt_doc_note; --")]
    [InlineData(286, "\"quoted\"")]
    [InlineData(287, "  spaces around  ")]
    [InlineData(288, "tab\there")]
    [InlineData(289, "new\nline")]
    [InlineData(290, "emoji 😀👩‍💻")]
    [InlineData(291, "%_\\")]
    [InlineData(292, "{\"a\":1}")]
    [InlineData(293, "ʼ\u202ertl")]
    [InlineData(294, "x2000")]
    public async Task Id_OddCharacters_AreKept(int row, string id)
    {
        if (row == 294) id = new string('x', 2000);
        await Save(session => session.Insert(new Note(id, "")));
        await using var session = Store.QuerySession();
        var isLoaded = (await session.LoadAsync<Note>(id))?.Id == id;
        var exists = await session.CheckExistsAsync<Note>(id);
        var many = (await session.LoadManyAsync<Note>(CancellationToken.None, [id])).Count;
        var queried = (await session.QueryAsync<Note>("where id = ?", CancellationToken.None, id)).Count;
        var deleted = await Save(other => other.Delete<Note>(id));
        Observed.Is(row, $"{isLoaded}, {exists}, {many}, {queried}, {deleted}; left {(await session.CheckExistsAsync<Note>(id) ? 1 : 0)}");
    }

    [Fact, Row(295, 296, 297, 301)]
    public async Task Text_ThatPostgresRefuses_IsACommandException()
    {
        Observed.Is(295, await Save(session => session.Insert(new Note(Random(10_000), ""))));
        Observed.Is(296, await Save(session => session.Insert(new Note("a\0b", ""))));
        Observed.Is(297, await Save(session => session.Insert(new Note("nul", "a\0b"))));
        Observed.Is(301, await Save(session => session.Insert(Doc("area") with { Area = Random(10_000) })));
    }

    [Fact, Row(298, 299)]
    public async Task Text_LoneSurrogateOrVeryLong_IsStored()
    {
        var surrogate = await Save(session => session.Insert(new Note("surrogate", "a\uD83Db")));
        await using var session = Store.QuerySession();
        var loaded = (await session.LoadAsync<Note>("surrogate"))!.Text;
        Observed.Is(298, $"{surrogate}; loaded {string.Join(' ', loaded.Select(character => $"{(int)character:x4}"))}");
        var text = new string('å', 5_000_000);
        var stored = await Save(other => other.Insert(new Note("long", text)));
        Observed.Is(299, $"{stored}; loaded equal {(await session.LoadAsync<Note>("long"))!.Text == text}");
    }

    [Fact, Row(300, 302)]
    public async Task Title_LongOrNull_AsObserved()
    {
        var equal = await Save(session => session.Insert(Doc("equal", new string('x', 100_000))));
        Observed.Is(300, $"{equal} / {await Save(session => session.Insert(Doc("random", Random(10_000))))}");
        Observed.Is(302, await Save(session => session.Insert(Doc("n1") with { Title = null! }, Doc("n2") with { Title = null! })));
    }

    [Fact, Row(303, 304, 305, 306)]
    public async Task LastModified_IsTheTransactionsTime()
    {
        const string Stamp = "select mt_last_modified::text || mt_version::text from SCHEMA.mt_doc_requirement where id = 'lm1'";
        await Save(session => session.Insert(Doc("lm1"), Doc("lm2")));
        var distinct = await Database.ValueAsync("select count(distinct mt_last_modified) from SCHEMA.mt_doc_requirement where id in ('lm1', 'lm2')");
        Observed.Is(303, $"equal: {distinct == "1"} (time of the transaction's start, by the database's clock)");
        Observed.Is(304, $"changed: {await Changes(session => session.Store(Doc("lm1")))}");
        var document = await Load("lm1");
        Observed.Is(305, $"changed: {await Changes(session => session.UpdateRevision(document, document.Revision + 1))}");
        var bySql = await Changes(session => session.QueueSqlCommand(Database.Sql("update SCHEMA.mt_doc_requirement set data = data where id = 'lm1'")));
        Observed.Is(306, $"mt_last_modified and mt_version unchanged: {!bySql}");
        async Task<bool> Changes(Action<IDocumentSession> call)
        {
            var before = await Database.ValueAsync(Stamp);
            await Save(call);
            return before != await Database.ValueAsync(Stamp);
        }
    }

    [Fact, Row(307, 308, 309)]
    public async Task Json_Settings_AreFollowed()
    {
        var note = await Stored(options => options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, json =>
        {
            json.WriteIndented = true;
            json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        }), new Note("n", null!), "note");
        Observed.Is(307, note.Json);
        var requirement = Doc("k") with { Criteria = [new Criterion("c", 1)] };
        Task<(string Json, string Indexes)> With(EnumStorage enums, Casing casing) => Stored(
            options => options.UseSystemTextJsonForSerialization(enums, casing), requirement with { Revision = 0 }, "requirement");
        var asDeclared = await With(EnumStorage.AsInteger, Casing.Default);
        var snake = await With(EnumStorage.AsString, Casing.SnakeCase);
        Observed.Is(308, $"{asDeclared.Json} index {asDeclared.Indexes} / {snake.Json} index {snake.Indexes}");
        var unset = await Stored(_ => { }, requirement with { Revision = 0 }, "requirement");
        Observed.Is(309, unset.Json);
    }

    private static async Task<(string Json, string Indexes)> Stored<T>(Action<StoreOptions> configure, T document, string table) where T : notnull
    {
        await using var database = await Database.EmptyAsync();
        await using IDocumentStore store = DocumentStore.For(options =>
        {
            options.Connection(database.ConnectionString);
            options.DatabaseSchemaName = database.Schema;
            options.Schema.For<Requirement>().Identity(x => x.Key).UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision))
                .Index(x => x.ValidFrom).Index(x => x.Kind);
            configure(options);
        });
        await using var session = store.LightweightSession();
        session.Insert(document);
        await session.SaveChangesAsync();
        var json = await database.ValueAsync($"select data::text from SCHEMA.mt_doc_{table}");
        var indexes = await database.RowsAsync(
            "select indexdef from pg_indexes where schemaname = 'SCHEMA' and indexname like '%\\_idx\\_%' order by indexname desc");
        return (json, string.Join(" ; ", indexes).Replace(database.Schema, "d", StringComparison.Ordinal));
    }

    // Text that does not compress. The same one every time.
    private static string Random(int length)
    {
        var random = new Random(1);
        var text = new StringBuilder(length);
        while (text.Length < length) text.Append((char)random.Next('0', 'z' + 1));
        return text.ToString();
    }
}
