using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Search;
using Marten;

namespace Kravbibliotek.Storage.Registers;

/// <summary>Writes the register of standards. What leans on a standard is held to the hard rules before it is changed.</summary>
public sealed class StandardStore(LibraryHost host, TimeProvider time)
{
    private readonly ChangeLog _log = new(time);
    private readonly SearchRows _rows = new(host);

    /// <summary>What the change log calls a standard.</summary>
    public static string SubjectOf(string id) => $"standarder/{id}";

    /// <summary>One standard from the primary, or null.</summary>
    public async Task<Standard?> FindAsync(string id, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await session.LoadAsync<Standard>(id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Saves a standard; with revision 0 it is new. Refused when it breaks a rule, here or in a requirement that leans on it.</summary>
    public async Task<StandardOutcome> SaveAsync(Standard standard, ChangeContext context, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standard);
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: true, cancellation).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var before = await session.LoadAsync<Standard>(standard.Id, cancellation).ConfigureAwait(false);
            if ((before?.Revision ?? 0) != standard.Revision)
                return new() { Conflict = before };
            if (before is not null && DocumentJson.Same(before, standard))
                return new() { Saved = before };
            var leaning = before is null ? new Library() : await LeaningAsync(session, host.Schema, standard.Id, cancellation).ConfigureAwait(false);
            if (StandardRules.Check(before, standard, leaning) is [_, ..] findings)
                return new() { Findings = findings };
            Put(session, before, standard, context);
            if (before is not null && (before.Designation, before.Title) != (standard.Designation, standard.Title))
                await FindAgainAsync(session, standard, leaning, cancellation).ConfigureAwait(false);
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return new() { Saved = standard with { Revision = standard.Revision + 1 } };
        }
    }

    /// <summary>
    /// Marks an edition as replaced, in the register and as the beginning of a worklist. An edition that was to come is the current one then.
    /// </summary>
    /// <param name="standard">The standard as it was looked at.</param>
    /// <param name="replacement">By what, from when and why.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ReplacementOutcome> ReplaceAsync(
        Standard standard, EditionReplacement replacement, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(replacement);
        var context = new ChangeContext(replacement.By, replacement.Reason);
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: true, cancellation).ConfigureAwait(false);
        await using var session = host.Store.LightweightSession();
        var before = await session.LoadAsync<Standard>(standard.Id, cancellation).ConfigureAwait(false);
        var earlier = await session.LoadAsync<EditionReplacement>(replacement.Id, cancellation).ConfigureAwait(false);
        if (before is null || before.Revision != standard.Revision)
            return new(null);
        Put(session, before, StandardReplacing.Apply(before, replacement), context);
        if (earlier is null)
            session.Insert(replacement);
        else
            session.UpdateRevision(replacement, earlier.Revision + 1);
        _log.Add(
            session, context, earlier is null ? ChangeAction.Added : ChangeAction.Updated, $"standarder/{replacement.Id}/arbetslista", earlier,
            replacement);
        return await Collisions.TrySaveAsync(session, attempt: 1, cancellation).ConfigureAwait(false) ? new(replacement) : new(null);
    }

    /// <summary>The requirements that lean on a standard, with their current versions and open drafts.</summary>
    internal static async Task<Library> LeaningAsync(IDocumentSession session, string schema, string id, CancellationToken cancellation)
    {
        var versions = await session.QueryAsync<RequirementVersion>(
            $"where id in (select key || '/' || number from \"{schema}\".sok where standards @> array[?::text])", cancellation, id)
            .ConfigureAwait(false);
        var drafts = await session.QueryAsync<Draft>(
            "where data -> 'content' -> 'standards' @> jsonb_build_array(jsonb_build_object('standard', ?::text))", cancellation, id)
            .ConfigureAwait(false);
        var keys = versions.Select(v => v.Key).Concat(drafts.Select(d => d.Key)).Distinct(StringComparer.Ordinal);
        var requirements = await session.LoadManyAsync<Requirement>(cancellation, keys).ConfigureAwait(false);
        return new()
        {
            Requirements = [.. requirements.OrderBy(r => r.Key, StringComparer.Ordinal)],
            Versions = [.. versions.OrderBy(v => v.Key, StringComparer.Ordinal)],
            Drafts = [.. drafts.OrderBy(d => d.Key, StringComparer.Ordinal)],
        };
    }

    private void Put(IDocumentSession session, Standard? before, Standard after, ChangeContext context)
    {
        if (before is null)
            session.Insert(after);
        else
            session.UpdateRevision(after, before.Revision + 1);
        SearchIndex.QueueName(session, host.Schema, after);
        _log.Add(
            session, context, before is null ? ChangeAction.Added : ChangeAction.Updated, SubjectOf(after.Id), before, after);
    }

    /// <summary>Requirements are found by the names of the standards that they lean on.</summary>
    private async Task FindAgainAsync(IDocumentSession session, Standard standard, Library leaning, CancellationToken cancellation)
    {
        var requirements = leaning.Requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var rows = leaning.Versions.Select(v => (requirements[v.Key], v)).ToList();
        await _rows.QueueAsync(session, rows, cancellation, standard).ConfigureAwait(false);
    }
}
