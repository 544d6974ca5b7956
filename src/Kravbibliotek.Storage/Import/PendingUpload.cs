using Kravbibliotek.Formats;
using Kravbibliotek.Storage.Curation;
using Marten;

namespace Kravbibliotek.Storage.Import;

/// <summary>
/// A file that somebody has sent in and not decided on yet. It waits in the database, since the application keeps no state; there is one for
/// each account and page, which the next one replaces.
/// </summary>
public sealed record PendingUpload
{
    /// <summary>Account and page; see <see cref="PendingUploads"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What the file was called.</summary>
    public required string FileName { get; init; }

    /// <summary>What else was said about it, for instance the key of a single draft.</summary>
    public string? About { get; init; }

    /// <summary>The file; null when it has been used.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Keys of the drafts that were made of it, when it has been used.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Storage revision for optimistic concurrency.</summary>
    public long Revision { get; init; }
}

/// <summary>Files that wait for a decision. Only their own account sees them, for a day.</summary>
public sealed class PendingUploads(LibraryHost host, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Keeps a file, in the place of the one that waited on the same page.</summary>
    /// <param name="account">The account, as the change log calls it.</param>
    /// <param name="page">The page that it waits on.</param>
    /// <param name="fileName">What it is called.</param>
    /// <param name="about">What else is said about it.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PutAsync(
        string account, string page, string fileName, string? about, byte[] content, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = host.Store.LightweightSession();
            var before = await session.LoadAsync<PendingUpload>(IdOf(account, page), cancellation).ConfigureAwait(false);
            var upload = new PendingUpload
            {
                Id = IdOf(account, page),
                FileName = CanonicalText.Tidy(fileName),
                About = about,
                Content = content,
                At = time.GetUtcNow(),
                Revision = before?.Revision ?? 0,
            };
            if (before is null)
                session.Insert(upload);
            else
                session.UpdateRevision(upload, before.Revision + 1);
            if (await Collisions.TrySaveAsync(session, attempt, cancellation).ConfigureAwait(false))
                return;
        }
    }

    /// <summary>The file that waits, or null when there is none, or none any more.</summary>
    public async Task<PendingUpload?> FindAsync(string account, string page, CancellationToken cancellation = default) =>
        await LoadAsync(account, page, cancellation).ConfigureAwait(false) is { Content: not null } upload ? upload : null;

    /// <summary>Keys of the drafts that were made of the last file on a page; none when another waits there, or after a day.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string account, string page, CancellationToken cancellation = default) =>
        (await LoadAsync(account, page, cancellation).ConfigureAwait(false))?.Keys ?? [];

    /// <summary>Empties it in the transaction that uses it, so that it is used once.</summary>
    internal static void Use(IDocumentSession session, PendingUpload upload, IReadOnlyList<string> keys) =>
        session.UpdateRevision(upload with { Content = null, FileName = "", About = null, Keys = keys }, upload.Revision + 1);

    private async Task<PendingUpload?> LoadAsync(string account, string page, CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        var upload = await session.LoadAsync<PendingUpload>(IdOf(account, page), cancellation).ConfigureAwait(false);
        return upload?.At + Lifetime > time.GetUtcNow() ? upload : null;
    }

    private static string IdOf(string account, string page) => $"{account}/{page}";
}
