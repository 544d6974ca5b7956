using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Standards;
using Marten;

namespace Kravbibliotek.Storage.Search;

/// <summary>Makes the search rows of single requirements again, in the transaction that changes them.</summary>
internal sealed class SearchRows(LibraryHost host)
{
    private readonly SearchWords _words = new(host);

    /// <summary>Writes the rows of requirements as they are going to be.</summary>
    /// <param name="session">The session that changes them.</param>
    /// <param name="rows">Requirements with their current versions.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="changed">A standard that the session changes too.</param>
    public async Task QueueAsync(
        IDocumentSession session, IReadOnlyCollection<(Requirement Requirement, RequirementVersion Version)> rows,
        CancellationToken cancellation, Standard? changed = null)
    {
        var splitter = await _words.SplitterAsync(rows.Select(r => r.Version), cancellation).ConfigureAwait(false);
        var contents = rows.Select(r => r.Version.Content).ToList();
        var standards = await session.LoadManyAsync<Standard>(
            cancellation, contents.SelectMany(c => c.Standards).Select(s => s.Standard).Distinct()).ConfigureAwait(false);
        var laws = await session.LoadManyAsync<Law>(cancellation, contents.SelectMany(c => c.Laws).Select(l => l.Law).Distinct())
            .ConfigureAwait(false);
        var profiles = await session.QueryAsync<Profile>("order by id", cancellation).ConfigureAwait(false);
        var registers = new SearchRegisters(
            changed is null ? standards : [.. standards.Where(s => s.Id != changed.Id), changed], laws, profiles);
        foreach (var (requirement, version) in rows)
            SearchIndex.Queue(session, host.Schema, SearchEntry.Of(requirement, version, registers, splitter));
    }
}
