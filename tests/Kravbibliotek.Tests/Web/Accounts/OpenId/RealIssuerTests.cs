using System.Net;
using Kravbibliotek.TestSupport;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kravbibliotek.Tests.Web.Accounts.OpenId;

/// <summary>Signing in with an issuer that others have written, over real HTTP.</summary>
public sealed class RealIssuerTests(WebFixture web) : IClassFixture<WebFixture>, IDisposable
{
    private readonly RealIssuer _issuer = new();

    public void Dispose() => _issuer.Dispose();

    [NpmFact]
    public async Task SignIn_WithRealIssuer_FromFirstVisitToNewKeysAndOutAgain()
    {
        await _issuer.StartAsync("forsta");
        await using var application = await ApplicationAsync();
        var (browser, there) = (AccountWebFixture.Browser(application), RealIssuer.Browser());

        var response = await SignInAsync(browser, there, "anna");
        Assert.Equal("302 /krav", response.Summary());
        var page = await browser.PageAsync("/konto");
        Assert.Contains("anna@provider.se", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Upphandlare", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Stockholms kommun", page.Text("main"), StringComparison.Ordinal);

        var refused = await SignInAsync(AccountWebFixture.Browser(application), RealIssuer.Browser(), "nils");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("du har ingen roll", (await refused.PageAsync()).Text("main"), StringComparison.Ordinal);

        var curator = AccountWebFixture.Browser(application);
        Assert.Equal("302 /krav", (await SignInAsync(curator, RealIssuer.Browser(), "klara")).Summary());
        Assert.Contains("Kurator", (await curator.PageAsync("/konto")).Text("main"), StringComparison.Ordinal);

        Assert.Equal("302 /logga-ut/organisation", (await browser.PressAsync("/konto", "/logga-ut")).Summary());
        var end = new Uri((await browser.PageAsync("/logga-ut/organisation")).QuerySelector("main a.ds-button")!.GetAttribute("href")!);
        var left = await RealIssuer.SubmitAsync(there, end, await there.GetAsync(end), ("logout", "yes"));
        Assert.Equal("https://localhost/", left.Headers.Location?.OriginalString);

        await _issuer.StartAsync("andra");
        Assert.Equal("302 /krav", (await SignInAsync(browser, RealIssuer.Browser(), "anna")).Summary());
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, HttpClient there, string name)
    {
        var asked = (await browser.GetAsync("/logga-in/organisation?tillbaka=%2Fkrav")).Headers.Location!;
        var answer = await RealIssuer.SignInAsync(there, asked, name);
        return await browser.GetAsync(answer.PathAndQuery);
    }

    /// <summary>With the clock that the issuer goes by.</summary>
    private async Task<WebApplicationFactory<LibraryReadiness>> ApplicationAsync()
    {
        var application = web.WithWebHostBuilder(builder =>
        {
            OpenIdFixture.Configure(builder, _issuer.Address);
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
        });
        await WebFixture.ReadyAsync(AccountWebFixture.Browser(application));
        return application;
    }
}
