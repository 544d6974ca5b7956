using System.Globalization;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Consultations;
using Marten;

namespace Kravbibliotek.Storage.Curation;

/// <summary>Drafts: begun, written in by several, sent round. Nothing that was saved is overwritten by who had not seen it.</summary>
public sealed class DraftStore(LibraryHost host, TimeProvider time)
{
    private const int LastNumber = 999;
    private readonly ChangeLog _log = new(time);

    /// <summary>What the change log calls the draft of a requirement.</summary>
    public static string SubjectOf(string key) => $"{key}/utkast";

    /// <summary>The draft of a requirement, also when it is closed; null when there never was one. Read from the primary.</summary>
    public async Task<Draft?> FindAsync(string key, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<Draft>(key, cancellation).ConfigureAwait(false);
    }

    /// <summary>All drafts that are not closed, by key.</summary>
    public async Task<IReadOnlyList<Draft>> OpenAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var drafts = await session.QueryAsync<Draft>("where data ->> 'state' <> ?", cancellation, nameof(DraftState.Closed))
            .ConfigureAwait(false);
        return [.. drafts.OrderBy(d => d.Key, StringComparer.Ordinal)];
    }

    /// <summary>The drafts of some requirements, by key.</summary>
    public async Task<IReadOnlyList<Draft>> WithKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var drafts = await session.LoadManyAsync<Draft>(cancellation, keys).ConfigureAwait(false);
        return [.. drafts.OrderBy(d => d.Key, StringComparer.Ordinal)];
    }

    /// <summary>Begins a new requirement with the next free key of its area. A key is never used again, whatever becomes of it.</summary>
    /// <exception cref="InvalidOperationException">All keys of the area are taken.</exception>
    public async Task<Draft> CreateAsync(Area area, RequirementContent content, Actor by, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var begun = await QueueNewAsync(session, [new(area, content)], by, "Nytt krav.", cancellation).ConfigureAwait(false);
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return (await FindAsync(begun[0].Key, cancellation).ConfigureAwait(false))!;
        }
    }

    /// <summary>Begins several requirements in somebody else's transaction, each with the next free key of its area.</summary>
    /// <exception cref="InvalidOperationException">All keys of an area are taken.</exception>
    internal async Task<IReadOnlyList<Draft>> QueueNewAsync(
        IDocumentSession session, IReadOnlyList<NewRequirement> begun, Actor by, string why, CancellationToken cancellation)
    {
        var next = new Dictionary<Area, int>();
        foreach (var area in begun.Select(b => b.Area).Distinct())
            next[area] = await NextNumberAsync(session, Areas.Of(area).Prefix, cancellation).ConfigureAwait(false);
        var context = new ChangeContext(by.Account, why);
        return [.. begun.Select(b => Begin(session, b, next[b.Area]++, by, context))];
    }

    /// <summary>Begins the next version of a published requirement, with the text of the latest.</summary>
    public async Task<DraftOutcome> StartAsync(string key, Actor by, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var decision = await QueueNextAsync(session, key, by, static _ => null, cancellation).ConfigureAwait(false);
            if (decision.Draft is null)
                return new() { Findings = decision.Findings };
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return new() { Draft = await FindAsync(key, cancellation).ConfigureAwait(false) };
        }
    }

    /// <summary>Queues the next version beside what else the session saves, with text of one's own where <paramref name="write"/> gives any.</summary>
    internal async Task<DraftDecision> QueueNextAsync(
        IDocumentSession session, string key, Actor by, Func<RequirementContent, RequirementContent?> write, CancellationToken cancellation)
    {
        // First: once it is closed, the version that it became is there to be read.
        var closed = await session.LoadAsync<Draft>(key, cancellation).ConfigureAwait(false);
        var requirement = await session.LoadAsync<Requirement>(key, cancellation).ConfigureAwait(false)
            ?? throw new ArgumentException($"Kravet {key} finns inte.", nameof(key));
        var current = await session.LoadAsync<RequirementVersion>(
            RequirementVersion.IdOf(key, requirement.CurrentNumber), cancellation).ConfigureAwait(false)
            ?? throw new ArgumentException($"Kravet {key} är aldrig publicerat.", nameof(key));
        var written = write(current.Content);
        // When nobody has written anything yet, who only begins a draft may still review what others write in it.
        var decision = DraftWorkflow.Start(requirement, closed, written ?? current.Content, written is null ? null : by);
        if (decision.Draft is not { } draft)
            return decision;
        Put(session, closed, draft);
        _log.Add(session, new(by.Account, "Nytt utkast."), ActionOn(closed), SubjectOf(key), closed, draft);
        return decision;
    }

    /// <summary>Saves text. When somebody else has saved since <paramref name="revision"/>, both texts come back and nothing is stored.</summary>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="revision">The revision of the draft that the text was written from.</param>
    /// <param name="content">The text.</param>
    /// <param name="by">Who saves.</param>
    /// <param name="page">The page of the editor, whose unsaved text is thereby saved; null when it was not the editor.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<DraftOutcome> SaveAsync(
        string key, long revision, RequirementContent content, Actor by, string? page = null, CancellationToken cancellation = default) =>
        DecideAsync(
            key, revision, situation => DraftWorkflow.Save(situation, content, by), new(by.Account, "Sparade text."),
            new() { Mine = content, Page = page }, cancellation);

    /// <summary>Does something else with the draft. The text is held to the hard rules where the command asks for it.</summary>
    public Task<DraftOutcome> DoAsync(
        string key, long revision, DraftCommand command, string why, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return DecideAsync(
            key, revision, situation => DraftWorkflow.Decide(situation, command), new(command.By.Account, why),
            new() { IsChecked = command is SendForReview or Approve }, cancellation);
    }

    /// <summary>Brings every draft whose consultation is over back to review. Returns their keys.</summary>
    internal async Task<IReadOnlyList<string>> CloseDueConsultationsAsync(ChangeContext context, CancellationToken cancellation)
    {
        var today = SwedishDay.Of(time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var session = host.Store.LightweightSession();
        var due = await session.QueryAsync<Draft>(
            "where data ->> 'state' = ? and data -> 'consultation' ->> 'to' < ?", cancellation, nameof(DraftState.Consultation), today)
            .ConfigureAwait(false);
        var closed = new List<string>();
        foreach (var draft in due.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            // Who changed it at the same moment has taken it out of the consultation, or is seen by the next turn.
            var outcome = await DoAsync(
                draft.Key, draft.Revision, new CloseConsultation(new(context.Who)), context.Why, cancellation).ConfigureAwait(false);
            if (outcome.Draft is not null)
                closed.Add(draft.Key);
        }

        return closed;
    }

    /// <summary>Puts a draft that has been decided in somebody else's transaction, logged, and the requirement's status with it.</summary>
    internal void Queue(IDocumentSession session, Requirement requirement, Draft? before, Draft after, ChangeContext context)
    {
        Put(session, before, after);
        FollowStatus(session, requirement, after, context);
        _log.Add(session, context, ActionOn(before), SubjectOf(after.Key), before, after);
    }

    private async Task<DraftOutcome> DecideAsync(
        string key, long revision, Func<DraftSituation, DraftDecision> decide, ChangeContext context, Way way, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var situation = await DraftSituations.LoadAsync(session, key, time.GetUtcNow(), way.IsChecked, cancellation).ConfigureAwait(false)
                ?? throw new ArgumentException($"Kravet {key} har inget utkast.", nameof(key));
            var before = situation.Draft;
            if (before.Revision != revision)
                return Raced(before, way.Mine);
            var decision = decide(situation);
            if (decision.Draft is not { } after)
                return new() { Findings = decision.Findings };
            var isSame = DocumentJson.Same(before, after);
            await using var alone = !isSame && before.State == DraftState.Consultation
                ? await ConsultationLock.TakeAsync(host, key, cancellation).ConfigureAwait(false)
                : null;
            if (way.Page is not null)
                await DraftInputs.EmptyAsync(session, key, context.Who, way.Page, cancellation).ConfigureAwait(false);
            if (!isSame)
            {
                Put(session, before, after);
                FollowStatus(session, situation.Requirement, after, context);
                await ConsultationLedger.FollowAsync(session, before, after, situation.Now, cancellation).ConfigureAwait(false);
                _log.Add(session, context, ChangeAction.Updated, SubjectOf(key), before, after);
            }

            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return new() { Draft = isSame ? before : after with { Revision = revision + 1 } };
        }
    }

    // Two that saved the same words have no conflict.
    private static DraftOutcome Raced(Draft stored, RequirementContent? mine) =>
        mine is not null && stored.Content is { } theirs && ContentComparison.Same(theirs, mine)
            ? new() { Draft = stored }
            : new() { Conflict = new(stored, mine) };

    /// <summary>While nothing is published, the requirement's status says where its draft is.</summary>
    private void FollowStatus(IDocumentSession session, Requirement requirement, Draft draft, ChangeContext context)
    {
        var status = DraftWorkflow.StatusOf(draft.State);
        if (requirement.CurrentNumber > 0 || requirement.Status == status)
            return;
        var after = requirement with { Status = status };
        session.UpdateRevision(after, requirement.Revision + 1);
        _log.Add(session, context, ChangeAction.Updated, requirement.Key, requirement, after);
    }

    private static void Put(IDocumentSession session, Draft? before, Draft after)
    {
        if (before is null)
            session.Insert(after);
        else
            session.UpdateRevision(after, before.Revision + 1);
    }

    private static ChangeAction ActionOn(Draft? before) => before is null ? ChangeAction.Added : ChangeAction.Updated;

    private async Task<int> NextNumberAsync(IDocumentSession session, string prefix, CancellationToken cancellation)
    {
        // No key is ever removed, so the highest one counts also what was withdrawn, moved or given up.
        var highest = await session.QueryAsync<string>(
            $"select coalesce(max(id), '') from \"{host.Schema}\".mt_doc_requirement where id ~ ?", cancellation, $"^{prefix}-[0-9]+$")
            .ConfigureAwait(false);
        return highest is [{ Length: > 0 } key] ? int.Parse(key[(prefix.Length + 1)..], CultureInfo.InvariantCulture) + 1 : 1;
    }

    private Draft Begin(IDocumentSession session, NewRequirement begun, int number, Actor by, ChangeContext context)
    {
        var prefix = Areas.Of(begun.Area).Prefix;
        if (number > LastNumber)
            throw new InvalidOperationException($"Alla nycklar i området {prefix} är tagna.");
        var key = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:D3}");
        var requirement = new Requirement { Key = key, Area = begun.Area, Status = RequirementStatus.Draft };
        var draft = DraftWorkflow.Start(requirement, null, begun.Content, by).Draft!;
        session.Insert(requirement);
        session.Insert(draft);
        _log.Add(session, context, ChangeAction.Added, key, null, requirement);
        _log.Add(session, context, ChangeAction.Added, SubjectOf(key), null, draft);
        return draft;
    }

    private sealed record Way
    {
        public RequirementContent? Mine { get; init; }

        public string? Page { get; init; }

        public bool IsChecked { get; init; }
    }
}
