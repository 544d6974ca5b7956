using Kravbibliotek.Storage.Jobs;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Web.Features.Notices;

/// <summary>Tells people what has happened, a short while after it has.</summary>
public sealed class NoticeJob(
    NoticeRound round, NoticeMails mails, LibraryReadiness readiness, TimeProvider time, ILogger<NoticeJob> log)
    : RecurringJob(TimeSpan.FromSeconds(20), time, log)
{
    protected override bool IsReady => readiness.IsReady;

    /// <summary>Does what is to be done now; false when another process is at it.</summary>
    public Task<bool> RunAsync(CancellationToken cancellation = default) =>
        round.RunAsync(mails.IsConfigured ? mails.SendAsync : null, cancellation);

    protected override Task TurnAsync(CancellationToken cancellation) => RunAsync(cancellation);
}
