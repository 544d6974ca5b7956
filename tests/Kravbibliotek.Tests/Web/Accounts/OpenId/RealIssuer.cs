using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Kravbibliotek.TestSupport;

namespace Kravbibliotek.Tests.Web.Accounts.OpenId;

/// <summary>The npm package oidc-provider on this machine, and a browser on it.</summary>
internal sealed class RealIssuer : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "TestData", "Oidc");
    private readonly int _port = FreePort();
    private Process? _process;

    public string Address => $"http://127.0.0.1:{_port}";

    /// <summary>Starts it with a key of its own. It remembers nothing of an earlier start.</summary>
    public async Task StartAsync(string keyId)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await RunAsync(Machine.Npm!, "ci", "--ignore-scripts");
        Dispose();
        _process = Process.Start(Start("node", "provider.mjs", $"{_port}", keyId, FakeIssuer.Secret))!;
        for (string? line = ""; line != "redo";)
            line = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60))
                ?? throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync());
    }

    /// <summary>A browser with cookies of the issuer.</summary>
    public static HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>Signs in where we sent the browser, agrees to all, and gives the address it sends the browser back to.</summary>
    public static async Task<Uri> SignInAsync(HttpClient browser, Uri asked, string name)
    {
        var (at, response) = (asked, await browser.GetAsync(asked));
        for (var steps = 0; steps < 20; steps++)
        {
            if (response.Headers.Location is { } next)
            {
                at = new Uri(at, next);
                if (at.Host == "localhost")
                    return at;
                response = await browser.GetAsync(at);
                continue;
            }

            response = await SubmitAsync(browser, at, response, ("login", name), ("password", "vad som helst"));
        }

        throw new InvalidOperationException($"The issuer never came to an end: {at}");
    }

    /// <summary>Presses a button of the page.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient browser, Uri at, HttpResponseMessage page, params (string Name, string Value)[] typed)
    {
        var document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        var form = document.QuerySelector("form") as IHtmlFormElement
            ?? throw new InvalidOperationException($"{(int)page.StatusCode} {at}: {document.Body?.TextContent}");
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? "");
        foreach (var (name, value) in typed)
            if (fields.ContainsKey(name) || name == "logout")
                fields[name] = value;
        return await browser.PostAsync(new Uri(at, form.GetAttribute("action")), new FormUrlEncodedContent(fields));
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Start(program, arguments))!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(process.ExitCode == 0, string.Join('\n', await said));
    }

    private static ProcessStartInfo Start(string program, params string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
