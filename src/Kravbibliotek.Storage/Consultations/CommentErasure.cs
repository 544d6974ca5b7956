using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Jobs;
using Kravbibliotek.Storage.PersonalData;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Storage.Consultations;

/// <summary>
/// Erases names, organisations and mail addresses of comments when their time is up. What is due is in the comments themselves, so that
/// a restart forgets nothing; a lock lets one of several applications do it.
/// </summary>
public sealed class CommentErasure(
    LibraryHost host, CommentStore comments, PersonalDataPeriod period, TimeProvider time, ILogger<CommentErasure> log)
    : RecurringJob(TimeSpan.FromMinutes(10), time, log)
{
    private static readonly ChangeContext TimeIsUp = new("jobb", "Tiden för personuppgifter har gått ut.");

    private readonly TimeProvider _time = time;
    private readonly ILogger _log = log;

    /// <inheritdoc/>
    protected override bool IsReady => host.IsOpen;

    /// <summary>Erases what is due now and tells how many comments; null when another process is at it.</summary>
    public async Task<int?> RunAsync(CancellationToken cancellation = default)
    {
        var turn = await JobLock.TryTakeAsync(host.Writing, host.Schema, "synpunkter", cancellation).ConfigureAwait(false);
        if (turn is null)
            return null;
        await using (turn.ConfigureAwait(false))
            return await comments.EraseAsync(period.Limit(_time.GetUtcNow()), TimeIsUp, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task TurnAsync(CancellationToken cancellation)
    {
        if (await RunAsync(cancellation).ConfigureAwait(false) is > 0 and var erased)
            _log.LogInformation("Personuppgifter har tagits bort från {Count} synpunkter.", erased);
    }
}
