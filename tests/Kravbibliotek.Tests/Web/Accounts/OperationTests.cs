using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kravbibliotek.Storage.DataProtection;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The application behind a proxy, and its keys in a database that others may read.</summary>
public sealed class OperationTests(WebFixture web) : IClassFixture<WebFixture>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("krav-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Limit_BehindProxy_CountsVisitorsAndNotTheProxy()
    {
        using var application = Behind("10.1.2.3", "10.1.0.0/16");
        var client = AccountWebFixture.Browser(application);
        await WebFixture.ReadyAsync(client);

        Assert.Equal(HttpStatusCode.BadRequest, await TryAsync(client, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(client, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.BadRequest, await TryAsync(client, "203.0.113.2"));
        // What a visitor claims stands before what the proxy has seen.
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(client, "198.51.100.9, 203.0.113.2"));
    }

    [Fact]
    public async Task Limit_HeaderFromVisitor_ChangesNothing()
    {
        using var application = Behind("203.0.113.7", "10.1.0.0/16");
        var client = AccountWebFixture.Browser(application);
        await WebFixture.ReadyAsync(client);

        Assert.Equal(HttpStatusCode.BadRequest, await TryAsync(client, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(client, "203.0.113.2"));
    }

    [Theory]
    [InlineData("10.0.0.4, 2001:db8::/32", true)]
    [InlineData("", true)]
    [InlineData("proxy.exempel.se", false)]
    [InlineData("10.0.0.0/99", false)]
    public void Check_Proxies_RefusesWhatIsNoAddress(string setting, bool isRight)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(Proxies.Setting, setting)]).Build();

        Assert.Equal(isRight, Record.Exception(() => Proxies.Check(configuration)) is null);
    }

    [Theory]
    [InlineData("prov.pfx")]
    [InlineData("prov.pem")]
    public async Task Keys_WithCertificate_AreEncryptedInTheDatabaseAndOfUse(string name)
    {
        var path = WriteCertificate(_folder.FullName, name);
        await using var fresh = new FreshFixture();
        await fresh.InitializeAsync();
        using var application = fresh.WithWebHostBuilder(builder => builder.UseSetting(KeyCertificates.Setting, path));
        await WebFixture.ReadyAsync(AccountWebFixture.Browser(application));

        var protector = application.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("prov");
        var text = protector.Protect("hemligt");
        var stored = application.Services.GetRequiredService<ProtectionKeys>().GetAllElements();

        Assert.Equal("hemligt", protector.Unprotect(text));
        Assert.NotEmpty(stored);
        Assert.All(stored, key => Assert.Contains("EncryptedData", key.ToString(), StringComparison.Ordinal));
        Assert.All(stored, key => Assert.DoesNotContain("<masterKey", key.ToString(), StringComparison.Ordinal));
        using var without = fresh.WithWebHostBuilder(_ => { });
        await WebFixture.ReadyAsync(AccountWebFixture.Browser(without));
        var other = without.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("prov");
        Assert.ThrowsAny<CryptographicException>(() => other.Unprotect(text));
    }

    [Theory]
    [InlineData("finns-inte.pfx")]
    [InlineData("trasig.pem")]
    public void Check_CertificateThatCannotBeRead_SaysWhich(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        if (name == "trasig.pem")
            File.WriteAllText(path, "inget certifikat");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(KeyCertificates.Setting, path)]).Build();

        var refusal = Assert.Throws<InvalidDataException>(() => KeyCertificates.Check(configuration));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    private static string WriteCertificate(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=prov", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        if (name.EndsWith(".pem", StringComparison.Ordinal))
            File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        else
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
        return path;
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient client, string forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/logga-in") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("X-Forwarded-For", forwarded);
        return (await client.SendAsync(request)).StatusCode;
    }

    private WebApplicationFactory<LibraryReadiness> Behind(string remote, string proxies) => web.WithWebHostBuilder(builder =>
    {
        builder.UseSetting(Proxies.Setting, proxies);
        builder.UseSetting(RateLimits.SignInsAMinute, "1");
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(remote))));
    });

    /// <summary>A database with no keys yet.</summary>
    private sealed class FreshFixture : WebFixture, IAsyncDisposable
    {
        ValueTask IAsyncDisposable.DisposeAsync() => new(((IAsyncLifetime)this).DisposeAsync());
    }

    /// <summary>Lets requests come from an address, which the test server does not.</summary>
    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = address;
                return following(context);
            });
            next(app);
        };
    }
}
