using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.Tests.TestData;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Storage;

public sealed class LibraryHostTests : IAsyncLifetime
{
    private readonly LibraryFixture _library = new();

    public Task InitializeAsync() => _library.InitializeAsync();

    public Task DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task OpenAsync_SeveralAtOnceOnAnEmptyDatabase_AllOpen()
    {
        await _library.ExecuteAsync($"drop schema \"{_library.Schema}\" cascade", asOwner: true);

        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _library.OpenAnotherAsync()));

        Assert.All(hosts, h => Assert.True(h.IsOpen));
        foreach (var host in hosts)
            await host.DisposeAsync();
        Assert.Equal(0, (await _library.ImportAsync(Build.Library(0))).Unchanged);
    }

    [Fact]
    public async Task OpenAsync_SearchRowsMissing_MakesThemAgain()
    {
        await _library.ImportAsync(Build.Library(8));
        var before = await Rows();
        await _library.ExecuteAsync("delete from sok");

        await using (await _library.OpenAnotherAsync())
            Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task OpenAsync_SchemaAsItShouldBe_ChangesNothing()
    {
        await _library.ImportAsync(Build.Library(8));
        const string Catalogue =
            "select string_agg(relname || xmin::text, ' ' order by relname) from pg_class where relnamespace = current_schema()::regnamespace";
        var before = await _library.ScalarAsync<string>(Catalogue);

        await using (await _library.OpenAnotherAsync())
            Assert.Equal(before, await _library.ScalarAsync<string>(Catalogue));
    }

    [Fact]
    public async Task Stores_HostNotOpen_SaySoInSwedish()
    {
        await using var services = new ServiceCollection().AddKravbibliotekStorage(new DatabaseOptions())
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        var problem = await Assert.ThrowsAsync<DatabaseProblemException>(
            () => services.GetRequiredService<RegisterStore>().ProfilesAsync());

        Assert.Equal("Databasen är inte öppnad än. Försök igen om en stund.", problem.Message);
        Assert.Equal("startar", (await services.GetRequiredService<LibraryStatus>().CheckAsync())!.Code);
    }

    [Fact]
    public async Task CheckAsync_EmptyThenImportedThenBroken_TellsWhich()
    {
        var status = new LibraryStatus(_library.Host, _library.Import);
        Assert.Equal("tomt", (await status.CheckAsync())!.Code);

        await _library.ImportAsync(Build.Library(8));
        Assert.Null(await status.CheckAsync());

        await _library.ExecuteAsync("drop table sok", asOwner: true);
        Assert.Equal("schema", (await status.CheckAsync())!.Code);
    }

    [Fact]
    public async Task OpenAsync_SeveralHosts_ReadsAndWrites()
    {
        await using var host = await _library.OpenAnotherAsync(hosts: 2);

        await new LibraryImport(host, TimeProvider.System).ImportAsync(Build.Library(8), LibraryFixture.Context);

        Assert.NotNull(await new RequirementStore(host, TimeProvider.System).CurrentAsync("SAK-001"));
        Assert.Equal(8, (await new RequirementSearch(host).SearchAsync(new())).Total);
    }

    private Task<string> Rows() =>
        _library.ScalarAsync<string>("select string_agg(key || digest || words::text, ' ' order by key) from sok");
}
