namespace Kravbibliotek.Storage.Freshness;

/// <summary>
/// Something made of a part of the library and kept in memory until that part changes. Only for those who may read what is a moment
/// behind: whoever edits reads the database.
/// </summary>
internal sealed class Kept<T>(LibraryHost host, PublishedChanges changes, LibraryPart part, Func<CancellationToken, Task<T>> make)
    where T : class
{
    private volatile Made? _made;

    /// <summary>What is kept, made now when it has not been since the part changed; null when the database has to be read.</summary>
    public async ValueTask<T?> FindAsync(CancellationToken cancellation)
    {
        if (!host.MayLag || !changes.IsListening)
            return null;
        // Read before the database is, so that what was made of something older is made again.
        var edition = changes.Edition(part);
        if (_made is { } made && made.Edition == edition)
            return made.Value;
        var value = await make(cancellation).ConfigureAwait(false);
        _made = new(edition, value);
        return value;
    }

    /// <summary>What is kept, or made for this one reading.</summary>
    public async ValueTask<T> GetAsync(CancellationToken cancellation) =>
        await FindAsync(cancellation).ConfigureAwait(false) ?? await make(cancellation).ConfigureAwait(false);

    private sealed record Made(long Edition, T Value);
}
