using System.Globalization;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;

namespace Kravbibliotek.Storage.Curation;

/// <summary>A requirement that somebody said would be looked at again by a day.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Title">The title of its latest version.</param>
public sealed record DueReview(Requirement Requirement, string Title);

/// <summary>What the first page of curation is made of.</summary>
public sealed record DeskView
{
    /// <summary>All open drafts by key.</summary>
    public required IReadOnlyList<Draft> Open { get; init; }

    /// <summary>The published versions that the drafts in review were written from, by key.</summary>
    public required IReadOnlyDictionary<string, RequirementVersion> Published { get; init; }

    /// <summary>The requirements whose review is due, the longest overdue first, as many as a page shows.</summary>
    public required IReadOnlyList<DueReview> Due { get; init; }

    /// <summary>How many reviews are due in all.</summary>
    public required int DueCount { get; init; }

    /// <summary>The latest lines of the change log about the library itself.</summary>
    public required IReadOnlyList<Change> Recent { get; init; }
}

/// <summary>Reads what the first page of curation shows, in a number of queries that does not depend on how much there is.</summary>
public sealed class CurationDesk(LibraryHost host, ChangeReader changes)
{
    /// <summary>How many things of a kind are read, where the rest is only counted.</summary>
    public const int Shown = 10;

    /// <summary>Everything, as it is now.</summary>
    /// <param name="dueBy">The last day of reviews that are told of.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<DeskView> LoadAsync(DateOnly dueBy, CancellationToken cancellation = default)
    {
        // The primary: who has just sent something off looks here next.
        await using var session = host.Store.LightweightSession();
        var open = await session.QueryAsync<Draft>(
            "where data ->> 'state' <> ? order by id", cancellation, nameof(DraftState.Closed)).ConfigureAwait(false);
        var by = dueBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        const string IsDue = "data ->> 'nextReview' <= ? and data ->> 'status' in ('Published', 'Retiring')";
        var due = await session.QueryAsync<Requirement>(
            $"where {IsDue} order by data ->> 'nextReview', id limit ?", cancellation, by, Shown).ConfigureAwait(false);
        var dueCount = await session.QueryAsync<int>(
            $"select count(*)::int from \"{host.Schema}\".mt_doc_requirement where {IsDue}", cancellation, by).ConfigureAwait(false);
        var wanted = open.Where(d => d.State == DraftState.Review && d.BasedOn > 0).Select(d => RequirementVersion.IdOf(d.Key, d.BasedOn))
            .Concat(due.Select(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber))).ToHashSet(StringComparer.Ordinal);
        var versions = (await session.LoadManyAsync<RequirementVersion>(cancellation, wanted).ConfigureAwait(false))
            .ToDictionary(v => v.Id, StringComparer.Ordinal);
        return new()
        {
            Open = open,
            Published = open.Select(d => versions.GetValueOrDefault(RequirementVersion.IdOf(d.Key, d.BasedOn)))
                .OfType<RequirementVersion>().ToDictionary(v => v.Key, StringComparer.Ordinal),
            Due = [.. due.Select(r => new DueReview(r, versions[RequirementVersion.IdOf(r.Key, r.CurrentNumber)].Content.Title))],
            DueCount = dueCount.Single(),
            Recent = await changes.LatestAsync(Shown, cancellation).ConfigureAwait(false),
        };
    }
}
