using Golden;

namespace Marten.Tests;

public sealed class SeveralFailuresTests(Database database) : Behaviours(database)
{
    [Fact, Row(40)]
    public async Task Save_OneStaleAmongOthers_StoresNothing()
    {
        await RowAt(3, "B-45");
        await RowAt(1, "C-46");
        var result = await Save(session =>
        {
            session.Insert(Doc("A-47"));
            session.UpdateRevision(Doc("B-45", revision: 1), 2);
            session.Delete<Requirement>("C-46");
            session.QueueSqlCommand(Database.Sql("insert into SCHEMA.side values (40, 'x')"));
        });
        Observed.Is(40, $"{result}; A stored {await Requirements("A-47")}, C still there {await Requirements("C-46")}, side {await Database.CountAsync("side")}");
    }

    [Fact, Row(41, 348)]
    public async Task Save_TwoStale_ThrowsBothTogether()
    {
        await RowAt(3, "B-48");
        await RowAt(3, "B-49");
        void Calls(IDocumentSession session)
        {
            session.UpdateRevision(Doc("B-48"), 2);
            session.UpdateRevision(Doc("B-49"), 2);
        }
        Observed.Is(41, await Save(Calls));
        var both = Assert.IsType<AggregateException>(await Database.FailureAsync(Calls));
        Observed.Is(348, string.Join(", ", both.InnerExceptions.Select(inner => inner.GetType().FullName)));
    }

    [Fact, Row(42)]
    public async Task Save_ExistingIdAndStale_ThrowsBothTogether()
    {
        await RowAt(1, "A-50");
        await RowAt(3, "B-51");
        Observed.Is(42, await Save(session =>
        {
            session.Insert(Doc("A-50", "other A-50"));
            session.UpdateRevision(Doc("B-51"), 2);
        }));
    }

    [Fact, Row(43)]
    public async Task Save_StaleAndTakenTitle_ThrowsTheDatabasesErrorAlone()
    {
        await RowAt(1, "WA", "WA-52");
        await RowAt(3, "B-53");
        Observed.Is(43, await Save(session =>
        {
            session.UpdateRevision(Doc("B-53"), 2);
            session.Insert(Doc("X-54", "WA-52"));
        }));
    }
}
