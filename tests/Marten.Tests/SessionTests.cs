using System.Data;
using Golden;
using Npgsql;

namespace Marten.Tests;

public sealed class SessionTests(Database database) : Behaviours(database)
{
    [Fact, Row(53)]
    public async Task SaveChanges_AfterAFailure_FailsAgain()
    {
        await RowAt(1, "B-64");
        await using var session = Store.LightweightSession();
        session.Insert(Doc("A-65"), Doc("B-64", "other B-64"));
        var first = await Try(() => session.SaveChangesAsync());
        var second = await Try(() => session.SaveChangesAsync());
        Observed.Is(53, $"1st: {first}; 2nd: {second}; A stored {await Requirements("A-65")}");
    }

    [Fact, Row(54)]
    public async Task SaveChanges_WhenTheCauseIsGone_RunsEverythingAgain()
    {
        await RowAt(1, "B-66");
        await using var session = Store.LightweightSession();
        session.Insert(Doc("A-67"), Doc("B-66", "B-66x"));
        await Try(() => session.SaveChangesAsync());
        await Database.ExecuteAsync("delete from SCHEMA.mt_doc_requirement where id = 'B-66'");
        var second = await Try(() => session.SaveChangesAsync());
        Observed.Is(54, $"2nd: {second}; A stored {await Requirements("A-67")}, B {await Row("B-66")}");
    }

    [Fact, Row(55)]
    public async Task SaveChanges_AfterAFailureWithMore_FailsAgain()
    {
        await RowAt(1, "B-68");
        await using var session = Store.LightweightSession();
        session.Insert(Doc("B-68", "other B-68"));
        await Try(() => session.SaveChangesAsync());
        var loaded = await session.LoadAsync<Requirement>("B-68");
        session.Insert(Doc("C-69"));
        var second = await Try(() => session.SaveChangesAsync());
        Observed.Is(55, $"Load: {loaded!.Title}; 2nd SaveChanges: {second}; C stored {await Requirements("C-69")}");
    }

    [Fact, Row(56)]
    public async Task SaveChanges_AfterAStaleUpdate_FailsAgain()
    {
        await RowAt(3, "B-70");
        await using var session = Store.LightweightSession();
        session.UpdateRevision(Doc("B-70"), 2);
        await Try(() => session.SaveChangesAsync());
        Observed.Is(56, await Try(() => session.SaveChangesAsync()));
    }

    [Fact, Row(57)]
    public async Task SaveChanges_Twice_SavesOnce()
    {
        await using var session = Store.LightweightSession();
        session.Insert(Doc("A-71"));
        await session.SaveChangesAsync();
        var second = await Try(() => session.SaveChangesAsync());
        Observed.Is(57, $"{second}; {await Row("A-71")}");
    }

    [Fact, Row(58)]
    public async Task SaveChanges_Nothing_OpensNoConnection()
    {
        await using var store = Database.CreateStore(options => options.Connection(ServerLossTests.ClosedPort));
        await using var session = store.LightweightSession();
        Observed.Is(58, $"{await Try(() => session.SaveChangesAsync())} (no connection is opened)");
    }

    [Fact, Row(59)]
    public async Task Load_BeforeTheSave_FindsNothing()
    {
        await using var session = Store.LightweightSession();
        var document = Doc("A-72");
        session.Insert(document);
        var before = await session.LoadAsync<Requirement>("A-72");
        await session.SaveChangesAsync();
        var after = await session.LoadAsync<Requirement>("A-72");
        Observed.Is(59, $"before: {before?.Key ?? "null"}; after: {(after is null ? "null" : "doc")}, "
            + $"same instance as the inserted one: {ReferenceEquals(after, document)}");
    }

    [Fact, Row(60)]
    public async Task Load_Twice_GivesTwoInstances()
    {
        await RowAt(1, "A-73");
        await using var light = Store.LightweightSession();
        await using var query = Store.QuerySession();
        async Task<bool> IsSame(IQuerySession session)
            => ReferenceEquals(await session.LoadAsync<Requirement>("A-73"), await session.LoadAsync<Requirement>("A-73"));
        Observed.Is(60, $"same instance: {await IsSame(light)} / {await IsSame(query)}");
    }

