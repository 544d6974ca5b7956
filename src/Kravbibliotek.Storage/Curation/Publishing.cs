using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Search;
using Marten;

namespace Kravbibliotek.Storage.Curation;

/// <summary>One draft to publish.</summary>
/// <param name="Key">Key of the requirement.</param>
/// <param name="Revision">The revision of the draft that was looked at.</param>
/// <param name="Kind">What it changes.</param>
/// <param name="Note">The change note.</param>
public sealed record PublishOrder(string Key, long Revision, ChangeKind Kind, string Note);

/// <summary>What came of publishing. When there are findings or conflicts, nothing was published.</summary>
public sealed record PublishOutcome
{
    /// <summary>The new versions, in the order of their keys.</summary>
    public IReadOnlyList<RequirementVersion> Versions { get; init; } = [];

    /// <summary>The drafts that got a day, when nothing was to be published at once.</summary>
    public IReadOnlyList<Draft> Planned { get; init; } = [];

    /// <summary>Why it was refused.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Drafts that somebody else changed or published meanwhile, as they are now.</summary>
    public IReadOnlyList<Draft> Conflicts { get; init; } = [];
}

/// <summary>Publishes approved drafts: several together, all or none, in one transaction.</summary>
public sealed class Publishing(LibraryHost host, TimeProvider time)
{
    private readonly ChangeLog _log = new(time);
    private readonly SearchRows _rows = new(host);

