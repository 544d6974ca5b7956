using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Releases;

/// <summary>The files of a release as they were, byte for byte.</summary>
/// <param name="Release">The release.</param>
/// <param name="Files">The files that the database holds, by path.</param>
/// <param name="Missing">
/// Paths whose content it never saw: a library built from files alone does not hold what was changed since the release, only its hash.
/// </param>
public sealed record ReleaseContents(Release Release, IReadOnlyList<LibraryFile> Files, IReadOnlyList<string> Missing);

/// <summary>Releases of the whole library.</summary>
public sealed class ReleaseStore(LibraryHost host)
{
    /// <summary>All releases, the latest first.</summary>
    public async Task<IReadOnlyList<Release>> ReleasesAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var releases = await session.QueryAsync<Release>("order by id", cancellation).ConfigureAwait(false);
        return [.. releases.OrderByDescending(r => r.Date).ThenByDescending(r => r.Name, StringComparer.Ordinal)];
    }

    /// <summary>One release, or null.</summary>
    public async Task<Release?> FindAsync(string name, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        return await session.LoadAsync<Release>(name, cancellation).ConfigureAwait(false);
    }

    /// <summary>Compares two releases; null when one of them does not exist. Reads only the files of what differs.</summary>
    public async Task<ReleaseComparison?> CompareAsync(string from, string to, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var earlier = await session.LoadAsync<Release>(from, cancellation).ConfigureAwait(false);
        var later = await session.LoadAsync<Release>(to, cancellation).ConfigureAwait(false);
        if (earlier is null || later is null)
            return null;
        var hashes = ReleaseComparison.FilesToRead(earlier, later).Select(f => f.Sha256).Distinct();
        var stored = await session.LoadManyAsync<StoredFile>(cancellation, hashes).ConfigureAwait(false);
        return ReleaseComparison.Between(earlier, later, stored.ToDictionary(f => f.Id, f => f.Content(), StringComparer.Ordinal));
    }

    /// <summary>The files of a release as released, or null when there is no such release.</summary>
    public async Task<ReleaseContents?> FilesAsync(string name, CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        if (await session.LoadAsync<Release>(name, cancellation).ConfigureAwait(false) is not { } release)
            return null;
        var hashes = release.Files.Select(f => f.Sha256).Distinct();
        var stored = await session.LoadManyAsync<StoredFile>(cancellation, hashes).ConfigureAwait(false);
        var byHash = stored.ToDictionary(f => f.Id, StringComparer.Ordinal);
        return new(
            release,
            [.. release.Files.Where(f => byHash.ContainsKey(f.Sha256)).Select(f => new LibraryFile(f.Path, byHash[f.Sha256].Content()))],
            [.. release.Files.Where(f => !byHash.ContainsKey(f.Sha256)).Select(f => f.Path)]);
    }
}
