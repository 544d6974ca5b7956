using Golden;
using Npgsql;

namespace Marten.Tests;

/// <summary>Exceptions raised by triggers and constraints on document tables.</summary>
public sealed class TriggerTests(Database database) : Behaviours(database), IAsyncLifetime
{
    public Task InitializeAsync() => Database.ExecuteAsync("create sequence if not exists SCHEMA.runs");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, Row(190, 191, 192, 193, 194, 195, 196, 197, 198)]
    [InlineData(190, "P0001")]
    [InlineData(191, "23505")]
    [InlineData(192, "23514")]
    [InlineData(193, "40001")]
    [InlineData(194, "40P01")]
    [InlineData(195, "42501")]
    [InlineData(196, "55P03")]
    [InlineData(197, "57014")]
    [InlineData(198, "53300")]
    public async Task BeforeInsert_Raises_StoresNothing(int row, string state)
    {
        await Trigger("before insert", "stop", $"perform nextval('SCHEMA.runs'); raise 'stopped by trigger' using errcode = '{state}'");
        var result = await Save(session =>
        {
            session.Insert(new Note($"N-{row}", ""));
            session.Insert(new Standard("stop", ""));
        });
        Observed.Is(row, $"{result}; trigger ran {await Runs()} time(s); other Insert stored {await StoredNotes(row)}");
    }

    [Fact, Row(199)]
    public async Task Store_TriggerRaises_IsACommandException()
    {
        await Trigger("before insert", "stop", "raise 'stopped by trigger' using errcode = '23505'");
        Observed.Is(199, await Save(session => session.Store(new Standard("stop", ""))));
    }

    [Fact, Row(200)]
    public async Task BeforeInsert_SkipsTheRow_ShowsForInsertOnly()
    {
        await Trigger("before insert", "skip", "return null");
        var inserted = await Save(session => session.Insert(new Standard("skip", "")));
        var stored = await Save(session => session.Store(new Standard("skip", "")));
        Observed.Is(200, $"{inserted} / {stored}; rows {await Database.CountAsync("mt_doc_standardregister", "id = 'skip'")}");
    }

    [Fact, Row(201)]
    public async Task BeforeDelete_Raises_IsACommandException()
    {
        await Save(session => session.Insert(new Standard("kept", "")));
        await Trigger("before delete", "kept", "raise 'versions are immutable'");
        Observed.Is(201, await Save(session => session.Delete<Standard>("kept")));
    }

    [Fact, Row(202, 203, 204)]
    public async Task DeferredTrigger_RaisesAtCommit_StoresNothing()
    {
        const string Deferred = "after insert";
        await Trigger(Deferred, "late", "raise 'too late'");
        var plain = await Save(session => session.Insert(new Standard("late", "")));
        Observed.Is(202, $"{plain}; rows {await Database.CountAsync("mt_doc_standardregister", "id = 'late'")}");
        await Trigger(Deferred, "late", "raise 'too late' using errcode = '23505'");
        Observed.Is(203, await Save(session => session.Insert(new Standard("late", ""))));
        await Trigger(Deferred, "late", "perform nextval('SCHEMA.runs'); raise 'too late' using errcode = '40001'");
        var collision = await Save(session => session.Insert(new Standard("late", "")));
        Observed.Is(204, $"{collision}; ran {await Runs()} time(s)");
    }

    [Fact, Row(205, 206, 207)]
    public async Task Role_WithoutRights_IsRefused()
    {
        var role = $"{Database.Schema}_role";
        await Database.ExecuteAsync($"create role {role}; grant usage on schema SCHEMA to {role}; grant select on all tables in schema SCHEMA to {role}");
        await using var store = Database.CreateStore(options => options.Connection(
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Options = $"-c role={role}" }.ConnectionString));
        async Task<string> SaveAs(Action<IDocumentSession> call)
        {
            await using var session = store.LightweightSession();
            call(session);
            return await Try(() => session.SaveChangesAsync());
        }
        Observed.Is(205, await SaveAs(session => session.Insert(Doc("K-147"))));
        await Database.ExecuteAsync($"grant insert on all tables in schema SCHEMA to {role}");
        await RowAt(1, "K-148");
        var inserted = await SaveAs(session => session.Insert(Doc("K-149")));
        var existing = await SaveAs(session => session.Insert(Doc("K-148", "other K-148")));
        Observed.Is(206, $"{inserted} / {existing} / {await SaveAs(session => session.Store(Doc("K-150")))}");
        await using (var query = store.QuerySession()) Observed.Is(207, (await query.LoadAsync<Requirement>("nope"))?.Key ?? "null");
        await Database.ExecuteAsync($"drop owned by {role}; drop role {role}");
    }

    // One trigger at a time, for one id. An "after" trigger is deferred to the commit.
    private async Task Trigger(string when, string id, string body)
    {
        await Database.ExecuteAsync("drop trigger if exists t on SCHEMA.mt_doc_standardregister");
        await Database.ExecuteAsync("alter sequence SCHEMA.runs restart");
        await Database.ExecuteAsync($"create or replace function SCHEMA.f() returns trigger language plpgsql as $$ begin {body}; end $$");
        var isDeferred = when.StartsWith("after", StringComparison.Ordinal);
        var record = when.EndsWith("delete", StringComparison.Ordinal) ? "old" : "new";
        await Database.ExecuteAsync(
            $"create {(isDeferred ? "constraint " : "")}trigger t {when} on SCHEMA.mt_doc_standardregister {(isDeferred ? "initially deferred " : "")}"
            + $"for each row when ({record}.id = '{id}') execute function SCHEMA.f()");
    }

    private Task<string> Runs() => Database.ValueAsync("select case when is_called then last_value else 0 end from SCHEMA.runs");

    private async Task<long> StoredNotes(int row)
    {
        await using var session = Store.QuerySession();
        return await session.CheckExistsAsync<Note>($"N-{row}") ? 1 : 0;
    }
}
