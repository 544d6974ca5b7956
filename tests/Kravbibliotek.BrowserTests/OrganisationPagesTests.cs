using Kravbibliotek.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.BrowserTests;

/// <summary>The pages of signing in with the organisation's own sign-in: the button, a refusal, and after signing out. None has a fault.</summary>
public sealed class OrganisationPagesTests : IAsyncLifetime
{
    private WebApplication? _issuer;
    private BrowserFixture? _browser;

    public async Task InitializeAsync()
    {
        if (Machine.Chromium is null)
            return;
        _issuer = Issuer();
        await _issuer.StartAsync();
        _browser = new BrowserFixture
        {
            Settings =
            [
                $"Kravbibliotek:OpenIdConnect:Authority={_issuer.Urls.Single()}", "Kravbibliotek:OpenIdConnect:ClientId=krav",
                "Kravbibliotek:OpenIdConnect:ClientSecret=hemligt", "Kravbibliotek:OpenIdConnect:Name=Sundsvalls kommun",
                "Kravbibliotek:OpenIdConnect:Roles:krav-kurator=kurator",
            ],
        };
        await _browser.InitializeAsync();
    }

    [ChromiumFact]
    public async Task Pages_EveryState_HaveNoFault()
    {
        foreach (var (dark, width) in new[] { (false, 1280), (true, 320) })
        {
            await using var eyes = await Eyes.OfAsync(_browser!, role: null, dark, width);
            await eyes.GoAsync("/logga-in", "logga-in-organisation");
            Assert.Contains("Sundsvalls kommun", await eyes.Page.Locator("main a.ds-button").InnerTextAsync(), StringComparison.Ordinal);
            // The issuer that people are sent to has no pages in this test, so one comes back by oneself.
            await eyes.GoAsync("/logga-in/organisation/svar?state=okand&code=x", "organisation-nekad", 400);
            Assert.Contains("Till inloggningen", await eyes.Page.Locator("main ul").InnerTextAsync(), StringComparison.Ordinal);
            await eyes.GoAsync("/logga-ut/organisation", "organisation-utloggad");
            Assert.Contains("Sundsvalls kommun", await eyes.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            eyes.AssertQuiet();
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is null)
            return;
        await _browser.DisposeAsync();
        await _issuer!.DisposeAsync();
    }

    private static WebApplication Issuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        web.MapGet("/.well-known/openid-configuration", () =>
        {
            var address = web.Urls.Single();
            return Results.Json(new
            {
                issuer = address,
                authorization_endpoint = $"{address}/authorize",
                token_endpoint = $"{address}/token",
                jwks_uri = $"{address}/keys",
                end_session_endpoint = $"{address}/end",
            });
        });
        web.MapGet("/keys", () => Results.Json(new { keys = Array.Empty<object>() }));
        return web;
    }
}
