using System.Text.Encodings.Web;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Kravbibliotek.Web.Telemetry;

/// <summary>Traces, metrics and logs over OTLP, only where an address has been configured.</summary>
public static class OpenTelemetrySetup
{
    /// <summary>The standard's own setting for the address, read from the environment or the settings files.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds logging to the collector, and the service that starts and flushes traces and metrics.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction())
            builder.Logging.ClearProviders().AddJsonConsole(o =>
            {
                o.TimestampFormat = "O";
                // å, ä and ö readable; nothing here ends up in a page.
                o.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        if (builder.Configuration[Endpoint] is not { Length: > 0 } address)
            return builder;
        var endpoint = new Uri(address);
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Resource()).AddOtlpExporter(o => o.Endpoint = endpoint));
        builder.Services.AddHostedService(_ => new TelemetryService(endpoint));
        return builder;
    }

    internal static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService("kravbibliotek");
}
