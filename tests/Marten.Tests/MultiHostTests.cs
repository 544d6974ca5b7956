using Golden;
using Npgsql;

namespace Marten.Tests;

/// <summary>Several hosts. There is no standby here: the primary is listed twice.</summary>
public sealed class MultiHostTests(Database database) : Behaviours(database)
{
    [Theory, Row(322, 324)]
    [InlineData(322, TargetSessionAttributes.PreferStandby)]
    [InlineData(324, TargetSessionAttributes.Standby)]
    public async Task SingleHost_PreferenceIsNotLookedAt(int row, TargetSessionAttributes preference)
        => Observed.Is(row, await Used(Database.DataSource, preference));

    [Theory, Row(323, 325)]
    [InlineData(323, TargetSessionAttributes.PreferStandby)]
    [InlineData(325, TargetSessionAttributes.Standby)]
    public async Task PrimaryTwice_PreferenceSteersQuerySessionsOnly(int row, TargetSessionAttributes preference)
    {
        await using var hosts = new NpgsqlDataSourceBuilder(TwoHosts()).BuildMultiHost();
        Observed.Is(row, await Used(hosts, preference));
    }

    [Fact, Row(326)]
    public async Task ConnectionStringWithTwoHosts_PreferenceSteersQuerySessionsOnly()
    {
        await using var store = Database.CreateStore(options =>
        {
            options.Connection(TwoHosts());
            options.Advanced.MultiHostSettings.ReadSessionPreference = TargetSessionAttributes.Standby;
        });
        Observed.Is(326, $"QuerySession.Load: {await Loaded(store.QuerySession())}; LightweightSession.Load: {await Loaded(store.LightweightSession())}");
    }

    [Fact, Row(327)]
    public void Defaults_AreReadWrite()
    {
        var settings = new StoreOptions().Advanced.MultiHostSettings;
        Observed.Is(327, $"ReadSessionPreference {settings.ReadSessionPreference}, WriteSessionPreference {settings.WriteSessionPreference}");
    }

    [Fact, Row(328)]
    public async Task FirstHostClosed_NextIsUsed()
    {
        await using var hosts = new NpgsqlDataSourceBuilder(TwoHosts("/nowhere")).BuildMultiHost();
        Observed.Is(328, await Used(hosts, TargetSessionAttributes.ReadWrite));
    }

    private string TwoHosts(string? first = null)
    {
        var builder = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        builder.Host = $"{first ?? builder.Host},{builder.Host}";
        return builder.ConnectionString;
    }

    private async Task<string> Used(NpgsqlDataSource dataSource, TargetSessionAttributes preference)
    {
        await using IDocumentStore store = DocumentStore.For(options =>
        {
            options.Connection(dataSource);
            options.DatabaseSchemaName = Database.Schema;
            Mappings.Apply(options);
            options.Advanced.MultiHostSettings.ReadSessionPreference = preference;
        });
        var query = await Loaded(store.QuerySession());
        var light = await Loaded(store.LightweightSession());
        await using var session = store.LightweightSession();
        session.Store(new Note("host", ""));
        return $"QuerySession.Load: {query}; LightweightSession Load: {light}, save: {await Try(() => session.SaveChangesAsync())}";
    }

    private async Task<string> Loaded(IQuerySession session)
    {
        await using (session)
        {
            var found = "null";
            var result = await Try(async () => found = (await session.LoadAsync<Requirement>("nope"))?.Key ?? "null");
            return result == "ok" ? found : result;
        }
    }
}
