using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Jobs;
using Kravbibliotek.Storage.PersonalData;
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
    : RecurringJob(TimeSpan.FromMinutes(1), time, log)
{
    private static readonly ChangeContext Published = new(CurationJob.Name, "Versionen är publicerad.");
    private static readonly ChangeContext TimeIsUp = new(CurationJob.Name, "Tiden för personuppgifter har gått ut.");

    private readonly TimeProvider _time = time;
    private readonly ILogger _log = log;

    /// <inheritdoc/>
    protected override bool IsReady => host.IsOpen;

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
                await submissions.EraseAsync(period.Limit(_time.GetUtcNow()), TimeIsUp, cancellation).ConfigureAwait(false),
                await pending.EmptyOldAsync(cancellation).ConfigureAwait(false));
        }
    }

    /// <inheritdoc/>
    protected override async Task TurnAsync(CancellationToken cancellation)
    {
        if (await RunAsync(cancellation).ConfigureAwait(false) is { Erased: > 0 } report)
            _log.LogInformation("Personuppgifter har tagits bort från {Count} ärenden.", report.Erased);
    }
}
