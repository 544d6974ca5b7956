using Golden;
using JasperFx;
using Npgsql;

namespace Marten.Tests;

/// <summary>
/// Connections that break and servers that do not answer. Ending the connections from outside stands for the restart of the observations.
/// </summary>
public sealed class ServerLossTests(Database database) : Behaviours(database)
{
    /// <summary>Nothing answers on this port.</summary>
    public const string ClosedPort = "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing";

    [Fact, Row(329, 330)]
    public async Task Read_PooledConnectionBroken_IsRunAgain()
    {
        await Save(session => session.Insert(new Note("N-329", "")));
        await using var store = Named("loss-329");
        await using var query = store.QuerySession();
        await using var light = store.LightweightSession();
        await query.LoadAsync<Note>("N-329");
        await BreakConnectionsAsync("loss-329");
        var first = await query.LoadAsync<Note>("N-329");
        await BreakConnectionsAsync("loss-329");
        var second = await light.LoadAsync<Note>("N-329");
        Observed.Is(329, $"QuerySession: {(first is null ? "null" : "doc")} / LightweightSession: {(second is null ? "null" : "doc")}");
        await BreakConnectionsAsync("loss-329");
        await using var fresh = store.QuerySession();
        Observed.Is(330, $"count {(await fresh.QueryAsync<Note>("where id = 'N-329'", CancellationToken.None)).Count}");
    }

    [Fact, Row(331)]
    public async Task Save_PooledConnectionBroken_FailsOnceAndStoresNothing()
    {
        await using var store = Named("loss-331");
        await using var session = store.LightweightSession();
        await session.LoadAsync<Note>("nope");
        session.Insert(new Note("N-331", ""));
        await BreakConnectionsAsync("loss-331");
        var failure = await Record.ExceptionAsync(() => session.SaveChangesAsync());
        // Whether the server's last words or the closed socket is seen first depends on the kind of socket.
        Assert.IsType<ObjectDisposedException>(failure);
        Assert.IsAssignableFrom<NpgsqlException>(failure.InnerException);
        Assert.Equal(0, await Notes("N-331"));
        await session.SaveChangesAsync();
        Assert.Equal(1, await Notes("N-331"));
    }

    [Fact, Row(332, 333)]
    public async Task ConnectionEndedInTheMiddle_SaveFailsAndQueryIsRunAgain()
    {
        await using var store = Named("loss-332");
        await using var session = store.LightweightSession();
        session.Insert(new Note("N-332", ""));
        session.QueueSqlCommand("select pg_sleep(2)");
        var save = Try(() => session.SaveChangesAsync());
        await BreakSleepingAsync("loss-332");
        var result = await save;
        Observed.Is(332, $"{result}; stored {await Notes("N-332")}");

        await using var query = store.QuerySession();
        var count = query.QueryAsync<string>("select pg_sleep(2)::text", CancellationToken.None);
        await BreakSleepingAsync("loss-332");
        Observed.Is(333, $"count {(await count).Count} (a count means that it was run again)");
    }

    [Fact, Row(334, 335, 336, 337, 338)]
    public async Task ServerStopped_EveryCallFails()
    {
        await using var store = Database.CreateStore(options => options.Connection(ClosedPort));
        Observed.Is(336, await Try(async () =>
        {
            await using var light = store.LightweightSession();
            light.Insert(new Note("x", ""));
        }) + " (no connection before the first call)");
        await using var query = store.QuerySession();
        Observed.Is(334, await Lost(() => query.LoadAsync<Note>("x")));
        Observed.Is(337, await Lost(() => store.Storage.ApplyAllConfiguredChangesToDatabaseAsync()));
        Observed.Is(338, await Lost(() => store.BulkInsertAsync([new Note("x", "")])));

        await using var applied = Database.CreateStore(options =>
        {
            options.Connection(ClosedPort);
            options.AutoCreateSchemaObjects = AutoCreate.None;
        });
        await using var session = applied.LightweightSession();
        session.Insert(new Note("x", ""));
        Observed.Is(335, await Lost(() => session.SaveChangesAsync()));
    }

    [Fact, Row(339)]
    public async Task ServerStopped_CheckExistsAndQuery_DifferInTheException()
    {
        await using var store = Database.CreateStore(options =>
        {
            options.Connection(ClosedPort);
            options.AutoCreateSchemaObjects = AutoCreate.None;
        });
        await using var query = store.QuerySession();
        var exists = await Lost(() => query.CheckExistsAsync<Note>("x"));
        Observed.Is(339, $"{exists} / {await Lost(() => query.QueryAsync<Note>("where true", CancellationToken.None))}");
    }

    private IDocumentStore Named(string application) => Database.CreateStore(options => options.Connection(
        new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Pooling = true, ApplicationName = application }.ConnectionString));

    private async Task BreakConnectionsAsync(string application)
    {
        await Database.ExecuteAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = '{application}'");
    }

    private async Task BreakSleepingAsync(string application)
    {
        var sleeping = $"select count(*) from pg_stat_activity where application_name = '{application}' and wait_event = 'PgSleep'";
        for (var attempt = 0; attempt < 200 && await Database.ValueAsync(sleeping) == "0"; attempt++) await Task.Delay(10);
        await BreakConnectionsAsync(application);
    }

    private async Task<string> Lost(Func<Task> call)
        => (await Try(call)).Replace("127.0.0.1:1", "<host:port>", StringComparison.Ordinal);
}
