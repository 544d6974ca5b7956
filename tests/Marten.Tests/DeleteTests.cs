using Golden;

namespace Marten.Tests;

public sealed class DeleteTests(Database database) : Behaviours(database)
{
    [Fact, Row(45)]
    public async Task Delete_MissingId_IsFine() => Observed.Is(45, await Save(session => session.Delete<Requirement>("nope")));

    [Fact, Row(46)]
    public async Task Delete_ExistingIdTwice_RemovesIt()
    {
        await RowAt(1, "K-56");
        var result = await Save(session =>
        {
            session.Delete<Requirement>("K-56");
            session.Delete<Requirement>("K-56");
        });
        Observed.Is(46, $"{result}; rows {await Requirements("K-56")}");
    }

    [Fact, Row(47)]
    public async Task Delete_NullOrEmptyId_IsFine() => Observed.Is(
        47,
        $"{await Save(session => session.Delete<Requirement>((string)null!))} / {await Save(session => session.Delete<Requirement>(""))}");

    [Fact, Row(48)]
    public async Task Delete_ThenInsert_RunsInThatOrder()
    {
        await RowAt(2, "K-57");
        var result = await Save(session =>
        {
            session.Delete<Requirement>("K-57");
            session.Insert(Doc("K-57", "K-57 again"));
        });
        Observed.Is(48, $"{result}; {await Row("K-57")}");
    }

    [Fact, Row(49, 50)]
    public async Task Delete_AfterStoreOrInsert_LeavesNothing()
    {
        await RowAt(1, "K-58");
        var stored = await Save(session =>
        {
            session.Store(Doc("K-58"));
            session.Delete<Requirement>("K-58");
        });
        Observed.Is(49, $"{stored}; rows {await Requirements("K-58")}");
        var inserted = await Save(session =>
        {
            session.Insert(Doc("K-59"));
            session.Delete<Requirement>("K-59");
        });
        Observed.Is(50, $"{inserted}; rows {await Requirements("K-59")}");
    }

    [Fact, Row(51)]
    public async Task Delete_FreesTheTitleForALaterInsert()
    {
        await RowAt(1, "K-60", "T-60");
        var result = await Save(session =>
        {
            session.Delete<Requirement>("K-60");
            session.Insert(Doc("K-61", "T-60"));
        });
        Observed.Is(51, $"{result}; A {await Requirements("K-60")}, B {await Requirements("K-61")}");
    }

    [Fact, Row(52)]
    public async Task Insert_BeforeTheDeleteThatFreesTheTitle_IsRefused()
    {
        await RowAt(1, "K-62", "swapK-62");
        var result = await Save(session =>
        {
            session.Insert(Doc("K-63", "swapK-62"));
            session.Delete<Requirement>("K-62");
        });
        Observed.Is(52, $"{result}; A {await Requirements("K-62")}, B {await Requirements("K-63")}");
    }
}
