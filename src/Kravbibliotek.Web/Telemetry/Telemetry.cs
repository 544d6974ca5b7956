using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kravbibliotek.Web.Telemetry;

/// <summary>What the application measures of itself beside what the framework and the database driver do.</summary>
public static class Measures
{
    /// <summary>Name of our source and meter.</summary>
    public const string Name = "Kravbibliotek";

    private static readonly Meter Meter = new(Name);

    /// <summary>Spans around what is worth seeing on its own.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Annexes made</summary>
    public static Counter<long> Annexes { get; } = Meter.CreateCounter<long>("kravbibliotek.annexes", "{annex}", "Annexes made.");

    /// <summary>Seconds it took to make one.</summary>
    public static Histogram<double> AnnexSeconds { get; } =
        Meter.CreateHistogram<double>("kravbibliotek.annex.duration", "s", "Time to make an annex.");
}

/// <summary>Traces, metrics and logs over OTLP, only where an address has been configured.</summary>
public static class OpenTelemetrySetup
{
    /// <summary>The standard's own setting for the address, read from the environment or the settings files.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds logging to the collector, and the service that starts and flushes traces and metrics.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction())
            builder.Logging.ClearProviders().AddJsonConsole(o => o.TimestampFormat = "O");
        if (builder.Configuration[Endpoint] is not { Length: > 0 } address)
            return builder;
        var endpoint = new Uri(address);
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Resource()).AddOtlpExporter(o => o.Endpoint = endpoint));
        builder.Services.AddHostedService(_ => new TelemetryService(endpoint));
        return builder;
    }

    internal static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService("kravbibliotek");
}

/// <summary>Runs the trace and metric pipelines as long as the application runs.</summary>
public sealed class TelemetryService(Uri endpoint) : IHostedService
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(OpenTelemetrySetup.Resource())
            .AddSource("Microsoft.AspNetCore", "Npgsql", Measures.Name)
            .AddProcessor(new WithoutPersonalData())
            .AddOtlpExporter(o => o.Endpoint = endpoint)
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(OpenTelemetrySetup.Resource())
            .AddMeter("Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", Measures.Name)
            .AddOtlpExporter(o => o.Endpoint = endpoint)
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Takes away what could tell who looked for what: addresses, browsers and query strings.</summary>
public sealed class WithoutPersonalData : BaseProcessor<Activity>
{
    private static readonly string[] Tags =
        ["url.query", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags)
            data.SetTag(tag, null);
    }
}
