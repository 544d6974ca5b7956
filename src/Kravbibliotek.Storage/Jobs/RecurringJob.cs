using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Storage.Jobs;

/// <summary>Something that is done again and again while the application runs. What fails is tried at the next turn.</summary>
/// <param name="interval">The time between two turns.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where failures are told.</param>
public abstract class RecurringJob(TimeSpan interval, TimeProvider time, ILogger log) : BackgroundService
{
    /// <summary>False while it is too early for a turn.</summary>
    protected abstract bool IsReady { get; }

    /// <summary>One turn.</summary>
    protected abstract Task TurnAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (IsReady)
                    await TryTurnAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(interval, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Jobbet avslutas med programmet.");
        }
    }

    // No fault here may take the whole site with it.
    private async Task TryTurnAsync(CancellationToken cancellation)
    {
        try
        {
            await TurnAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(e, "Jobbet prövas igen vid nästa tur.");
        }
    }
}
