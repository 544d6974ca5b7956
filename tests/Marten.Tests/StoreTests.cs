using Golden;

namespace Marten.Tests;

public sealed partial class StoreTests(Database database) : Behaviours(database)
{
    [Fact, Row(10)]
    public async Task Store_PlainDocumentOverExisting_WritesANewVersion()
    {
        await Save(session => session.Store(new Note("N-15", "1")));
        var before = await Version();
        var result = await Save(session => session.Store(new Note("N-15", "2")));
        var after = await Version();
        // The digit of the uuid's own version is 4 with the package and 7 with the subset; both are ordered by time.
        Observed.Is(
            10,
            $"{result}; {await NoteRow("N-15")}; mt_version changed: {before != after}; uuid version digit '{after[14]}' "
            + $"(written by the client, time-ordered: second greater than first as text: {string.CompareOrdinal(after, before) > 0})",
            subset: "ok; row: {\"id\": \"N-15\", \"text\": \"2\"}; mt_version changed: True; uuid version digit '7' "
            + "(written by the client, time-ordered: second greater than first as text: True)");
        Task<string> Version() => Database.ValueAsync("select mt_version::text from SCHEMA.mt_doc_note where id = 'N-15'");
    }

    [Theory, Row(17, 18)]
    [InlineData(17, "K-19", 0)]
    [InlineData(18, "K-20", 5)]
    public async Task Store_NewDocument_StartsAtOneWhateverTheObjectSays(int row, string key, long revision)
    {
        var document = Doc(key, revision: revision);
        var result = await Save(session => session.Store(document));
        Observed.Is(row, $"{result}; {await Row(key)}; object.Revision afterwards {document.Revision}");
    }

    [Theory, Row(19, 20, 22)]
    [InlineData(19, "K-21", 0)]
    [InlineData(20, "K-22", 1)]
    [InlineData(22, "K-24", 10)]
    public async Task Store_OverRowAtThree_CountsUpWithoutChecking(int row, string key, long revision)
    {
        await RowAt(3, key);
        var document = Doc(key, $"{key} new", revision);
        var result = await Save(session => session.Store(document));
        Observed.Is(row, $"{result}; {await Row(key)}; object.Revision afterwards {document.Revision}");
    }

    [Fact, Row(21)]
    public async Task Store_LoadedDocument_CountsUp()
    {
        var document = await RowAt(3, "K-23");
        var result = await Save(session => session.Store(document));
        Observed.Is(21, $"{result}; {await Row("K-23")}; object.Revision afterwards {document.Revision}");
    }

    [Fact, Row(23)]
    public async Task Store_TakenTitle_IsRefused()
    {
        await RowAt(1, "T-25", "UK-25");
        await RowAt(1, "K-26");
        var result = await Save(session => session.Store(Doc("K-26", "UK-25")));
        Observed.Is(23, $"{result}; {await Row("K-26")}");
    }

    [Fact, Row(24)]
    public async Task Store_SameObjectTwice_IsOneChange()
    {
        var document = Doc("K-27");
        var result = await Save(session =>
        {
            session.Store(document);
            session.Store(document);
        });
        Observed.Is(24, $"{result}; {await Row("K-27")}; object.Revision {document.Revision}");
    }

    [Fact, Row(25)]
    public async Task Store_TwoObjectsWithOneId_AreTwoChanges()
    {
        Requirement first = Doc("K-28"), second = Doc("K-28", "K-28 second");
        var result = await Save(session => session.Store(first, second));
        Observed.Is(25, $"{result}; {await Row("K-28")}; object.Revision {first.Revision}, {second.Revision}");
    }
}
