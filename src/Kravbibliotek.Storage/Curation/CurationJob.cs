using Kravbibliotek.Checks;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Jobs;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Storage.Curation;

/// <summary>What one turn of the job did.</summary>
/// <param name="Published">Ids of the versions published.</param>
/// <param name="Withdrawn">Keys of the requirements withdrawn.</param>
/// <param name="Held">Requirements whose last day has passed but which something still needs.</param>
/// <param name="Returned">Keys of the drafts whose consultation is over and which are back in review.</param>
public sealed record CurationJobReport(
    IReadOnlyList<string> Published, IReadOnlyList<string> Withdrawn, IReadOnlyList<Finding> Held, IReadOnlyList<string> Returned);

/// <summary>
/// Publishes drafts whose day has come, ends consultations and withdraws requirements whose last day has passed. What is due is in the documents themselves,
/// so that a restart forgets nothing; a lock lets one of several applications do it.
/// </summary>
public sealed class CurationJob(
    LibraryHost host, DraftStore drafts, Publishing publishing, RetirementStore retirements, TimeProvider time, ILogger<CurationJob> log)
    : RecurringJob(TimeSpan.FromMinutes(1), time, log)
{
    /// <summary>What the change log calls it.</summary>
    public const string Name = "jobb";

    /// <summary>What its turn is called.</summary>
    internal const string Turn = "kuratering";

    private static readonly ChangeContext LastDayPassed = new(Name, "Sista dagen har passerat.");
    private static readonly ChangeContext ConsultationOver = new(Name, "Remisstiden är slut.");

    private readonly ILogger _log = log;

    /// <inheritdoc/>
    protected override bool IsReady => host.IsOpen;

    /// <summary>Does what is due now; null when another process is at it.</summary>
    public async Task<CurationJobReport?> RunAsync(CancellationToken cancellation = default)
    {
        var turn = await JobLock.TryTakeAsync(host.Writing, host.Schema, Turn, cancellation).ConfigureAwait(false);
        if (turn is null)
            return null;
        await using (turn.ConfigureAwait(false))
        {
            var published = await publishing.PublishDueAsync(drafts, Name, cancellation).ConfigureAwait(false);
            var (withdrawn, held) = await retirements.EndDueAsync(LastDayPassed, cancellation).ConfigureAwait(false);
            var returned = await drafts.CloseDueConsultationsAsync(ConsultationOver, cancellation).ConfigureAwait(false);
            return new(published, withdrawn, held, returned);
        }
    }

    /// <inheritdoc/>
    protected override async Task TurnAsync(CancellationToken cancellation)
    {
        if (await RunAsync(cancellation).ConfigureAwait(false) is not { } report)
            return;
        if (report.Published.Count + report.Withdrawn.Count > 0)
        {
            _log.LogInformation(
                "Publicerat: {Published}. Upphävt: {Withdrawn}.", string.Join(", ", report.Published), string.Join(", ", report.Withdrawn));
        }

        foreach (var finding in report.Held)
            _log.LogWarning("{Message} {Mend}", finding.Message, finding.Mend);
    }
}
