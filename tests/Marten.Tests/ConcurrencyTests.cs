using System.Data;
using Golden;
using Npgsql;

namespace Marten.Tests;

public sealed class ConcurrencyTests(Database database) : Behaviours(database)
{
    private const string RaiseToTwo = "update SCHEMA.mt_doc_requirement set mt_version = 2 where id = '{0}'";

    [Fact, Row(208)]
    public async Task UpdateRevision_TwoSessionsFromTheSameRevision_SecondIsRefused()
    {
        Requirement first = await RowAt(1, "K-150"), second = await Load("K-150");
        var one = await Save(session => session.UpdateRevision(first, 2));
        var two = await Save(session => session.UpdateRevision(second, 2));
        Observed.Is(208, $"first {one}; second {two}; {await Row("K-150")}; object.Revision {first.Revision}, {second.Revision}");
    }

    [Theory, Row(209, 210)]
    [InlineData(209, "K-151", true)]
    [InlineData(210, "K-152", false)]
    public async Task UpdateRevision_RowIsBeingUpdated_WaitsAndThenChecks(int row, string key, bool commits)
    {
        var document = await RowAt(1, key);
        var result = await Against(RaiseToTwo, key, commits, session => session.UpdateRevision(document, 2));
        Observed.Is(row, $"{result}; {await Row(key)}");
    }

    [Fact, Row(211)]
    public async Task Insert_IdIsBeingInserted_WaitsAndThenChecks()
    {
        const string Other = "insert into SCHEMA.mt_doc_requirement (id, data) values ('{0}', '{{}}')";
        var committed = await Against(Other, "K-153", commits: true, session => session.Insert(Doc("K-153")));
        var rolledBack = await Against(Other, "K-154", commits: false, session => session.Insert(Doc("K-154")));
        Observed.Is(211, $"{committed} / {rolledBack}");
    }

    [Fact, Row(212)]
    public async Task Insert_TitleIsBeingInserted_WaitsAndThenChecks()
    {
        const string Other = """insert into SCHEMA.mt_doc_requirement (id, data) values ('other', '{{"title": "t {0}"}}')""";
        Observed.Is(212, await Against(Other, "K-155", commits: true, session => session.Insert(Doc("K-155", "t K-155"))));
    }

    [Fact, Row(213)]
    public async Task UpdateRevision_RowIsBeingDeleted_WaitsAndThenInserts()
    {
        var document = await RowAt(1, "K-156");
        Observed.Is(213, await Against(
            "delete from SCHEMA.mt_doc_requirement where id = '{0}'", "K-156", commits: true, session => session.UpdateRevision(document, 2)));
    }