    /// <summary>Publishes the drafts, or none of them.</summary>
    public async Task<PublishOutcome> PublishAsync(IReadOnlyList<PublishOrder> orders, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var inOrder = InOrder(orders);
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: true, cancellation).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var situations = await LoadAsync(session, inOrder, cancellation).ConfigureAwait(false);
            if (Raced(situations, inOrder) is { Count: > 0 } raced)
                return new() { Conflicts = raced };
            var decisions = situations.Zip(inOrder, (s, o) => PublicationRules.Decide(s, o.Kind, o.Note)).ToList();
            var publications = decisions.Select(d => d.Publication).OfType<Publication>().ToList();
            if (publications.Count < decisions.Count)
                return new() { Findings = [.. decisions.SelectMany(d => d.Findings)] };
            await QueueAsync(session, situations, publications, by, cancellation).ConfigureAwait(false);
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return new() { Versions = [.. publications.Select(p => p.Version)] };
        }
    }

    /// <summary>Decides the day on which the drafts publish themselves, for all of them or for none.</summary>
    public async Task<PublishOutcome> PlanAsync(
        IReadOnlyList<PublishOrder> orders, DateOnly day, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var inOrder = InOrder(orders);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var situations = await LoadAsync(session, inOrder, cancellation).ConfigureAwait(false);
            if (Raced(situations, inOrder) is { Count: > 0 } raced)
                return new() { Conflicts = raced };
            var decisions = situations.Zip(
                inOrder, (s, o) => DraftWorkflow.Decide(s, new PlanPublication(by, new(o.Kind, o.Note, day, by.Account)))).ToList();
            var drafts = decisions.Select(d => d.Draft).OfType<Draft>().ToList();
            if (drafts.Count < decisions.Count)
                return new() { Findings = [.. decisions.SelectMany(d => d.Findings)] };
            foreach (var (before, after) in situations.Zip(drafts))
            {
                session.UpdateRevision(after, before.Draft.Revision + 1);
                _log.Add(
                    session, new(by.Account, $"Publiceras {Iso(day)}."), ChangeAction.Updated, DraftStore.SubjectOf(after.Key),
                    before.Draft, after);
            }

            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return new() { Planned = drafts };
        }
    }

    /// <summary>Published versions by their ids, as they are on the primary, so that who has just published sees them.</summary>
    public async Task<IReadOnlyList<RequirementVersion>> VersionsAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var versions = await session.LoadManyAsync<RequirementVersion>(cancellation, ids).ConfigureAwait(false);
        return [.. versions.OrderBy(v => v.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Publishes every draft whose day has come, each by itself: what is wrong with one does not hold up another. One that is refused
    /// loses its day and says why in a comment. Returns the ids of the new versions.
    /// </summary>
    internal async Task<IReadOnlyList<string>> PublishDueAsync(DraftStore drafts, string job, CancellationToken cancellation)
    {
        var today = SwedishDay.Of(time.GetUtcNow());
        var published = new List<string>();
        foreach (var draft in await DueAsync(today, cancellation).ConfigureAwait(false))
        {
            var plan = draft.Plan!;
            var outcome = await PublishAsync([new(draft.Key, draft.Revision, plan.Kind, plan.Note)], new(plan.By), cancellation)
                .ConfigureAwait(false);
            published.AddRange(outcome.Versions.Select(v => v.Id));
            if (outcome.Findings is [_, ..] findings)
            {
                var why = "Publicerades inte som planerat: " + string.Join(' ', findings.Select(f => f.Message));
                await drafts.DoAsync(draft.Key, draft.Revision, new CancelPublication(new(job), why), why, cancellation).ConfigureAwait(false);
            }
        }

        return published;
    }

    // In one order for all, so that two who publish the same never wait for each other in a ring.
    private static List<PublishOrder> InOrder(IReadOnlyList<PublishOrder> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        return orders.DistinctBy(o => o.Key).Count() == orders.Count
            ? [.. orders.OrderBy(o => o.Key, StringComparer.Ordinal)]
            : throw new ArgumentException("Ett utkast kan bara publiceras en gång.", nameof(orders));
    }

    private static List<Draft> Raced(IReadOnlyList<DraftSituation> situations, IReadOnlyList<PublishOrder> orders) =>
        [.. situations.Zip(orders).Where(p => p.First.Draft.Revision != p.Second.Revision).Select(p => p.First.Draft)];

    private async Task<IReadOnlyList<Draft>> DueAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        var due = await session.QueryAsync<Draft>(
            "where data ->> 'state' = ? and data -> 'plan' ->> 'day' <= ?", cancellation, nameof(DraftState.Approved), Iso(today))
            .ConfigureAwait(false);
        return [.. due.OrderBy(d => d.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<DraftSituation>> LoadAsync(
        IDocumentSession session, IReadOnlyList<PublishOrder> orders, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var situations = new List<DraftSituation>();
        foreach (var order in orders)
        {
            situations.Add(await DraftSituations.LoadAsync(session, order.Key, now, check: true, cancellation).ConfigureAwait(false)
                ?? throw new ArgumentException($"Kravet {order.Key} har inget utkast.", nameof(orders)));
        }

        return situations;
    }

    private async Task QueueAsync(
        IDocumentSession session, IReadOnlyList<DraftSituation> situations, IReadOnlyList<Publication> publications, Actor by,
        CancellationToken cancellation)
    {
        foreach (var (before, after) in situations.Zip(publications))
        {
            var version = after.Version;
            var context = new ChangeContext(by.Account, version.ChangeNote);
            session.Insert(version);
            session.UpdateRevision(after.Requirement, before.Requirement.Revision + 1);
            session.UpdateRevision(after.Draft, before.Draft.Revision + 1);
            ConsultationLedger.Queue(session, after.Consultations);
            _log.Add(session, context, ChangeAction.Added, version.Id, null, new { version.Fingerprint });
            _log.Add(session, context, ChangeAction.Updated, version.Key, before.Requirement, after.Requirement);
            _log.Add(session, context, ChangeAction.Updated, DraftStore.SubjectOf(version.Key), before.Draft, after.Draft);
        }

        // What is no longer current is found in the history from now.
        var rows = publications.Select(p => (p.Requirement, p.Version))
            .Concat(situations.Zip(publications).Where(p => p.First.Current is not null).Select(p => (p.Second.Requirement, p.First.Current!)));
        await _rows.QueueAsync(session, [.. rows], cancellation).ConfigureAwait(false);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
