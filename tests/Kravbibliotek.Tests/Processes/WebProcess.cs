using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Tests.Processes;

/// <summary>The built web application as a process of its own, on a private database in a folder.</summary>
internal sealed class WebProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    // As much of what is limited as a test needs.
    private static readonly IReadOnlyList<string> Unlimited =
        [.. new[] { "SignIns", "Annexes", "ApiRequests", "Downloads" }.Select(what => $"Kravbibliotek__{what}AMinute=1000000")];
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private WebProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Memory in use, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>What it has written to the terminal so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts it; it may be anywhere in its start when this returns.</summary>
    /// <param name="root">The data folder.</param>
    /// <param name="before">Program and arguments that start it as somebody else, for instance <c>runuser -u nobody --</c>.</param>
    public static WebProcess Start(string root, params string[] before) => Start(root, before, ["ASPNETCORE_ENVIRONMENT=Production", $"Kravbibliotek__BaseAddress={Site.Address}"]);

    /// <summary>Starts it as in development: with demo accounts, cookies without TLS, and as much of what is limited as a test needs.</summary>
    public static WebProcess StartInDevelopment(string root) => Start(
        root, [], ["ASPNETCORE_ENVIRONMENT=Development"]);

    /// <summary>Starts it as in development on servers that are there already.</summary>
    public static WebProcess StartOnServer(string app, string owner) => Start(
        "", [], ["ASPNETCORE_ENVIRONMENT=Development", $"ConnectionStrings__Kravbibliotek={app}", $"ConnectionStrings__KravbibliotekOwner={owner}"]);

    /// <summary>SIGKILL to the application alone, not to the server that it has started.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    private static WebProcess Start(string root, string[] before, string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] line =
        [.. before, "env", $"KRAV_DATA={root}", $"ASPNETCORE_URLS={address}", .. Unlimited, .. settings, "dotnet", typeof(LibraryReadiness).Assembly.Location];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        return new WebProcess(Process.Start(start)!, address);
    }

    /// <summary>Waits until <c>/health/ready</c> answers 200.</summary>
    public async Task ReadyAsync()
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            if (_process.HasExited || waited.Elapsed > Patience)
                Assert.Fail($"The application did not get ready. It said: {Said}");
            try
            {
                using var answer = await Client.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
                await Task.Delay(50);
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Asks it to end, as a service manager does, and waits.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Client.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.AppendLine(line.Data);
    }
}