    [Fact, Row(61, 62)]
    public async Task SaveChanges_ChangedObjects_WritesOnlyWhatIsQueuedAsItIsThen()
    {
        await Save(session => session.Insert(new Catalogue.Entry { Id = "E-1", Name = "1" }));
        await using (var session = Store.LightweightSession())
        {
            (await session.LoadAsync<Catalogue.Entry>("E-1"))!.Name = "changed";
            await session.SaveChangesAsync();
        }
        Observed.Is(61, $"{await Name("E-1")} (no dirty tracking)");
        await Save(session =>
        {
            var entry = new Catalogue.Entry { Id = "E-2", Name = "1" };
            session.Insert(entry);
            entry.Name = "2";
        });
        Observed.Is(62, $"stored name {await Name("E-2")}");
        Task<string> Name(string id) => Database.ValueAsync($"select data ->> 'name' from SCHEMA.mt_doc_catalogue_entry where id = '{id}'");
    }

    [Fact, Row(63, 64)]
    public async Task Session_AfterDispose_Throws()
    {
        var light = Store.LightweightSession();
        await light.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => light.LoadAsync<Note>("x"));
        Assert.Throws<ObjectDisposedException>(() => light.Insert(new Note("x", "")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => light.SaveChangesAsync());
        var query = Store.QuerySession();
        query.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => query.LoadAsync<Note>("x"));
    }

    [Fact, Row(65)]
    public async Task Session_DisposedWithoutSave_StoresNothing()
    {
        await using (var session = Store.LightweightSession()) session.Insert(Doc("A-74"));
        Observed.Is(65, $"stored {await Requirements("A-74")}");
    }

    [Fact, Row(66)]
    public async Task Sessions_OneConnectionInThePool_HoldItOnlyDuringACall()
    {
        await using var store = OneConnection();
        await using var first = store.LightweightSession();
        await using var second = store.LightweightSession();
        await using var third = store.QuerySession();
        var loads = await Try(async () =>
        {
            foreach (var session in new[] { first, second, third }) await session.LoadAsync<Requirement>("nope");
        });
        second.Insert(Doc("A-75"));
        Observed.Is(66, $"{loads}; save: {await Try(() => second.SaveChangesAsync())} (a connection is held only during a call)");
    }

    [Fact, Row(67)]
    public async Task SerializableSession_AfterALoad_HoldsItsConnection()
    {
        await using var store = OneConnection();
        await using var first = store.LightweightSession(IsolationLevel.Serializable);
        await using var second = store.LightweightSession();
        await first.LoadAsync<Requirement>("nope");
        Observed.Is(67, await Try(() => second.LoadAsync<Requirement>("nope")));
    }

    [Fact, Row(68)]
    public async Task DisposeStore_GivenDataSource_IsLeftOpen()
    {
        var store = DocumentStore.For(options => options.Connection(Database.DataSource));
        await store.DisposeAsync();
        Observed.Is(68, "open a connection afterwards: " + await Try(async () => await (await Database.DataSource.OpenConnectionAsync()).DisposeAsync()));
    }

    [Fact, Row(69)]
    public async Task DisposeStore_OwnDataSource_IsClosed()
    {
        var store = OneConnection();
        store.Dispose();
        Observed.Is(69, await Try(() => store.QuerySession().LoadAsync<Requirement>("x")));
    }

    [Fact, Row(70)]
    public void Sessions_AreOfTheInterfacesAsked()
    {
        using var light = Store.LightweightSession();
        using var query = Store.QuerySession();
        Observed.Is(70, $"LightweightSession() is IQuerySession {light is IQuerySession}; QuerySession() is IDocumentSession {query is IDocumentSession}");
    }

    private IDocumentStore OneConnection() => Database.CreateStore(options => options.Connection(
        new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Pooling = true, MaxPoolSize = 1, Timeout = 3 }.ConnectionString));
}
