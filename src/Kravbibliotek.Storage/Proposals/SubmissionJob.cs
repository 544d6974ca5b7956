using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.PersonalData;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Storage.Proposals;

/// <summary>What one turn of the job did.</summary>
/// <param name="Implemented">References of those whose version has been published.</param>
/// <param name="Erased">How many lost their author because the time for personal data is up.</param>
/// <param name="Emptied">How many uploaded sheets nobody handed in.</param>
public sealed record SubmissionJobReport(IReadOnlyList<string> Implemented, int Erased, int Emptied);

/// <summary>
/// Follows what comes of submissions, and forgets what need not be known any longer. What is due is in the documents themselves, so that
/// a restart forgets nothing; a lock lets one of several applications do it.
/// </summary>
public sealed class SubmissionJob(
    LibraryHost host, SubmissionStore submissions, PendingProposals pending, PersonalDataPeriod period, TimeProvider time,
    ILogger<SubmissionJob> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly ChangeContext Published = new(CurationJob.Name, "Versionen är publicerad.");
    private static readonly ChangeContext TimeIsUp = new(CurationJob.Name, "Tiden för personuppgifter har gått ut.");

    /// <summary>Does what is due now; null when another process is at it.</summary>
    public async Task<SubmissionJobReport?> RunAsync(CancellationToken cancellation = default)
    {
        var turn = await JobLock.TryTakeAsync(host.Writing, host.Schema, "arenden", cancellation).ConfigureAwait(false);
        if (turn is null)
            return null;
        await using (turn.ConfigureAwait(false))
        {
            return new(
                await submissions.ImplementDueAsync(Published, cancellation).ConfigureAwait(false),
                await submissions.EraseAsync(period.Limit(time.GetUtcNow()), TimeIsUp, cancellation).ConfigureAwait(false),
                await pending.EmptyOldAsync(cancellation).ConfigureAwait(false));
        }
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
            if (await RunAsync(cancellation).ConfigureAwait(false) is { Erased: > 0 } report)
                log.LogInformation("Personuppgifter har tagits bort från {Count} ärenden.", report.Erased);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(e, "Ärendena följs upp vid nästa försök.");
        }
    }
}
