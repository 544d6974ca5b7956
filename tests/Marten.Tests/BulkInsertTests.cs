using Golden;
using Weasel.Core;

namespace Marten.Tests;

public sealed class BulkInsertTests(Database database) : Behaviours(database)
{
    [Fact, Row(264, 265)]
    public async Task InsertsOnly_NewDocuments_AreStoredAsByInsert()
    {
        await Database.ExecuteAsync("delete from SCHEMA.mt_doc_requirement where id like 'BI-%'");
        Requirement[] documents = [Doc("BI-1"), Doc("BI-2", revision: 4), Doc("BI-3")];
        var result = await Try(() => Store.BulkInsertAsync(documents));
        var type = await Database.ValueAsync("select mt_dotnet_type from SCHEMA.mt_doc_requirement where id = 'BI-1'");
        var isDated = await Database.CountAsync("mt_doc_requirement", "id = 'BI-1' and mt_last_modified is not null") == 1;
        Observed.Is(264, $"{result}; {await Row("BI-1")}; {await Row("BI-2")}; object.Revision {documents[0].Revision}, {documents[1].Revision}; "
            + $"mt_dotnet_type {type}; mt_last_modified set {isDated}");

        await Save(session => session.Insert(Doc("BI-x", "title of BI-1 by insert")));
        const string Json = "select (data - 'key' - 'title')::text from SCHEMA.mt_doc_requirement where id = ";
        Observed.Is(265, $"{await Database.ValueAsync($"{Json} 'BI-1'") == await Database.ValueAsync($"{Json} 'BI-x'")}");
    }

    [Fact, Row(266, 267, 268, 269)]
    public async Task InsertsOnly_ADuplicate_StoresNothing()
    {
        await RowAtOne();
        var existing = await Bulk(BulkInsertMode.InsertsOnly, Doc("BI-4"), Doc("BI-1", "x"), Doc("BI-5"));
        Observed.Is(266, $"{existing}; stored BI-4/BI-5 {await Requirements("BI-4")}/{await Requirements("BI-5")}");
        var twice = await Bulk(BulkInsertMode.InsertsOnly, Doc("BI-6"), Doc("BI-6", "x"));
        Observed.Is(267, $"{twice}; stored {await Requirements("BI-6")}");
        var title = await Bulk(BulkInsertMode.InsertsOnly, Doc("BI-7", "title of BI-1"));
        Observed.Is(268, $"{title}; stored {await Requirements("BI-7")}");
        var batches = await Try(() => Store.BulkInsertAsync([Doc("b1"), Doc("b2"), Doc("b3"), Doc("b4"), Doc("BI-1", "x")], batchSize: 2));
        Observed.Is(269, $"{batches}; stored {await Requirements("b1", "b2", "b3", "b4")}");
    }

    [Fact, Row(270, 271, 272)]
    public async Task IgnoreDuplicates_ExistingIds_AreLeft()
    {
        await RowAtOne();
        var existing = await Bulk(BulkInsertMode.IgnoreDuplicates, Doc("BI-1", "ignored"), Doc("BI-8"));
        Observed.Is(270, $"{existing}; {await Row("BI-1")}; new stored {await Requirements("BI-8")}");
        var twice = await Bulk(BulkInsertMode.IgnoreDuplicates, Doc("BI-9", "a9"), Doc("BI-9", "b9"));
        Observed.Is(271, $"{twice}; {await Row("BI-9")}");
        var title = await Bulk(BulkInsertMode.IgnoreDuplicates, Doc("BI-10"), Doc("BI-10b", "title of BI-1"));
        Observed.Is(272, $"{title}; stored {await Requirements("BI-10")}/{await Requirements("BI-10b")}");
    }

