using Golden;

namespace Marten.Tests;

public sealed class QueueSqlCommandTests(Database database) : Behaviours(database)
{
    [Fact, Row(146, 147, 148, 149, 159, 167, 168)]
    public async Task QueueSqlCommand_Parameters_AreSent()
    {
        Observed.Is(146, $"{await SaveSql("insert into SCHEMA.side values (?, ?)", 1, "å")}; row {await Side(1)}");
        Observed.Is(147, $"{await SaveSql("insert into SCHEMA.side values (?, ?)", 2, null!)}; row {await Side(2)}");
        Observed.Is(148, $"{await SaveSql("insert into SCHEMA.side values (?, ?)", 3, DBNull.Value)}; row {await Side(3)}");
        var deleted = await SaveSql("delete from SCHEMA.side where n = any(?)", (object)new[] { 1, 2 });
        Observed.Is(149, $"{deleted}; left {await Database.CountAsync("side", "n in (1, 2)")}");
        await Save(session => session.Insert(new Note("N-99", "1")));
        var updated = await SaveSql("update SCHEMA.mt_doc_note set data = data || ?::jsonb where id = ?", """{"text": "2"}""", "N-99");
        Observed.Is(159, $"{updated}; {(await NoteRow("N-99"))["row: ".Length..]}");
        Observed.Is(167, await SaveSql("update SCHEMA.side set t='q' where n=-1"));
        Observed.Is(168, $"{await SaveSql("insert into SCHEMA.side values (168, 'x')")}; rows {await Database.CountAsync("side", "n = 168")}");
    }

    [Fact, Row(150, 153)]
    public async Task QueueSqlCommand_TrailingSemicolonOrComment_IsAllowed()
    {
        async Task<string> Result(int number, string ending)
        {
            var result = await Save(session =>
            {
                session.QueueSqlCommand(Database.Sql($"insert into SCHEMA.side values ({number}, 'x'){ending}"));
                session.Insert(new Note($"N-{number}", ""));
            });
            return $"{result}; side {await Database.CountAsync("side", $"n = {number}")}, doc {await Notes($"N-{number}")}";
        }
        Observed.Is(150, await Result(150, ";"));
        Observed.Is(153, await Result(153, " -- a comment"));
    }

    [Fact, Row(151, 152, 177, 178, 181)]
    public async Task QueueSqlCommand_Semicolon_IsRefusedAlsoInLiterals()
    {
        var two = await SaveSql("insert into SCHEMA.side values (151, 'a'); insert into SCHEMA.side values (152, 'b')");
        Observed.Is(151, $"{two}; rows {await Database.CountAsync("side", "n in (151, 152)")}");
        var parameters = await SaveSql("insert into SCHEMA.side values (?, 'a'); insert into SCHEMA.side values (?, 'b')", 151, 152);
        Observed.Is(152, $"{parameters}; rows {await Database.CountAsync("side", "n in (151, 152)")}");
        Observed.Is(177, await SaveSql("do $$ begin perform pg_advisory_xact_lock(5); end $$"));
        Observed.Is(178, await SaveSql("do 'begin perform pg_advisory_xact_lock(5); end'"));
        Observed.Is(181, $"{await SaveSql("insert into SCHEMA.side values (300, 'a;b')")} / {await SaveSql("insert into SCHEMA.side values (301, ?)", "a;b")}");
    }

    [Fact, Row(157, 158, 182)]
    public async Task QueueSqlCommand_WrongNumberOfValues_IsRefused()
    {
        Observed.Is(157, $"{await SaveSql("delete from SCHEMA.side where n = ?")} / {await SaveSql("delete from SCHEMA.side where n = ?", 1, 2)}");
        Observed.Is(158, await SaveSql("delete from SCHEMA.mt_doc_note where data -> 'tags' ? 'never'"));
        Observed.Is(182, await SaveSql("insert into SCHEMA.side values (?, 'a?b')", 302));
    }

    [Fact, Row(160, 161)]
    public async Task QueueSqlCommand_UnsendableValue_StoresNothing()
    {
        var local = await SaveSql("insert into SCHEMA.side values (160, ?::text)", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));
        Observed.Is(160, $"{local}; (no row)");
        Assert.Equal(0, await Database.CountAsync("side", "n = 160"));
        foreach (var value in new object[] { Kind.Must, new Criterion("x", 1) })
            Assert.IsType<InvalidCastException>(await Database.FailureAsync(
                session => session.QueueSqlCommand(Database.Sql("insert into SCHEMA.side values (161, ?)"), value)));
        Assert.Equal(0, await Database.CountAsync("side", "n = 161"));
    }

    [Fact, Row(162)]
    public async Task QueueSqlCommand_FailingInTheMiddle_StoresNothing()
    {
        var result = await Save(session =>
        {
            session.Insert(Doc("A-100"));
            session.QueueSqlCommand(Database.Sql("insert into SCHEMA.nosuch values (1)"));
            session.Insert(Doc("C-101"));
        });
        Observed.Is(162, $"{result}; stored A/C {await Requirements("A-100")}/{await Requirements("C-101")}");
    }

    [Fact, Row(163, 164, 165)]
    public async Task QueueSqlCommand_UniqueViolationOnAnotherTable_IsACommandException()
    {
        var taken = Database.Sql("insert into SCHEMA.side values (50, 'x')");
        await Database.ExecuteAsync(taken);
        var after = await Save(session =>
        {
            session.Insert(Doc("A-102"));
            session.QueueSqlCommand(taken);
        });
        Observed.Is(163, $"{after}; stored A {await Requirements("A-102")}");
        Observed.Is(164, await Save(session => session.QueueSqlCommand(taken)));
        var before = await Save(session =>
        {
            session.QueueSqlCommand(taken);
            session.Insert(Doc("A-103"));
        });
        Observed.Is(165, $"{before}; stored A {await Requirements("A-103")}");
    }

    [Fact, Row(166)]
    public async Task QueueSqlCommand_OtherErrors_AreCommandExceptions()
    {
        await Database.ExecuteAsync("create table SCHEMA.child(n int not null references SCHEMA.side(n))");
        Observed.Is(
            166,
            $"{await SaveSql("insert into SCHEMA.side select 1 / 0")} / {await SaveSql("insert into SCHEMA.child values (999)")} / "
            + await SaveSql("insert into SCHEMA.child values (null)"));
    }

    private Task<string> SaveSql(string sql, params object[] values) => Save(session => session.QueueSqlCommand(Database.Sql(sql), values));

    private Task<string> Side(int number) => Database.ValueAsync($"select n || ' | ' || coalesce(t, 'NULL') from SCHEMA.side where n = {number}");
}
