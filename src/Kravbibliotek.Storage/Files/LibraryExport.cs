using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Releases;

namespace Kravbibliotek.Storage.Files;

/// <summary>The library out of the database.</summary>
public sealed class LibraryExport(LibraryHost host)
{
    /// <summary>
    /// The whole library as it stands, with what is kept for its releases but without files. No import runs while it is read.
    /// </summary>
    public async Task<Library> LibraryAsync(CancellationToken cancellation = default)
    {
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: true, cancellation).ConfigureAwait(false);
        var library = await LibraryDocuments.LoadAsync(host.Store, cancellation).ConfigureAwait(false);
        return library with { Kept = await KeptAsync(library, cancellation).ConfigureAwait(false) };
    }

    /// <summary>What is published now, without drafts, files and what is kept for releases. It waits for nothing.</summary>
    public async Task<Library> PublishedAsync(CancellationToken cancellation = default)
    {
        var library = await LibraryDocuments.LoadAsync(host.Store, cancellation).ConfigureAwait(false);
        return library with { Drafts = [], Requirements = [.. library.Requirements.Where(r => r.CurrentNumber > 0)] };
    }

    /// <summary>The whole library as files in canonical form, releases too: byte for byte what it was read from.</summary>
    public async Task<IReadOnlyList<LibraryFile>> FilesAsync(CancellationToken cancellation = default) =>
        LibraryWriter.Write(await LibraryAsync(cancellation).ConfigureAwait(false));

    private async Task<IReadOnlyList<LibraryFile>> KeptAsync(Library library, CancellationToken cancellation)
    {
        if (library.Releases.Count == 0)
            return [];
        var lacking = ReleaseKeep.Lacking(library.Releases, LibraryWriter.Write(library));
        await using var session = host.Store.LightweightSession();
        var stored = await session.LoadManyAsync<StoredFile>(cancellation, lacking).ConfigureAwait(false);
        return [.. stored.OrderBy(f => f.Id, StringComparer.Ordinal).Select(f => new LibraryFile(LibraryPath.OfKept(f.Id), f.Content()))];
    }
}
