using Golden;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marten.Tests;

public sealed class AddMartenTests(Database database) : Behaviours(database)
{
    [Fact, Row(310)]
    public void AddMarten_RegistersStoreAndSessions()
    {
        var services = new ServiceCollection();
        services.AddMarten((IServiceProvider _) => Options()).UseLightweightSessions().UseNpgsqlDataSource();
        var own = services.Where(service => service.ServiceType is { Namespace: "Marten", IsNotPublic: false, IsNested: false });
        // What is missing are extension points of the package that the subset does not have.
        Observed.Is(
            310,
            string.Join("; ", own.Select(service => $"{service.ServiceType.FullName}: {service.Lifetime}")),
            subset: "Marten.StoreOptions: Singleton; Marten.IDocumentStore: Singleton; Marten.IQuerySession: Scoped; Marten.IDocumentSession: Scoped");
    }

    [Fact, Row(312, 313, 315)]
    public async Task Resolve_InScopes_GivesOneStoreAndASessionEach()
    {
        await using var provider = Provider(Options());
        IDocumentSession kept;
        await using (var scope = provider.CreateAsyncScope())
        await using (var other = provider.CreateAsyncScope())
        {
            T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
            kept = Get<IDocumentSession>();
            Observed.Is(
                312,
                $"store same {ReferenceEquals(Get<IDocumentStore>(), other.ServiceProvider.GetRequiredService<IDocumentStore>())}; "
                + $"session same in scope {ReferenceEquals(kept, Get<IDocumentSession>())}, "
                + $"across scopes {ReferenceEquals(kept, other.ServiceProvider.GetRequiredService<IDocumentSession>())}; "
                + $"IQuerySession is an IDocumentSession {Get<IQuerySession>() is IDocumentSession}; "
                + $"IQuerySession same in scope {ReferenceEquals(Get<IQuerySession>(), Get<IQuerySession>())}; "
                + $"store is DocumentStore {Get<IDocumentStore>() is DocumentStore}");
            kept.Insert(Doc("DI-1"));
            await kept.SaveChangesAsync();
            Observed.Is(313, await Get<IQuerySession>().LoadAsync<Requirement>("DI-1") is null ? "null" : "doc");
        }
        await Assert.ThrowsAsync<ObjectDisposedException>(() => kept.LoadAsync<Requirement>("DI-1"));
    }

    [Fact, Row(314)]
    public async Task Resolve_SessionFromTheRoot_Throws()
    {
        await using var provider = Provider(Options());
        Observed.Is(314, await Try(() => Task.FromResult(provider.GetRequiredService<IDocumentSession>())));
    }

    [Fact, Row(316)]
    public async Task UseNpgsqlDataSource_NoneRegistered_Throws()
    {
        var services = new ServiceCollection();
        services.AddMarten((IServiceProvider _) => Options()).UseNpgsqlDataSource();
        await using var provider = services.BuildServiceProvider();
        Observed.Is(316, await Try(() => Task.FromResult(provider.GetRequiredService<IDocumentStore>())));
    }

    [Fact, Row(317)]
    public async Task UseNpgsqlDataSource_AndConnection_UsesTheConnection()
    {
        var options = Options();
        options.Connection(Database.ConnectionString);
        var services = new ServiceCollection();
        services.AddSingleton(_ => NpgsqlDataSource.Create(ServerLossTests.ClosedPort));
        services.AddMarten((IServiceProvider _) => options).UseNpgsqlDataSource();
        await using var provider = services.BuildServiceProvider();
        await using var session = provider.GetRequiredService<IDocumentStore>().QuerySession();
        var result = await Try(() => session.LoadAsync<Requirement>("nope"));
        Observed.Is(317, result == "ok" ? "the connection string" : result);
    }

    [Fact, Row(318)]
    public async Task NoConnectionAtAll_Throws()
    {
        var services = new ServiceCollection();
        services.AddMarten((IServiceProvider _) => Options());
        await using var provider = services.BuildServiceProvider();
        Observed.Is(318, await Try(() => Task.FromResult(provider.GetRequiredService<IDocumentStore>())));
    }

    [Fact, Row(319)]
    public async Task Options_AreAskedForOnce()
    {
        var calls = 0;
        var services = new ServiceCollection();
        services.AddSingleton(_ => NpgsqlDataSource.Create(Database.ConnectionString));
        services.AddMarten((IServiceProvider _) =>
        {
            calls++;
            return Options();
        }).UseNpgsqlDataSource();
        await using var provider = services.BuildServiceProvider();
        var before = calls;
        for (var scopes = 0; scopes < 2; scopes++)
        {
            await using var scope = provider.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IDocumentSession>();
        }
        Observed.Is(319, $"{before} before resolving, {calls} after");
    }

    [Fact, Row(320)]
    public async Task DefaultSession_IsLightweight()
    {
        await using var provider = Provider(Options());
        await using var scope = provider.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<IDocumentSession>();
        await Save(other => other.Insert(new Note("DI-2", "")));
        var isSame = ReferenceEquals(await session.LoadAsync<Note>("DI-2"), await session.LoadAsync<Note>("DI-2"));
        Observed.Is(320, $"same instance {isSame} (lightweight is the default)");
    }

    [Fact, Row(321)]
    public async Task DisposeProvider_DisposesTheDataSourceThatItMade()
    {
        var provider = Provider(Options());
        var dataSource = provider.GetRequiredService<NpgsqlDataSource>();
        provider.GetRequiredService<IDocumentStore>();
        await provider.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await dataSource.OpenConnectionAsync());
    }

    private StoreOptions Options()
    {
        var options = new StoreOptions { DatabaseSchemaName = Database.Schema };
        options.UseSystemTextJsonForSerialization(Weasel.Core.EnumStorage.AsString, Weasel.Core.Casing.CamelCase);
        Mappings.Apply(options);
        return options;
    }

    private ServiceProvider Provider(StoreOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => NpgsqlDataSource.Create(Database.ConnectionString));
        services.AddMarten((IServiceProvider _) => options).UseNpgsqlDataSource();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
