using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Kravbibliotek.Web.Telemetry;

/// <summary>Runs the trace and metric pipelines as long as the application runs.</summary>
public sealed class TelemetryService(IConfiguration configuration) : IHostedService
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(OpenTelemetrySetup.Resource())
            .AddSource("Microsoft.AspNetCore", "Npgsql", Measures.Name)
            .AddProcessor(new WithoutPersonalData())
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(OpenTelemetrySetup.Resource())
            .AddMeter("Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", Measures.Name)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // Disposing sends what is left. A host may stop more than once.
        Interlocked.Exchange(ref _traces, null)?.Dispose();
        Interlocked.Exchange(ref _metrics, null)?.Dispose();
        return Task.CompletedTask;
    }
}
