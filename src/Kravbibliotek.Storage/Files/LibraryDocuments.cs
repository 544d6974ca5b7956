using System.Data;
using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Marten;

namespace Kravbibliotek.Storage.Files;

/// <summary>The whole library as it is stored. Read on the primary, because it is compared with and exported.</summary>
internal static class LibraryDocuments
{
    /// <summary>Loads everything but files, in the order that <see cref="Library"/> promises.</summary>
    public static async Task<Library> LoadAsync(IDocumentStore store, CancellationToken cancellation)
    {
        // One snapshot: with this isolation the first read begins a transaction that the others share.
        await using var session = store.LightweightSession(IsolationLevel.RepeatableRead);
        var versions = await session.QueryAsync<RequirementVersion>("order by id", cancellation).ConfigureAwait(false);
        var questions = await AllAsync<Question>(session, q => q.Id, cancellation).ConfigureAwait(false);
        return new()
        {
            Requirements = await AllAsync<Requirement>(session, r => r.Key, cancellation).ConfigureAwait(false),
            Versions = [.. versions.OrderBy(v => v.Key, StringComparer.Ordinal).ThenBy(v => v.Number)],
            Drafts = await AllAsync<Draft>(session, d => d.Key, cancellation).ConfigureAwait(false),
            Standards = await AllAsync<Standard>(session, s => s.Id, cancellation).ConfigureAwait(false),
            Laws = await AllAsync<Law>(session, l => l.Id, cancellation).ConfigureAwait(false),
            Terms = await AllAsync<Term>(session, t => t.Id, cancellation).ConfigureAwait(false),
            Profiles = await AllAsync<Profile>(session, p => p.Id, cancellation).ConfigureAwait(false),
            Questions = [.. questions.OrderBy(q => q.Order).ThenBy(q => q.Id, StringComparer.Ordinal)],
            Coverages = await AllAsync<Coverage>(session, c => c.Id, cancellation).ConfigureAwait(false),
            Releases = await AllAsync<Release>(session, r => r.Name, cancellation).ConfigureAwait(false),
        };
    }

    private static async Task<IReadOnlyList<T>> AllAsync<T>(IDocumentSession session, Func<T, string> idOf, CancellationToken cancellation)
        where T : notnull =>
        [.. (await session.QueryAsync<T>("order by id", cancellation).ConfigureAwait(false)).OrderBy(idOf, StringComparer.Ordinal)];
}
