using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Npgsql;

namespace Kravbibliotek.Storage.Releases;

/// <summary>The files of a release as they were, byte for byte.</summary>
/// <param name="Release">The release.</param>
/// <param name="Files">The files that the database holds, by path.</param>
/// <param name="Missing">
/// Paths whose content it never saw, only its hash: a library built from files that did not keep what was changed since the release.
/// </param>
public sealed record ReleaseContents(Release Release, IReadOnlyList<LibraryFile> Files, IReadOnlyList<string> Missing);

/// <summary>Releases of the whole library.</summary>
public sealed class ReleaseStore(LibraryHost host)
{
    private const int FilesAtATime = 200;

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

    /// <summary>A release as it was, with its own list of files; null when the database does not hold all of them.</summary>
    public async Task<Library?> LibraryAsync(Release release, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(release);
        return await FilesAsync(release.Name, cancellation).ConfigureAwait(false) is { Missing.Count: 0 } contents
            ? LibraryReader.Read([.. contents.Files, FileOf(release)]).Library : null;
    }

    /// <summary>How many files of a release the database does not hold, only their hash.</summary>
    public async Task<int> MissingAsync(Release release, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(release);
        var hashes = release.Files.Select(f => f.Sha256).Distinct().ToArray();
        await using var command = host.Reading.CreateCommand(
            $"select count(*)::int from \"{host.Schema}\".mt_doc_storedfile where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = hashes });
        return hashes.Length - (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>The file of <c>utgavor/</c> that says what a release is.</summary>
    public static LibraryFile FileOf(Release release) => LibraryWriter.Write(new Library { Releases = [release] }).Single();

    /// <summary>
    /// Writes a release as a ZIP of its files and the file that lists them, the same bytes every time. Few files are in memory at once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The database does not hold all of them; see <see cref="MissingAsync"/>.</exception>
    public async Task WriteArchiveAsync(Release release, Stream target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(release);
        await using var session = host.Store.QuerySession();
        using var zip = LibraryArchive.Create(target);
        foreach (var files in release.Files.Chunk(FilesAtATime))
        {
            var stored = await session.LoadManyAsync<StoredFile>(cancellation, files.Select(f => f.Sha256).Distinct()).ConfigureAwait(false);
            var byHash = stored.ToDictionary(f => f.Id, StringComparer.Ordinal);
            foreach (var file in files)
            {
                if (!byHash.TryGetValue(file.Sha256, out var content))
                    throw new InvalidOperationException($"Filen {file.Path} i utgåvan {release.Name} finns bara som kontrollsumma.");
                zip.Add(file.Path, content.Content().Span);
            }
        }

        var list = FileOf(release);
        zip.Add(list.Path, list.Content.Span);
    }
}