    [Fact, Row(214)]
    public async Task Load_RowIsLocked_DoesNotWait()
    {
        await RowAt(1, "K-157");
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await using var other = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(Database.Sql("select * from SCHEMA.mt_doc_requirement where id = 'K-157' for update"), connection))
            await command.ExecuteNonQueryAsync();
        var loaded = await Load("K-157").WaitAsync(TimeSpan.FromSeconds(10));
        var queried = await Query<Requirement>("where id = ?", "K-157").WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(loaded.Revision, queried[0].Revision);
        Observed.Is(214, $"does not wait; then sees Revision {loaded.Revision}");
    }

    [Fact, Row(215)]
    public async Task UpdateRevision_TwentyAtOnce_OneWins()
    {
        await RowAt(1, "K-158");
        var (saved, refused) = await AtOnce(20, async (session, go) =>
        {
            var document = (await session.LoadAsync<Requirement>("K-158"))!;
            await go;
            session.UpdateRevision(document, document.Revision + 1);
        });
        Observed.Is(215, $"{refused}, {saved}; {await Row("K-158")}");
    }

    [Fact, Row(216)]
    public async Task Insert_TwentyAtOnce_OneWins()
    {
        var (saved, refused) = await AtOnce(20, async (session, go) =>
        {
            await go;
            session.Insert(Doc("K-159"));
        });
        Observed.Is(216, $"{saved}, {refused}");
    }

    [Fact, Row(217)]
    public async Task Store_InOppositeOrder_OutlivesDeadlocks()
    {
        // A deadlock is looked for after a second by default, which would make the test long.
        await using var store = Database.CreateStore(options => options.Connection(
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Options = "-c deadlock_timeout=20ms" }.ConnectionString));
        async Task<int> Rounds(string first, string second)
        {
            var saved = 0;
            for (var round = 0; round < 100; round++)
            {
                await using var session = store.LightweightSession();
                session.Store(Doc(first), Doc(second));
                await session.SaveChangesAsync();
                saved++;
            }
            return saved;
        }
        var saved = await Task.WhenAll(Rounds("K-160", "K-161"), Rounds("K-161", "K-160"));
        Observed.Is(217, $"ok × {saved.Sum()}");
    }

    [Fact, Row(226)]
    public async Task SaveChanges_CancelledToken_KeepsWhatIsQueued()
    {
        await using var session = Store.LightweightSession();
        session.Insert(Doc("K-167"));
        var cancelled = await Try(() => session.SaveChangesAsync(new CancellationToken(canceled: true)));
        Observed.Is(226, $"{cancelled}; then SaveChangesAsync(): {await Try(() => session.SaveChangesAsync())}, stored {await Requirements("K-167")}");
    }

    [Fact, Row(227)]
    public async Task SaveChanges_CancelledWhileWaiting_StoresNothing()
    {
        var document = await RowAt(1, "K-168");
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        await using var other = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(Database.Sql("select * from SCHEMA.mt_doc_requirement where id = 'K-168' for update"), connection))
            await command.ExecuteNonQueryAsync();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        await using var session = Store.LightweightSession();
        session.UpdateRevision(document, 2);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.SaveChangesAsync(cancellation.Token));
        Assert.Equal("mt_version=1, json revision=0, title=title of K-168", await Database.RowAsync("K-168"));
    }

    [Fact, Row(228)]
    public async Task Read_CancelledToken_Throws()
    {
        await using var session = Store.QuerySession();
        var token = new CancellationToken(canceled: true);
        string[] results =
        [
            await Try(() => session.LoadAsync<Note>("x", token)), await Try(() => session.QueryAsync<Note>("where true", token)),
            await Try(() => session.CheckExistsAsync<Note>("x", token)), await Try(() => session.LoadManyAsync<Note>(token, ["x"])),
        ];
        Observed.Is(228, string.Join(" / ", results));
    }

    [Fact, Row(229, 230, 231)]
    public async Task Query_CancelledOrTimedOut_ThrowsSoon()
    {
        const string Sleep = "select pg_sleep(20)::text";
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await using var session = Store.QuerySession();
        Observed.Is(229, await Try(() => session.QueryAsync<string>(Sleep, cancellation.Token)));
        Observed.Is(230, await With(builder => builder.Options = "-c statement_timeout=300"));
        Observed.Is(231, await With(builder => builder.CommandTimeout = 1));
        async Task<string> With(Action<NpgsqlConnectionStringBuilder> configure)
        {
            var builder = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
            configure(builder);
            await using var store = Database.CreateStore(options => options.Connection(builder.ConnectionString));
            await using var other = store.QuerySession();
            return await Try(() => other.QueryAsync<string>(Sleep, CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(15));
        }
    }

    [Fact, Row(345, 346)]
    public async Task SqlErrors_AreNotRunAgainBySubset()
    {
        await Database.ExecuteAsync("create sequence SCHEMA.runs");
        async Task<string> Runs()
        {
            var runs = await Database.ValueAsync("select last_value from SCHEMA.runs");
            await Database.ExecuteAsync("alter sequence SCHEMA.runs restart");
            return $"{runs} time(s)";
        }
        var query = $"{await Try(() => Query<string>("select (nextval('SCHEMA.runs') / 0)::text"))}: {await Runs()}";
        var save = $"{await Save(session => session.QueueSqlCommand(Database.Sql("insert into SCHEMA.side select nextval('SCHEMA.runs') / 0")))}: {await Runs()}";
        Observed.Is(345, $"{query} / {save}", subset: Observed.Text(345).Replace("4 time(s)", "1 time(s)", StringComparison.Ordinal));

        await using var store = Database.CreateStore(options => options.Connection(
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Options = "-c statement_timeout=300" }.ConnectionString));
        await using var slow = store.LightweightSession();
        slow.QueueSqlCommand(Database.Sql("insert into SCHEMA.side select nextval('SCHEMA.runs')"));
        slow.QueueSqlCommand("select pg_sleep(5)");
        Observed.Is(346, $"{await Try(() => slow.SaveChangesAsync())}; {await Runs()}");
    }

    [Fact, Row(234)]
    public async Task Load_TwentyAtOnceInOneSession_Works()
    {
        await Save(session => session.Insert(new Note("N-234", "")));
        await using var session = Store.LightweightSession();
        Observed.Is(234, $"{await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.LoadAsync<Note>("N-234")))}");
    }

    [Fact, Row(224)]
    public async Task SaveChanges_Isolation_IsTheSessions()
    {
        async Task<string> Seen(int number, IsolationLevel level)
        {
            await using var session = Store.LightweightSession(level);
            session.QueueSqlCommand(Database.Sql("insert into SCHEMA.side values (?, current_setting('transaction_isolation'))"), number);
            await session.SaveChangesAsync();
            return await Database.ValueAsync($"select t from SCHEMA.side where n = {number}");
        }
        Observed.Is(224, $"{await Seen(2241, IsolationLevel.ReadCommitted)} / {await Seen(2242, IsolationLevel.Serializable)}");
    }

    private Task<string> Against(string otherSql, string key, bool commits, Action<IDocumentSession> calls)
        => OtherTransaction.AgainstAsync(Database, string.Format(null, otherSql, key), commits, () => Save(calls));

    private async Task<(string Saved, string Refused)> AtOnce(int count, Func<IDocumentSession, Task, Task> calls)
    {
        var go = new TaskCompletionSource();
        var sessions = Enumerable.Range(0, count).Select(async _ =>
        {
            await using var session = Store.LightweightSession();
            await calls(session, go.Task);
            return await Record.ExceptionAsync(() => session.SaveChangesAsync());
        }).ToList();
        await Task.Delay(200);
        go.SetResult();
        var failures = await Task.WhenAll(sessions);
        var refused = failures.OfType<Exception>().Select(failure => failure.GetType().FullName).ToList();
        return ($"ok × {failures.Length - refused.Count}", $"{Assert.Single(refused.Distinct())} × {refused.Count}");
    }
}
