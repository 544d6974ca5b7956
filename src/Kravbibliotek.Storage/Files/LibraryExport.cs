using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Import;

namespace Kravbibliotek.Storage.Files;

/// <summary>The library out of the database.</summary>
public sealed class LibraryExport(LibraryHost host)
{
    /// <summary>The whole library as it stands, without files. No import runs while it is read.</summary>
    public async Task<Library> LibraryAsync(CancellationToken cancellation = default)
    {
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: true, cancellation).ConfigureAwait(false);
        return await LibraryDocuments.LoadAsync(host.Store, cancellation).ConfigureAwait(false);
    }

    /// <summary>The whole library as files in canonical form, releases too: byte for byte what it was read from.</summary>
    public async Task<IReadOnlyList<LibraryFile>> FilesAsync(CancellationToken cancellation = default) =>
        LibraryWriter.Write(await LibraryAsync(cancellation).ConfigureAwait(false));
}
