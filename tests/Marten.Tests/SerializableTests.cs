using System.Data;
using Golden;

namespace Marten.Tests;

/// <summary>
/// Sessions with a stricter isolation. The package runs a save again after a serialization failure, and so overwrites what the session never
/// saw; the subset does that only when the session has read nothing.
/// </summary>
public sealed class SerializableTests(Database database) : Behaviours(database)
{
    private const string Collision = "Marten.Exceptions.ConcurrentUpdateException: \"Write collision detected while commiting the transaction.\" "
        + "← Inner Npgsql.PostgresException: \"40001: could not serialize access due to concurrent update\" [SqlState 40001]";

    [Fact, Row(218)]
    public async Task UpdateRevision_AnotherSavedAfterTheRead_IsRefusedBySubset()
    {
        var other = await RowAt(1, "K-162");
        await using var session = Store.LightweightSession(IsolationLevel.Serializable);
        var document = (await session.LoadAsync<Requirement>("K-162"))!;
        await Save(second => second.UpdateRevision(other, 2));
        session.UpdateRevision(document, 3);
        var result = await Try(() => session.SaveChangesAsync());
        Observed.Is(218, $"{result}; {await Row("K-162")}", subset: $"{Collision}; row: mt_version=2, json revision=1, title=title of K-162");
    }

    [Fact, Row(219)]
    public async Task UpdateRevision_AnotherSavedAfterTheRead_IsTriedOnceBySubset()
    {
        await Database.ExecuteAsync("create sequence SCHEMA.attempts");
        var other = await RowAt(1, "K-163");
        await using var session = Store.LightweightSession(IsolationLevel.Serializable);
        var document = (await session.LoadAsync<Requirement>("K-163"))!;
        await Save(second => second.UpdateRevision(other, 2));
        session.QueueSqlCommand(Database.Sql("insert into SCHEMA.side select nextval('SCHEMA.attempts')"));
        session.UpdateRevision(document, 3);
        var result = await Try(() => session.SaveChangesAsync());
        var attempts = await Database.ValueAsync("select last_value from SCHEMA.attempts");
        var row = await Row("K-163");
        Observed.Is(
            219,
            $"{result}; attempts {attempts}; {row} (the other session's change is overwritten)",
            subset: $"{Collision}; attempts 1; row: mt_version=2, json revision=1, title=title of K-163 (the other session's change is overwritten)");
    }

    [Fact, Row(220)]
    public async Task Load_LeavesTheTransactionOpen()
    {
        async Task<string> StateAfterLoad(IsolationLevel level)
        {
            await using var store = Database.CreateStore(options => options.Connection(
                new Npgsql.NpgsqlConnectionStringBuilder(Database.ConnectionString) { Pooling = true, ApplicationName = $"state {level}" }.ConnectionString));
            await using var session = store.LightweightSession(level);
            await session.LoadAsync<Requirement>("nope");
            var states = await Database.RowsAsync($"select distinct state from pg_stat_activity where application_name = 'state {level}' order by state desc");
            return states[0];
        }
        Observed.Is(220, $"{await StateAfterLoad(IsolationLevel.Serializable)} / {await StateAfterLoad(IsolationLevel.ReadCommitted)}");
    }

    [Fact, Row(221)]
    public async Task UpdateRevision_RowIsBeingUpdated_WaitsAndThenChecks()
    {
        var document = await RowAt(1, "K-164");
        const string Other = "update SCHEMA.mt_doc_requirement set mt_version = 2 where id = 'K-164'";
        var result = await Against(Other, IsolationLevel.Serializable, session => session.UpdateRevision(document, 2));
        Observed.Is(221, $"{result}; {await Row("K-164")}");
    }

    [Theory, Row(222, 223)]
    [InlineData(222, IsolationLevel.Serializable)]
    [InlineData(223, IsolationLevel.RepeatableRead)]
    public async Task Store_RowIsBeingUpdated_WaitsAndOverwrites(int row, IsolationLevel level)
    {
        await Save(session => session.Insert(new Note($"N-{row}", "1")));
        var other = $"update SCHEMA.mt_doc_note set data = data where id = 'N-{row}'";
        Observed.Is(row, await Against(other, level, session => session.Store(new Note($"N-{row}", "2"))));
    }

    private Task<string> Against(string otherSql, IsolationLevel level, Action<IDocumentSession> calls) => OtherTransaction.AgainstAsync(
        Database,
        otherSql,
        commits: true,
        async () =>
        {
            await using var session = Store.LightweightSession(level);
            calls(session);
            return await Try(() => session.SaveChangesAsync());
        });
}
