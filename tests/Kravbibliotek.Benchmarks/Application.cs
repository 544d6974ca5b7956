using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Benchmarks;

/// <summary>The application as a process of its own, on loopback.</summary>
internal static class Application
{
    /// <summary>Starts the built application with demo accounts.</summary>
    public static Process Start(string folder, Uri address) =>
        Start(typeof(LibraryReadiness).Assembly.Location, [], folder, address);

    /// <summary>Starts it with an empty page beside its own.</summary>
    public static Process Serve(string folder, Uri address) =>
        Start(typeof(Application).Assembly.Location, ["serve", folder, address.ToString()], folder, address);

    /// <summary>Waits until it is ready.</summary>
    public static async Task ReadyAsync(Process application, Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var waited = Stopwatch.StartNew(); !application.HasExited && waited.Elapsed < TimeSpan.FromMinutes(5); await Task.Delay(100))
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
                continue;
            }
        }

        throw new TimeoutException("The application did not get ready.");
    }

    /// <summary>An address where nobody listens.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }

    private static Process Start(string program, string[] arguments, string folder, Uri address)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["KRAV_DATA"] = folder, ["ASPNETCORE_URLS"] = address.ToString(), ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }
}
