using Kravbibliotek.Requirements;
using Kravbibliotek.Search;

namespace Kravbibliotek.Storage.Search;

/// <summary>
/// The words of the library, by which compounds are taken apart. Learnt once in a process: a version that is published needs its own
/// row only, and the next import makes those rows again that a new word elsewhere would change.
/// </summary>
internal sealed class SearchWords(LibraryHost host)
{
    private CompoundSplitter? _learnt;

    /// <summary>The words of the library and of some new versions.</summary>
    public async Task<CompoundSplitter> SplitterAsync(IEnumerable<RequirementVersion> versions, CancellationToken cancellation)
    {
        var learnt = _learnt ?? CompoundSplitter.Knowing(await RootsAsync(cancellation).ConfigureAwait(false));
        return _learnt = learnt.And(versions.Select(v => SearchEntry.TextOf(v.Content)));
    }

    private async Task<IReadOnlyList<string>> RootsAsync(CancellationToken cancellation)
    {
        await using var command = host.Writing.CreateCommand($"select root from \"{host.Schema}\".sok_rot");
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var roots = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            roots.Add(reader.GetString(0));
        return roots;
    }
}
