using Kravbibliotek.Curation;
using Kravbibliotek.Formats.Documents;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;

namespace Kravbibliotek.Storage.Import;

/// <summary>Begins requirements from other people's documents: all that were chosen, or none.</summary>
public sealed class DocumentImporting(LibraryHost host, DraftStore drafts)
{
    /// <summary>Stores the chosen requirements as drafts and uses up what was sent in. Null when that had been used or replaced.</summary>
    /// <param name="upload">The document as it was looked at.</param>
    /// <param name="chosen">What was chosen in it.</param>
    /// <param name="by">Who reads it in, and is the author of the drafts.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The keys, in the order chosen.</returns>
    /// <exception cref="InvalidOperationException">All keys of an area are taken.</exception>
    public async Task<IReadOnlyList<string>?> StoreAsync(
        PendingUpload upload, IReadOnlyList<NewRequirement> chosen, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(by);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var waiting = await session.LoadAsync<PendingUpload>(upload.Id, cancellation).ConfigureAwait(false);
            if (waiting is not { Content: not null } || waiting.Revision != upload.Revision)
                return null;
            var begun = await drafts.QueueNewAsync(session, chosen, by, "Läste in krav ur ett dokument.", cancellation).ConfigureAwait(false);
            IReadOnlyList<string> keys = [.. begun.Select(d => d.Key)];
            PendingUploads.Use(session, waiting, keys);
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return keys;
        }
    }

    /// <summary>What the library says already, published or in a draft of something new, to compare with.</summary>
    public async Task<Likeness> LikenessAsync(CancellationToken cancellation = default)
    {
        await using var session = host.Store.QuerySession();
        var current = await session.QueryAsync<Requirement>("where (data ->> 'currentNumber')::int > 0", cancellation).ConfigureAwait(false);
        var ids = current.Select(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber));
        var versions = await session.LoadManyAsync<RequirementVersion>(cancellation, ids).ConfigureAwait(false);
        var published = versions.Select(v => v.Key).ToHashSet(StringComparer.Ordinal);
        var fresh = (await drafts.OpenAsync(cancellation).ConfigureAwait(false)).Where(d => d.Content is not null && !published.Contains(d.Key));
        return new(
        [
            .. versions.Select(v => (new LikeRequirement(v.Key, v.Content.Title), v.Content.Text)),
            .. fresh.Select(d => (new LikeRequirement(d.Key, d.Content!.Title, IsDraft: true), d.Content.Text)),
        ]);
    }
}
