using System.Net;
using Kravbibliotek.TestSupport;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kravbibliotek.Tests.Web;

/// <summary>The web application over HTTP, on real PostgreSQL with a schema of its own, holding the library of this repository.</summary>
public class WebFixture : WebApplicationFactory<LibraryReadiness>, IAsyncLifetime
{
    private readonly string _schema = PostgresServer.NewSchemaName();
    private PostgresServer? _server;

    /// <summary>The day that the application believes it is.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 23, 30, 0, TimeSpan.Zero);

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.GetAsync();
        using var client = CreateClient();
        await ReadyAsync(client);
    }

    /// <summary>Waits until the library has been opened.</summary>
    public static async Task ReadyAsync(HttpClient client)
    {
        for (var tries = 0; (await client.GetAsync("/health/ready")).StatusCode != HttpStatusCode.OK; tries++)
        {
            Assert.True(tries < 600, "The library was not ready within a minute.");
            await Task.Delay(100);
        }
    }

    /// <summary>A client that does not follow redirects.</summary>
    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Takes the database away under the running application.</summary>
    public Task LoseLibraryAsync() => _server!.DropSchemaAsync(_schema);

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _server!.DropSchemaAsync(_schema);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Kravbibliotek", _server!.AppConnectionString);
        builder.UseSetting("ConnectionStrings:KravbibliotekOwner", _server.OwnerConnectionString);
        builder.UseSetting("Kravbibliotek:Schema", _schema);
        builder.UseSetting("Kravbibliotek:AnnexesAMinute", "1000");
        builder.UseSetting("Kravbibliotek:CommentsAMinute", "1000");
        builder.UseSetting("Kravbibliotek:ApiRequestsAMinute", "1000000");
        builder.UseSetting("Kravbibliotek:DownloadsAMinute", "1000");
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FixedTime())));
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

/// <summary>Tests that share one application.</summary>
[CollectionDefinition(Name)]
public sealed class WebCollection : ICollectionFixture<WebFixture>
{
    public const string Name = "web";
}
