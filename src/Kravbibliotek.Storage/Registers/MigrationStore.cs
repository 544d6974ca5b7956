using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Marten;

namespace Kravbibliotek.Storage.Registers;

/// <summary>The worklist of a replaced edition.</summary>
/// <param name="Replacement">What was replaced by what.</param>
/// <param name="Rows">What it affects now, requirements by key before profiles by id.</param>
/// <param name="Done">Decisions about what no longer refers to the edition.</param>
public sealed record MigrationList(EditionReplacement Replacement, IReadOnlyList<MigrationRow> Rows, IReadOnlyList<MigrationDecision> Done)
{
    /// <summary>How many rows wait for a decision.</summary>
    public int Left => Rows.Count(r => !r.IsDecided);
}

/// <summary>A decision to store.</summary>
/// <param name="Row">The row, by name.</param>
/// <param name="Basis">What was looked at.</param>
/// <param name="Choice">What is decided.</param>
/// <param name="To">The new reference, when it is migrated.</param>
/// <param name="Reason">Why.</param>
public sealed record MigrationOrder(string Row, string Basis, MigrationChoice Choice, StandardReference? To, string? Reason);

/// <summary>What came of a decision.</summary>
public sealed record MigrationOutcome
{
    /// <summary>The decision as stored, or null.</summary>
    public MigrationDecision? Decision { get; init; }

    /// <summary>The row is no longer what was looked at, or somebody else was faster.</summary>
    public bool IsStale { get; init; }

    /// <summary>Why the draft could not be written.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>Worklists of replaced editions. Nothing changes without a decision about each row, and every decision is kept.</summary>
public sealed class MigrationStore(LibraryHost host, DraftStore drafts, TimeProvider time)
{
    private readonly ChangeLog _log = new(time);

    /// <summary>All replacements, the latest first.</summary>
    public async Task<IReadOnlyList<EditionReplacement>> ReplacementsAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var all = await session.QueryAsync<EditionReplacement>("order by id", cancellation).ConfigureAwait(false);
        return [.. all.OrderByDescending(r => r.At)];
    }

    /// <summary>The worklist of an edition, or null when it is not marked as replaced.</summary>
    public async Task<MigrationList?> FindAsync(string standard, string edition, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var replacement = await session.LoadAsync<EditionReplacement>(EditionReplacement.IdOf(standard, edition), cancellation)
            .ConfigureAwait(false);
        return replacement is null ? null : await LoadAsync(session, replacement, cancellation).ConfigureAwait(false);
    }

    /// <summary>What a replacement would affect, before it is made.</summary>
    public async Task<MigrationList> PreviewAsync(EditionReplacement replacement, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await LoadAsync(session, replacement, cancellation).ConfigureAwait(false);
    }

    /// <summary>Stores a decision; a migrated reference is written into the requirement's draft in the same transaction.</summary>
    public async Task<MigrationOutcome> DecideAsync(
        EditionReplacement replacement, MigrationOrder order, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        await using var session = host.Store.LightweightSession();
        var worklist = await LoadAsync(session, replacement, cancellation).ConfigureAwait(false);
        var row = worklist.Rows.FirstOrDefault(r => r.Name == order.Row);
        if (row is null || row.Basis != order.Basis)
            return new() { IsStale = true };
        var basis = row.Basis;
        if (order.To is { } to)
        {
            var written = await MigrateAsync(session, replacement, row, to, by, cancellation).ConfigureAwait(false);
            if (written.Draft is not { } draft)
                return new() { Findings = written.Findings };
            // What is decided on from now is the requirement with its new draft.
            basis = Migration.RowOf(replacement, row.Requirement!, row.Version, draft)?.Basis ?? basis;
        }

        var decision = new MigrationDecision
        {
            Id = MigrationDecision.IdOf(replacement.Id, order.Row),
            Replacement = replacement.Id,
            Basis = basis,
            Choice = order.Choice,
            To = order.To,
            Reason = order.Reason,
            By = by.Account,
            At = time.GetUtcNow(),
            Revision = row.Decision?.Revision ?? 0,
        };
        Put(session, row.Decision, decision);
        return await Collisions.TrySaveAsync(session, attempt: 1, cancellation).ConfigureAwait(false)
            ? new() { Decision = decision }
            : new() { IsStale = true };
    }

