using Golden;

namespace Marten.Tests;

/// <summary>A unique violation names the first change of its table, not the culprit.</summary>
public sealed class UniqueViolationTests(Database database) : Behaviours(database)
{
    [Fact, Row(183)]
    public async Task AfterAnotherType_NamesTheTablesOwn()
    {
        await RowAt(1, "T-112", "NK-112");
        Observed.Is(183, await Save(session =>
        {
            session.Insert(new Note("N-113", ""));
            session.Insert(Doc("X-114", "NK-112"));
        }));
    }

    [Fact, Row(184)]
    public async Task AfterADelete_NamesTheFirstInsert()
    {
        await RowAt(1, "T-115", "NK-115");
        Observed.Is(184, await Save(session =>
        {
            session.Delete<Note>("N-117");
            session.Insert(Doc("A-116"));
            session.Insert(Doc("X-117", "NK-115"));
        }));
    }

    [Fact, Row(185)]
    public async Task AfterQueuedSql_NamesTheInsert()
    {
        await RowAt(1, "T-118", "NK-118");
        Observed.Is(185, await Save(session =>
        {
            session.QueueSqlCommand(Database.Sql("update SCHEMA.side set t = 'x' where n = -1"));
            session.Insert(Doc("X-119", "NK-118"));
        }));
    }

    [Fact, Row(186)]
    public async Task IndexOverTwoMembers_NamesTheInsert()
    {
        await Save(session => session.Insert(new RequirementVersion("V-120", "k", 1, "")));
        Observed.Is(186, await Save(session => session.Insert(new RequirementVersion("X-121", "k", 1, ""))));
    }

    [Fact, Row(187)]
    public async Task IndexMadeByHand_NamesTheInsert()
    {
        await Save(session => session.Insert(new Note("fx1", "same")));
        await Database.ExecuteAsync("create unique index foreign_ux on SCHEMA.mt_doc_note ((data ->> 'text'))");
        Observed.Is(187, await Save(session => session.Insert(new Note("fx2", "same"))));
        await Database.ExecuteAsync("drop index SCHEMA.foreign_ux");
    }

    [Theory, Row(188, 189)]
    [InlineData(188, "errcode = '23505', constraint = 'ux_requirement_title', table = 'mt_doc_requirement', schema = 'SCHEMA'")]
    [InlineData(189, "errcode = '23505', constraint = 'anything'")]
    public async Task RaisedByATrigger_NamesTheInsertOnlyWithTheTable(int row, string how)
    {
        await Database.ExecuteAsync($"create or replace function SCHEMA.fake() returns trigger language plpgsql as $$ begin raise 'fake' using {how}; end $$");
        await Database.ExecuteAsync(
            "create or replace trigger fake before insert on SCHEMA.mt_doc_requirement for each row when (new.id = 'K-122') execute function SCHEMA.fake()");
        Observed.Is(row, await Save(session => session.Insert(Doc("K-122"))));
    }
}
