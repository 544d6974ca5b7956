using Kravbibliotek.TestSupport;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>The application on a port of its own and a real Chromium, shared by all tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly string _schema = PostgresServer.NewSchemaName();
    private PostgresServer? _server;
    private WebApplication? _app;
    private IPlaywright? _playwright;

    /// <summary>Settings of the application beside the usual, as name=value.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Address of the application.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The services of the application.</summary>
    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        if (Machine.Chromium is null)
            return;
        _server = await PostgresServer.GetAsync();
        await StartApplicationAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Machine.Chromium, Args = Quiet });
    }

    /// <summary>A visit by somebody who has not been here before.</summary>
    public async Task<Visit> VisitAsync(bool dark = false, int width = 1280, bool script = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Address,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "sv-SE",
        });
        return new Visit(context, await context.NewPageAsync(), $"{(dark ? "mork" : "ljus")}-{width}");
    }

    public async Task DisposeAsync()
    {
        if (_app is null)
            return;
        await Browser.DisposeAsync();
        _playwright!.Dispose();
        await _app.DisposeAsync();
        await _server!.DropSchemaAsync(_schema);
    }

    private async Task StartApplicationAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(LibraryReadiness).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
            Args =
            [
                "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Kravbibliotek={_server!.AppConnectionString}",
                $"--ConnectionStrings:KravbibliotekOwner={_server.OwnerConnectionString}", $"--Kravbibliotek:Schema={_schema}",
                .. Settings.Select(s => $"--{s}"),
            ],
        });
        _app = builder.AddKravbibliotek().Build().UseKravbibliotek();
        await _app.StartAsync();
        Address = _app.Urls.Single();
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        for (var tries = 0; !(await client.GetAsync("/health/ready")).IsSuccessStatusCode; tries++)
        {
            Assert.True(tries < 600, "The library was not ready within a minute.");
            await Task.Delay(100);
        }
    }
}

/// <summary>A visit, which ends with everything that the browser remembers of it.</summary>
/// <param name="Context">What the browser remembers.</param>
/// <param name="Page">The page that is open.</param>
/// <param name="Look">Colours and width, as pictures are named by.</param>
public sealed record Visit(IBrowserContext Context, IPage Page, string Look) : IAsyncDisposable
{
    /// <summary>Looks at a page with axe and keeps a picture of it.</summary>
    public async Task LookAsync(string address, string? name = null)
    {
        await Page.GotoAsync(address);
        await AccessibilityTests.AssertNoFaultAsync(Page);
        await AccessibilityTests.PictureAsync(Page, $"{name ?? address.Split('?')[0]}-{Look}");
    }

    /// <summary>
    /// Looks at a page as somebody else sees it, by sharing their session: axe is a script of its own and cannot run in a visit without JavaScript.
    /// </summary>
    public async Task LookAsync(Visit signedIn, string address, string? name = null)
    {
        await Context.AddCookiesAsync((await signedIn.Context.CookiesAsync()).Select(c => new Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Domain = c.Domain,
            Path = c.Path,
            Secure = c.Secure,
            HttpOnly = c.HttpOnly,
        }));
        await LookAsync(address, name);
    }

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}

/// <summary>Tests that share one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
