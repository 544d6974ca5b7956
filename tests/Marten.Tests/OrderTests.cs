using Golden;

namespace Marten.Tests;

/// <summary>Triggers note what is executed, so that the order of the calls can be seen in the database.</summary>
public sealed class OrderTests(Database database) : Behaviours(database), IAsyncLifetime
{
    private static readonly string[] Tables = ["requirement", "standardregister", "catalogue_entry"];

    public async Task InitializeAsync()
    {
        await Database.ExecuteAsync("create table if not exists SCHEMA.log(n serial, entry text, txid bigint default txid_current())");
        await Database.ExecuteAsync(
            """
            create or replace function SCHEMA.note() returns trigger language plpgsql as $$ begin
              insert into SCHEMA.log(entry) values (tg_op || ' ' || substr(tg_table_name, 8) || ' ' || coalesce(new.id, old.id)); return null; end $$
            """);
        foreach (var table in Tables)
            await Database.ExecuteAsync(
                $"create or replace trigger note after insert or update or delete on SCHEMA.mt_doc_{table} for each row execute function SCHEMA.note()");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact, Row(143)]
    public async Task Save_SeveralTypesAndSql_RunInTheOrderOfTheCalls()
    {
        await RowAt(1, "D-82");
        Observed.Is(143, await Executed(session =>
        {
            session.Insert(new Standard("S-83", ""));
            Log(session, "sql 1");
            session.Insert(Doc("R-81"));
            Log(session, "sql 2");
            session.Insert(new Catalogue.Entry { Id = "E-84" });
            session.Delete<Requirement>("D-82");
            session.Insert(new Standard("S-85", ""));
        }));
    }

    [Fact, Row(144)]
    public async Task Save_OneTypeAndSql_RunInTheOrderOfTheCalls()
    {
        var document = await RowAt(1, "R-86");
        Observed.Is(144, await Executed(session =>
        {
            Log(session, "sql 1");
            session.Insert(Doc("R-87"));
            Log(session, "sql 2");
            session.UpdateRevision(document, 2);
            Log(session, "sql 3");
        }));
    }

    [Fact, Row(145)]
    public async Task Save_TwoTypesInterleaved_RunInTheOrderOfTheCalls() => Observed.Is(145, await Executed(session =>
    {
        for (var number = 88; number < 94; number += 2)
        {
            session.Insert(new Standard($"S-{number}", ""));
            session.Insert(Doc($"R-{number + 1}"));
        }
    }));

    [Fact, Row(169, 170)]
    public async Task Save_ManyWithTheLastFailing_StoresNothing()
    {
        await RowAt(1, "X-104");
        void Many(IDocumentSession session) => session.Insert(Enumerable.Range(0, 1200).Select(number => Doc($"many-{number}")));
        var existing = await Save(session =>
        {
            Many(session);
            session.Insert(Doc("X-104", "other X-104"));
        });
        Observed.Is(169, $"{existing}; stored {await Database.CountAsync("mt_doc_requirement", "id like 'many-%'")}");
        var failing = await Save(session =>
        {
            Many(session);
            session.QueueSqlCommand(Database.Sql("insert into SCHEMA.side select 1 / 0"));
        });
        Observed.Is(170, $"{failing}; stored {await Database.CountAsync("mt_doc_requirement", "id like 'many-%'")}");
    }

    [Fact, Row(171)]
    public async Task Save_Many_IsOneTransaction()
    {
        await Executed(session =>
        {
            session.Insert(Enumerable.Range(0, 1200).Select(number => Doc($"one-{number}")));
            Log(session, "last");
        });
        Observed.Is(171, await Database.ValueAsync("select 'distinct transactions ' || count(distinct txid) || ', rows ' || count(*) from SCHEMA.log"));
    }

    private void Log(IDocumentSession session, string text) => session.QueueSqlCommand(Database.Sql("insert into SCHEMA.log(entry) values (?)"), text);

    private async Task<string> Executed(Action<IDocumentSession> calls)
    {
        await Database.ExecuteAsync("truncate SCHEMA.log");
        var result = await Save(calls);
        return $"{result}; executed: {string.Join(", ", await Database.RowsAsync("select entry from SCHEMA.log order by n"))}";
    }
}
