using System.Collections.Concurrent;
using System.Collections.Frozen;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Freshness;

namespace Kravbibliotek.Storage.Releases;

/// <summary>A release without its list of files.</summary>
/// <param name="Name">Its name, for instance <c>2026.1</c>.</param>
/// <param name="Date">The day it was cut.</param>
/// <param name="Note">What is in it.</param>
public sealed record ReleaseSummary(string Name, DateOnly Date, string Note)
{
    /// <summary>Number of the latest version of each requirement in it, by key.</summary>
    internal FrozenDictionary<string, int> Numbers { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>True when it has a version of a requirement. A release has every version published before it.</summary>
    public bool Holds(string key, int number) => Numbers.TryGetValue(key, out var last) && number <= last;

    internal static ReleaseSummary Of(Release release)
    {
        // Only files of versions have a fingerprint.
        var versions = release.Files.Where(f => f.Fingerprint is not null).Select(f => LibraryPath.Parse(f.Path)).OfType<LibraryPath>();
        return new(release.Name, release.Date, release.Note)
        {
            Numbers = versions.GroupBy(p => p.Id, StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => g.Max(p => p.Number), StringComparer.Ordinal),
        };
    }
}

/// <summary>What the releases are and which versions they have, in memory: a release never changes, so each is read once.</summary>
public sealed class ReleaseOverview
{
    private readonly LibraryHost _host;
    private readonly ReleaseStore _releases;
    private readonly Kept<IReadOnlyList<ReleaseSummary>> _all;
    private readonly ConcurrentDictionary<string, ReleaseSummary> _known = new(StringComparer.Ordinal);

    /// <summary>Reads the releases of a library.</summary>
    public ReleaseOverview(LibraryHost host, PublishedChanges changes, ReleaseStore releases)
    {
        (_host, _releases) = (host, releases);
        _all = new(host, changes, LibraryPart.Library, ReadAllAsync);
    }

    /// <summary>All releases, the latest first.</summary>
    public ValueTask<IReadOnlyList<ReleaseSummary>> AllAsync(CancellationToken cancellation = default) => _all.GetAsync(cancellation);

    /// <summary>The latest release that has a version, or null.</summary>
    public async Task<ReleaseSummary?> LatestWithAsync(RequirementVersion version, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        return (await AllAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(r => r.Holds(version.Key, version.Number));
    }

    private async Task<IReadOnlyList<ReleaseSummary>> ReadAllAsync(CancellationToken cancellation)
    {
        var all = new List<ReleaseSummary>();
        foreach (var name in await NamesAsync(cancellation).ConfigureAwait(false))
        {
            if (!_known.TryGetValue(name, out var summary) && await _releases.FindAsync(name, cancellation).ConfigureAwait(false) is { } release)
                _known[name] = summary = ReleaseSummary.Of(release);
            if (summary is not null)
                all.Add(summary);
        }

        return [.. all.OrderByDescending(r => r.Date).ThenByDescending(r => r.Name, StringComparer.Ordinal)];
    }

    // Only the names: the lists of files are large.
    private async Task<List<string>> NamesAsync(CancellationToken cancellation)
    {
        await using var command = _host.Reading.CreateCommand($"select id from \"{_host.Schema}\".mt_doc_release");
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            names.Add(reader.GetString(0));
        return names;
    }
}
