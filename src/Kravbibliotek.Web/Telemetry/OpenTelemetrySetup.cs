using System.Text.Encodings.Web;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Kravbibliotek.Web.Telemetry;

/// <summary>
/// Logs for people and programs, and traces, metrics and logs over OTLP where an address has been configured. All standard
/// <c>OTEL_</c> settings are understood, from the environment and from the settings files.
/// </summary>
public static class OpenTelemetrySetup
{
    /// <summary>The standard's own setting for the address of the collector.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds logging, and the service that starts and flushes traces and metrics.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        // The id that an error page shows is then found in the log.
        builder.Logging.Configure(o => o.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        if (builder.Environment.IsProduction())
            builder.Logging.ClearProviders().AddJsonConsole(o =>
            {
                o.TimestampFormat = "O";
                o.IncludeScopes = true;
                // å, ä and ö readable; nothing here ends up in a page.
                o.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return builder;
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Resource()).AddOtlpExporter());
        builder.Services.AddHostedService<TelemetryService>();
        return builder;
    }

    internal static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService("kravbibliotek");
}
