using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.PersonalData;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Storage.Consultations;

/// <summary>
/// Erases names, organisations and mail addresses of comments when their time is up. What is due is in the comments themselves, so that
/// a restart forgets nothing; a lock lets one of several applications do it.
/// </summary>
public sealed class CommentErasure(
    LibraryHost host, CommentStore comments, PersonalDataPeriod period, TimeProvider time, ILogger<CommentErasure> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly ChangeContext TimeIsUp = new("jobb", "Tiden för personuppgifter har gått ut.");

    /// <summary>Erases what is due now and tells how many comments; null when another process is at it.</summary>
    public async Task<int?> RunAsync(CancellationToken cancellation = default)
    {
        var turn = await JobLock.TryTakeAsync(host.Writing, host.Schema, cancellation).ConfigureAwait(false);
        if (turn is null)
            return null;
        await using (turn.ConfigureAwait(false))
            return await comments.EraseAsync(period.Limit(time.GetUtcNow()), TimeIsUp, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (host.IsOpen)
                    await TryRunAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Jobbet avslutas med programmet.");
        }
    }

    // The next turn tries again: whatever was due still is. No fault here may take the whole site with it.
    private async Task TryRunAsync(CancellationToken cancellation)
    {
        try
        {
            if (await RunAsync(cancellation).ConfigureAwait(false) is > 0 and var erased)
                log.LogInformation("Personuppgifter har tagits bort från {Count} synpunkter.", erased);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(e, "Personuppgifterna tas bort vid nästa försök.");
        }
    }
}
