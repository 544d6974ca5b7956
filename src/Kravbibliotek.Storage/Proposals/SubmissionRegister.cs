using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Freshness;

namespace Kravbibliotek.Storage.Proposals;

/// <summary>Which submissions are asked for; what is null does not matter.</summary>
public sealed record SubmissionFilter
{
    /// <summary>Where they are on their way.</summary>
    public SubmissionStatus? Status { get; init; }

    /// <summary>What they are.</summary>
    public SubmissionKind? Kind { get; init; }

    /// <summary>What area they concern.</summary>
    public Area? Area { get; init; }

    /// <summary>Which curator has them.</summary>
    public string? Responsible { get; init; }

    /// <summary>Id of the organisation that proposes.</summary>
    public string? Organisation { get; init; }

    /// <summary>Which account handed them in as feedback.</summary>
    public string? Account { get; init; }
}

/// <summary>What waits for an answer.</summary>
/// <param name="Unanswered">How many there are.</param>
/// <param name="MineCount">How many of them one curator has.</param>
/// <param name="Mine">Those, the oldest first, as many as a page shows.</param>
public sealed record WaitingSubmissions(int Unanswered, int MineCount, IReadOnlyList<Submission> Mine);

/// <summary>Reads submissions for those who look through them. Lists are cut by the database.</summary>
public sealed class SubmissionRegister(LibraryHost host, PublishedChanges changes)
{
    private const int MostShown = 100;

    private readonly KeptKeys _shown = new(
        host, changes, "select distinct data ->> 'key' from {0}.mt_doc_submission where data -> 'answer' ->> 'shownText' is not null");
    private const string IsUnanswered = "data ->> 'status' in ('Received', 'Preparing')";

    /// <summary>One page of them, the latest first, from 0.</summary>
    public async Task<IReadOnlyList<Submission>> PageAsync(
        SubmissionFilter filter, int offset, int count, CancellationToken cancellation = default)
    {
        var (where, values) = Where(filter);
        await using var session = host.Store.LightweightSession();
        return await session.QueryAsync<Submission>(
            $"where {where} order by data ->> 'at' desc, id limit ? offset ?", cancellation, [.. values, count, offset])
            .ConfigureAwait(false);
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(SubmissionFilter filter, CancellationToken cancellation = default)
    {
        var (where, values) = Where(filter);
        await using var session = host.Store.LightweightSession();
        var count = await session.QueryAsync<int>(
            $"select count(*)::int from \"{host.Schema}\".mt_doc_submission where {where}", cancellation, [.. values]).ConfigureAwait(false);
        return count[0];
    }

    /// <summary>What waits for an answer, and what of it a curator has. The number of queries does not depend on how much there is.</summary>
    /// <param name="responsible">The curator.</param>
    /// <param name="count">How many of the own to read.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<WaitingSubmissions> WaitingAsync(string responsible, int count, CancellationToken cancellation = default)
    {
        const string IsMine = $"{IsUnanswered} and data ->> 'responsible' = ?";
        var select = $"select count(*)::int from \"{host.Schema}\".mt_doc_submission where";
        // The primary: who has just taken something on looks here next.
        await using var session = host.Store.LightweightSession();
        var unanswered = await session.QueryAsync<int>($"{select} {IsUnanswered}", cancellation).ConfigureAwait(false);
        var mine = await session.QueryAsync<int>($"{select} {IsMine}", cancellation, responsible).ConfigureAwait(false);
        return new(
            unanswered[0], mine[0],
            await session.QueryAsync<Submission>($"where {IsMine} order by data ->> 'at', id limit ?", cancellation, responsible, count)
                .ConfigureAwait(false));
    }

    /// <summary>The answered submissions about a requirement that everybody may read, the latest first.</summary>
    public async Task<IReadOnlyList<Submission>> ShownAsync(string key, CancellationToken cancellation = default)
    {
        if (!await _shown.MayHaveAsync(key, cancellation).ConfigureAwait(false))
            return [];
        await using var session = host.Store.QuerySession();
        return await session.QueryAsync<Submission>(
            """
            where data ->> 'key' = ? and data -> 'answer' ->> 'shownText' is not null
            order by data ->> 'closedAt' desc, id limit ?
            """,
            cancellation, key, MostShown).ConfigureAwait(false);
    }

    /// <summary>The numbers of these versions that are published, of those asked for.</summary>
    public async Task<IReadOnlySet<DraftLink>> PublishedAsync(IEnumerable<DraftLink> links, CancellationToken cancellation = default)
    {
        var ids = links.Distinct().ToDictionary(l => RequirementVersion.IdOf(l.Key, l.Number), StringComparer.Ordinal);
        if (ids.Count == 0)
            return new HashSet<DraftLink>();
        await using var session = host.Store.LightweightSession();
        var versions = await session.LoadManyAsync<RequirementVersion>(cancellation, ids.Keys).ConfigureAwait(false);
        return versions.Select(v => ids[v.Id]).ToHashSet();
    }

    private static (string Where, IReadOnlyList<object> Values) Where(SubmissionFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        List<(string Condition, object? Value)> all =
        [
            ("data ->> 'status' = ?", filter.Status?.ToString()),
            ("data ->> 'kind' = ?", filter.Kind?.ToString()),
            ("data ->> 'area' = ?", filter.Area?.ToString()),
            ("data ->> 'responsible' = ?", filter.Responsible),
            ("data ->> 'organisation' = ?", filter.Organisation),
            ("data -> 'by' ->> 'account' = ? and data ->> 'organisation' is null", filter.Account),
        ];
        var asked = all.Where(c => c.Value is not null).ToList();
        return (asked.Count == 0 ? "true" : string.Join(" and ", asked.Select(c => c.Condition)), [.. asked.Select(c => c.Value!)]);
    }
}
