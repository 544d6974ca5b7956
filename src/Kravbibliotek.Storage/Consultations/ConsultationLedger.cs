using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Marten;

namespace Kravbibliotek.Storage.Consultations;

/// <summary>Keeps the consultations of a requirement in step with its draft, in the draft's own transaction.</summary>
internal static class ConsultationLedger
{
    /// <summary>The consultations that a publication settles.</summary>
    public static async Task<IReadOnlyList<Consultation>> PendingAsync(
        IQuerySession session, string key, CancellationToken cancellation) =>
        await session.QueryAsync<Consultation>("where data ->> 'key' = ? and data ->> 'isSettled' = 'false'", cancellation, key)
            .ConfigureAwait(false);

    /// <summary>Queues what a change of the draft's state means to them.</summary>
    public static async Task FollowAsync(
        IDocumentSession session, Draft before, Draft after, DateTimeOffset now, CancellationToken cancellation)
    {
        if (before.State == after.State || !(Concerns(before) || Concerns(after)))
            return;
        var all = await session.QueryAsync<Consultation>("where data ->> 'key' = ?", cancellation, after.Key).ConfigureAwait(false);
        Queue(session, ConsultationRules.Follow(before, after, all, now));
    }

    /// <summary>Queues consultations: those of revision 0 are new.</summary>
    public static void Queue(IDocumentSession session, IEnumerable<Consultation> consultations)
    {
        foreach (var consultation in consultations)
        {
            if (consultation.Revision == 0)
                session.Insert(consultation);
            else
                session.UpdateRevision(consultation, consultation.Revision + 1);
        }
    }

    private static bool Concerns(Draft draft) => draft.State is DraftState.Consultation or DraftState.Closed;
}