    private async Task<DraftDecision> MigrateAsync(
        IDocumentSession session, EditionReplacement replacement, MigrationRow row, StandardReference to, Actor by,
        CancellationToken cancellation)
    {
        var requirement = row.Requirement ?? throw new ArgumentException("Bara ett krav kan få en ny hänvisning.", nameof(row));
        var stored = row.Draft ?? await session.LoadAsync<Draft>(requirement.Key, cancellation).ConfigureAwait(false);
        var content = Migration.Migrated(replacement, (row.Draft?.Content ?? row.Version?.Content)!, to);
        var decision = row.Draft is null
            ? DraftWorkflow.Start(requirement, stored, content, by)
            : DraftWorkflow.Save(new() { Draft = row.Draft, Requirement = requirement, Now = time.GetUtcNow() }, content, by);
        if (decision.Draft is { } draft)
        {
            drafts.Queue(session, requirement, stored, draft, new(
                by.Account, $"Hänvisningen till {replacement.Standard} {replacement.Edition} flyttad till {to.Standard} {to.Edition}."));
        }

        return decision;
    }

    private void Put(IDocumentSession session, MigrationDecision? before, MigrationDecision after)
    {
        if (before is null)
            session.Insert(after);
        else
            session.UpdateRevision(after, before.Revision + 1);
        _log.Add(
            session, new(after.By, after.Reason ?? "Beslut i arbetslistan."), before is null ? ChangeAction.Added : ChangeAction.Updated,
            $"standarder/{after.Id}", before, after);
    }

    private async Task<MigrationList> LoadAsync(IDocumentSession session, EditionReplacement replacement, CancellationToken cancellation)
    {
        var leaning = await StandardStore.LeaningAsync(session, host.Schema, replacement.Standard, cancellation).ConfigureAwait(false);
        var open = await session.LoadManyAsync<Draft>(cancellation, leaning.Requirements.Select(r => r.Key)).ConfigureAwait(false);
        var profiles = await session.QueryAsync<Profile>("order by id", cancellation).ConfigureAwait(false);
        var decisions = await session.QueryAsync<MigrationDecision>("where data ->> 'replacement' = ?", cancellation, replacement.Id)
            .ConfigureAwait(false);
        var versionOf = leaning.Versions.ToDictionary(v => v.Key, StringComparer.Ordinal);
        var draftOf = open.ToDictionary(d => d.Key, StringComparer.Ordinal);
        var decisionOf = decisions.ToDictionary(d => d.Id, StringComparer.Ordinal);
        var requirements = leaning.Requirements.Where(r => r.Status != RequirementStatus.Withdrawn)
            .Select(r => Migration.RowOf(replacement, r, versionOf.GetValueOrDefault(r.Key), draftOf.GetValueOrDefault(r.Key)))
            .OfType<MigrationRow>().ToList();
        var affected = requirements.Select(r => r.Requirement!.Key).ToHashSet(StringComparer.Ordinal);
        List<MigrationRow> rows =
        [
            .. requirements.Concat(profiles.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => Migration.RowOf(p, affected)).OfType<MigrationRow>())
                .Select(r => r with { Decision = decisionOf.GetValueOrDefault(MigrationDecision.IdOf(replacement.Id, r.Name)) }),
        ];
        var shown = rows.Select(r => MigrationDecision.IdOf(replacement.Id, r.Name)).ToHashSet(StringComparer.Ordinal);
        return new(replacement, rows, [.. decisions.Where(d => !shown.Contains(d.Id)).OrderBy(d => d.Id, StringComparer.Ordinal)]);
    }
}