    [Fact, Row(273, 274)]
    public async Task OverwriteExisting_StartsTheRevisionAgain()
    {
        await RowAt(1, "BO-1");
        var atOne = await Bulk(BulkInsertMode.OverwriteExisting, Doc("BO-1", "overwritten"), Doc("BI-11"));
        Observed.Is(273, $"{atOne}; {await Row("BO-1")}; new {await Row("BI-11")}");
        await RowAt(3, "BO-169");
        var atThree = await Bulk(BulkInsertMode.OverwriteExisting, Doc("BO-169", "BO-169 o", 3));
        Observed.Is(274, $"{atThree}; {await Row("BO-169")}");
    }

    [Fact, Row(275, 276, 277, 278, 280)]
    public async Task OddArguments_AsObserved()
    {
        Observed.Is(275, await Try(() => Store.BulkInsertAsync(Array.Empty<Note>())));
        Observed.Is(276, await Try(() => Store.BulkInsertAsync<Note>(null!)));
        var withoutId = await Try(() => Store.BulkInsertAsync([new Note("bulk-1", ""), new Note(null!, "")]));
        Observed.Is(277, $"{withoutId}; stored {await Database.CountAsync("mt_doc_note", "id = 'bulk-1'")}");
        var cancelled = await Try(() => Store.BulkInsertAsync([new Note("bulk-2", "")], cancellation: new CancellationToken(canceled: true)));
        Observed.Is(278, $"{cancelled}; stored {await Notes("bulk-2")}");
        Assert.Equal("ok", await Try(() => Store.BulkInsertAsync([new Note("bulk-3", "")], batchSize: 0)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.BulkInsertAsync([new Note("bulk-4", "")], batchSize: -1));
    }

    [Fact, Row(279, 349)]
    public async Task ManyDocuments_AreOneTransaction()
    {
        var result = await Try(() => Store.BulkInsertAsync([.. Enumerable.Range(0, 5000).Select(number => new Standard($"many-{number}", ""))]));
        var facts = await Database.ValueAsync(
            "select 'rows ' || count(*) || ', distinct mt_last_modified ' || count(distinct mt_last_modified) || ', distinct xmin ' || count(distinct xmin::text) "
            + "|| ', distinct mt_version ' || count(distinct mt_version) from SCHEMA.mt_doc_standardregister");
        // The package dates each row by its own clock; the subset leaves it to the database, which dates the transaction.
        Observed.Is(279, $"{result}; {facts}", subset: "ok; rows 5000, distinct mt_last_modified 1, distinct xmin 1, distinct mt_version 5000");
    }

    [Fact, Row(281)]
    public async Task TextWithControlCharacters_IsKept()
    {
        var note = new Note("text", "tab\t newline\n backslash\\ \\N 😀 \"quotes\" 'single'");
        var result = await Try(() => Store.BulkInsertAsync([note]));
        await using var session = Store.QuerySession();
        Observed.Is(281, $"{result}; loaded equal: {await session.LoadAsync<Note>("text") == note}");
    }

    [Fact, Row(282)]
    public async Task OverwriteExisting_PlainDocument_GetsANewVersion()
    {
        await Save(session => session.Insert(new Note("over", "1")));
        var before = await Database.ValueAsync("select mt_version::text from SCHEMA.mt_doc_note where id = 'over'");
        var result = await Try(() => Store.BulkInsertAsync([new Note("over", "2")], BulkInsertMode.OverwriteExisting));
        var after = await Database.ValueAsync("select mt_version::text from SCHEMA.mt_doc_note where id = 'over'");
        var text = await Database.ValueAsync("select data ->> 'text' from SCHEMA.mt_doc_note where id = 'over'");
        Observed.Is(282, $"{result}; text {text}; mt_version changed {before != after}");
    }

    private async Task RowAtOne()
    {
        if (await Requirements("BI-1") == 0) await RowAt(1, "BI-1");
    }

    private Task<string> Bulk(BulkInsertMode mode, params Requirement[] documents) => Try(() => Store.BulkInsertAsync(documents, mode));
}
