using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Freshness;
using Marten;

namespace Kravbibliotek.Storage.Consultations;

/// <summary>A consultation, and whether the public may comment.</summary>
/// <param name="Consultation">The consultation.</param>
/// <param name="IsOpen">True when comments are taken in now.</param>
/// <param name="IsComing">True when it opens on a later day.</param>
public sealed record ConsultationEntry(Consultation Consultation, bool IsOpen, bool IsComing);

/// <summary>Reads consultations and their comments.</summary>
public sealed class ConsultationStore(LibraryHost host, PublishedChanges changes, TimeProvider time)
{
    // Few requirements have had any, and every page of a requirement asks.
    private readonly KeptKeys _keys = new(host, changes, "select distinct data ->> 'key' from {0}.mt_doc_consultation");

    /// <summary>One consultation, or null.</summary>
    public async Task<ConsultationEntry?> FindAsync(string key, int round, CancellationToken cancellation = default)
    {
        // From the primary: who has just commented, moderated or answered sees it.
        await using var session = host.Store.LightweightSession();
        var found = await session.LoadAsync<Consultation>(Consultation.IdOf(key, round), cancellation).ConfigureAwait(false);
        return found is null ? null : (await EntriesAsync(session, [found], cancellation).ConfigureAwait(false))[0];
    }

    /// <summary>All consultations of a requirement, the latest first.</summary>
    public async Task<IReadOnlyList<ConsultationEntry>> OfAsync(string key, CancellationToken cancellation = default)
    {
        if (!await _keys.MayHaveAsync(key, cancellation).ConfigureAwait(false))
            return [];
        await using var session = host.Store.QuerySession();
        var found = await session.QueryAsync<Consultation>("where data ->> 'key' = ?", cancellation, key).ConfigureAwait(false);
        return await EntriesAsync(session, [.. found.OrderByDescending(c => c.Round)], cancellation).ConfigureAwait(false);
    }

    /// <summary>What is open now or opens later, what ends first first.</summary>
    public async Task<IReadOnlyList<ConsultationEntry>> OpenAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var found = await session.QueryAsync<Consultation>(
            "where data ->> 'isSettled' = 'false' and data ->> 'closedAt' is null order by data -> 'period' ->> 'to', id", cancellation)
            .ConfigureAwait(false);
        var entries = await EntriesAsync(session, found, cancellation).ConfigureAwait(false);
        return [.. entries.Where(e => e.IsOpen || e.IsComing)];
    }

    /// <summary>One page of all consultations that have begun, the latest first.</summary>
    public async Task<IReadOnlyList<ConsultationEntry>> PageAsync(int offset, int count, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var found = await session.QueryAsync<Consultation>(
            "where data -> 'period' ->> 'from' <= ? order by data -> 'period' ->> 'from' desc, id limit ? offset ?", cancellation,
            Today(), count, offset).ConfigureAwait(false);
        return await EntriesAsync(session, found, cancellation).ConfigureAwait(false);
    }

    /// <summary>How many consultations have begun.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation = default)
    {
        await using var command = host.Reading.CreateCommand(
            $"select count(*)::int from \"{host.Schema}\".mt_doc_consultation where data -> 'period' ->> 'from' <= $1");
        command.Parameters.Add(new() { Value = Today() });
        return (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>Consultations with comments that somebody has to look at or answer, those that ended first first.</summary>
    public async Task<IReadOnlyList<ConsultationEntry>> UnansweredAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var found = await session.QueryAsync<Consultation>(
            "where (data ->> 'unanswered')::int > 0 order by data -> 'period' ->> 'to', id", cancellation).ConfigureAwait(false);
        return await EntriesAsync(session, found, cancellation).ConfigureAwait(false);
    }

    /// <summary>One page of the comments of a consultation in the order they came in; those in one state alone, when one is given.</summary>
    public async Task<IReadOnlyList<ConsultationComment>> CommentsAsync(
        string consultation, CommentState? state = null, int offset = 0, int count = int.MaxValue, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<ConsultationComment>(
            """
            where data ->> 'consultation' = ? and (?::text is null or data ->> 'state' = ?::text)
            order by (data ->> 'ordinal')::int limit ? offset ?
            """,
            cancellation, consultation, state?.ToString()!, state?.ToString()!, count, offset).ConfigureAwait(false);
    }

    /// <summary>How many comments of a consultation are in a state.</summary>
    public async Task<int> CountAsync(string consultation, CommentState state, CancellationToken cancellation = default)
    {
        await using var command = host.Writing.CreateCommand(
            $"""
             select count(*)::int from "{host.Schema}".mt_doc_consultationcomment
             where data ->> 'consultation' = $1 and data ->> 'state' = $2
             """);
        command.Parameters.Add(new() { Value = consultation });
        command.Parameters.Add(new() { Value = state.ToString() });
        return (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>One comment, or null.</summary>
    public async Task<ConsultationComment?> CommentAsync(string key, int round, int ordinal, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<ConsultationComment>(
            ConsultationComment.IdOf(Consultation.IdOf(key, round), ordinal), cancellation).ConfigureAwait(false);
    }

    private string Today() => SwedishDay.Of(time.GetUtcNow()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<ConsultationEntry>> EntriesAsync(
        IQuerySession session, IReadOnlyList<Consultation> consultations, CancellationToken cancellation)
    {
        var today = SwedishDay.Of(time.GetUtcNow());
        var unsettled = consultations.Where(c => !c.IsSettled && c.ClosedAt is null).Select(c => c.Key).Distinct(StringComparer.Ordinal).ToList();
        var drafts = unsettled.Count == 0 ? [] : await session.LoadManyAsync<Draft>(cancellation, unsettled).ConfigureAwait(false);
        var byKey = drafts.ToDictionary(d => d.Key, StringComparer.Ordinal);
        return
        [
            .. consultations.Select(c => new ConsultationEntry(
                c,
                ConsultationRules.IsOpen(c, byKey.GetValueOrDefault(c.Key), today),
                ConsultationRules.IsComing(c, byKey.GetValueOrDefault(c.Key), today))),
        ];
    }
}
