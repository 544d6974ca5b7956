using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Import;
using Marten;

namespace Kravbibliotek.Storage.Releases;

/// <summary>Makes releases of the library as the database has it. A release and all its files are stored together or not at all.</summary>
public sealed class ReleaseCutting(LibraryHost host, TimeProvider time)
{
    private readonly ChangeLog _log = new(time);

    /// <summary>What would be released now, and what is new in it.</summary>
    public async Task<ReleaseProposal> ProposeAsync(CancellationToken cancellation = default)
    {
        var library = await ReadAsync(cancellation).ConfigureAwait(false);
        return await ProposeAsync(library, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes the release that was decided on. Nothing is published while it is made; when the library is no longer what was looked at,
    /// nothing is stored and the library as it is now comes back.
    /// </summary>
    public async Task<ReleaseOutcome> CutAsync(ReleaseOrder order, ChangeContext context, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (!LibraryPath.IsReleaseName(order.Name))
            throw new ArgumentException($"{order.Name} kan inte vara namn på en utgåva.", nameof(order));
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: false, cancellation).ConfigureAwait(false);
        var library = await ReadAsync(cancellation).ConfigureAwait(false);
        if (library.Releases.Any(r => r.Name == order.Name))
            return new() { IsTaken = true };
        var release = ReleaseCut.Of(library, order.Name, SwedishDay.Of(time.GetUtcNow()), order.Note);
        if (ReleaseCut.DigestOf(release) != order.Digest || ReleaseCut.Check(library).Count > 0)
            return new() { Instead = await ProposeAsync(library, cancellation).ConfigureAwait(false) };
        await using var session = host.Store.LightweightSession();
        session.Insert(release);
        session.Insert<StoredFile>(await NewFilesAsync(session, library, release, cancellation).ConfigureAwait(false));
        _log.Add(session, context, ChangeAction.Added, $"utgavor/{release.Name}", null, new { Files = release.Files.Count });
        return await Collisions.TrySaveAsync(session, attempt: 1, cancellation).ConfigureAwait(false)
            ? new() { Release = release }
            : new() { IsTaken = true };
    }

    /// <summary>The library with the files it is written as.</summary>
    private async Task<Library> ReadAsync(CancellationToken cancellation)
    {
        var stored = await LibraryDocuments.LoadAsync(host.Store, cancellation).ConfigureAwait(false);
        return stored with { Files = LibraryWriter.Write(stored) };
    }

    private async Task<ReleaseProposal> ProposeAsync(Library library, CancellationToken cancellation)
    {
        var today = SwedishDay.Of(time.GetUtcNow());
        var release = ReleaseCut.Of(library, ReleaseCut.NextName(library.Releases, today), today, "");
        var latest = library.Releases.OrderByDescending(r => r.Date).ThenByDescending(r => r.Name, StringComparer.Ordinal).FirstOrDefault();
        var before = latest ?? new Release { Name = "", Date = DateOnly.MinValue, Note = "", Files = [] };
        var contents = library.Files.DistinctBy(ReleaseCut.HashOf).ToDictionary(ReleaseCut.HashOf, f => f.Content, StringComparer.Ordinal);
        await using var session = host.Store.LightweightSession();
        var older = ReleaseComparison.FilesToRead(before, release).Select(f => f.Sha256).Where(h => !contents.ContainsKey(h)).Distinct();
        foreach (var file in await session.LoadManyAsync<StoredFile>(cancellation, older).ConfigureAwait(false))
            contents.Add(file.Id, file.Content());
        return new()
        {
            Release = release,
            Latest = latest,
            Comparison = ReleaseComparison.Between(before, release, contents),
            Findings = ReleaseCut.Check(library),
        };
    }

    private async Task<IReadOnlyList<StoredFile>> NewFilesAsync(
        IDocumentSession session, Library library, Release release, CancellationToken cancellation)
    {
        var known = await session.QueryAsync<string>($"select id from \"{host.Schema}\".mt_doc_storedfile", cancellation)
            .ConfigureAwait(false);
        var wanted = release.Files.Select(f => f.Sha256).Except(known).ToHashSet(StringComparer.Ordinal);
        return [.. library.Files.Where(f => wanted.Contains(ReleaseCut.HashOf(f))).Select(f => StoredFile.Of(f.Content)).DistinctBy(f => f.Id)];
    }
}
