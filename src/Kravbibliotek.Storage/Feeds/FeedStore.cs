using Kravbibliotek.Formats.Feeds;
using Kravbibliotek.Requirements;
using Marten;

namespace Kravbibliotek.Storage.Feeds;

/// <summary>What happened lately: published versions, withdrawals and releases. Only what everybody may read.</summary>
public sealed class FeedStore(LibraryHost host)
{
    private const string Latest = "order by data ->> 'published' desc, id limit ?";

    /// <summary>Everything.</summary>
    public async Task<IReadOnlyList<FeedEntry>> AllAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var releases = await session.QueryAsync<Release>("order by data ->> 'date' desc limit ?", cancellation, Feed.Length).ConfigureAwait(false);
        return [.. await EntriesAsync(session, "true", [], cancellation).ConfigureAwait(false), .. releases.Select(FeedEntry.Of)];
    }

    /// <summary>What happened to the requirements that lie in an area now.</summary>
    public async Task<IReadOnlyList<FeedEntry>> OfAreaAsync(Area area, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        return await EntriesAsync(session, "r.data ->> 'area' = ?", [area.ToString()], cancellation).ConfigureAwait(false);
    }

    /// <summary>What happened to the requirements that lean on a standard in their latest version.</summary>
    public async Task<IReadOnlyList<FeedEntry>> OfStandardAsync(string id, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        return await EntriesAsync(
            session, $"r.id in (select key from \"{host.Schema}\".sok where standards @> array[?::text])", [id], cancellation).ConfigureAwait(false);
    }

    /// <summary>What happened to one requirement.</summary>
    public async Task<IReadOnlyList<FeedEntry>> OfRequirementAsync(string key, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        return await EntriesAsync(session, "r.id = ?", [key], cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<FeedEntry>> EntriesAsync(
        IQuerySession session, string condition, object[] values, CancellationToken cancellation)
    {
        var chosen = $"select r.id from \"{host.Schema}\".mt_doc_requirement r where {condition}";
        var versions = await session.QueryAsync<RequirementVersion>(
            $"where data ->> 'key' in ({chosen}) {Latest}", cancellation, [.. values, Feed.Length]).ConfigureAwait(false);
        var withdrawn = await session.QueryAsync<Requirement>(
            $"where data ->> 'status' = ? and id in ({chosen}) order by data ->> 'lastDay' desc nulls last, id limit ?",
            cancellation, [nameof(RequirementStatus.Withdrawn), .. values, Feed.Length]).ConfigureAwait(false);
        var ends = await session.LoadManyAsync<RequirementVersion>(
            cancellation, withdrawn.Select(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber))).ConfigureAwait(false);
        var requirements = await session.LoadManyAsync<Requirement>(cancellation, versions.Select(v => v.Key).Distinct()).ConfigureAwait(false);
        var byKey = requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var lastOf = ends.ToDictionary(v => v.Key, StringComparer.Ordinal);
        return
        [
            .. versions.Select(v => FeedEntry.Of(v, byKey[v.Key])),
            .. withdrawn.Where(r => lastOf.ContainsKey(r.Key)).Select(r => FeedEntry.OfWithdrawn(r, lastOf[r.Key])),
        ];
    }
}
