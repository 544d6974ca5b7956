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
        var learnt = _learnt ?? CompoundSplitter.Learn(await TextsAsync(cancellation).ConfigureAwait(false));
        return _learnt = learnt.And(versions.Select(v => $"{v.Content.Title} {PlainText.OfAll(v.Content)}"));
    }

    private async Task<IReadOnlyList<string>> TextsAsync(CancellationToken cancellation)
    {
        await using var command = host.Writing.CreateCommand($"select title || ' ' || body from \"{host.Schema}\".sok");
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            texts.Add(reader.GetString(0));
        return texts;
    }
}
