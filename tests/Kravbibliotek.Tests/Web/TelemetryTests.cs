using System.Collections.Concurrent;
using System.Text;
using Kravbibliotek.Web.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Tests.Web;

/// <summary>Traces, metrics and logs to a collector, and what never gets there.</summary>
[Collection(WebCollection.Name)]
public sealed class TelemetryTests(WebFixture web)
{
    private const string Secret = "hemligtsokord";

    [Fact]
    public async Task Export_CollectorConfigured_GetsAllThreeWithoutWhatPeopleLookedFor()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectorAsync(received);
        await using (var observed = web.WithWebHostBuilder(builder => builder
            .UseSetting(OpenTelemetrySetup.Endpoint, collector.Urls.Single())
            .UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .UseSetting("OTEL_BLRP_SCHEDULE_DELAY", "100")
            .ConfigureLogging(logging => logging.AddFilter("Microsoft", LogLevel.Information))))
        {
            using var client = observed.CreateClient();
            await WebFixture.ReadyAsync(client);
            await client.GetAsync($"/krav?q={Secret}");
            await UntilAsync(() => received.ContainsKey("/v1/logs"));
        }
        // The host is stopped from two sides in a test, and the one that waits is not the one that sends.
        await UntilAsync(() => received.Count == 3);

        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("kravbibliotek", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("/krav", received["/v1/traces"], StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, received["/v1/traces"] + received["/v1/metrics"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_AtItsOwnLevels_HoldsNoSearchWordsAndNoAddresses()
    {
        var lines = new ConcurrentQueue<string>();
        await using var observed = web.WithWebHostBuilder(builder => builder
            .ConfigureLogging(logging => logging.AddProvider(new LineProvider(lines))));
        using var client = observed.CreateClient();
        await WebFixture.ReadyAsync(client);
        await client.GetAsync($"/krav?q={Secret}");
        await client.GetAsync($"/finns-inte?q={Secret}");

        Assert.Contains(lines, line => line.Contains("Kravbiblioteket finns på", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var tries = 0; tries < 200 && !condition(); tries++)
            await Task.Delay(100);
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--urls=http://127.0.0.1:0"] });
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(request.Path, _ => Text(body), (_, before) => before + Text(body));
        });
        await collector.StartAsync();
        return collector;
    }

    private static string Text(MemoryStream body) => Encoding.Latin1.GetString(body.ToArray());

    private sealed class LineProvider(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() => lines.Clear();
    }
}
