using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Storage.Search;

namespace Kravbibliotek.Storage.Import;

/// <summary>
/// Decides what an import does: pure, from what is stored and what the files say. Versions and releases are only ever added; what
/// may change is made as the files say; nothing is removed.
/// </summary>
internal sealed class ImportPlanner(
    Library stored, Library offered, IReadOnlySet<string> storedFiles, IReadOnlyDictionary<string, string> digests, Actor by)
{
    private const int RequirementsInBatch = 25;
    private const int DocumentsInBatch = 100;

    private readonly List<Refusal> _refused = [];
    private int _unchanged;

    /// <summary>Makes the plan.</summary>
    public ImportPlan Plan()
    {
        var registers = new[] { Standards(), Laws(), Terms(), Questions() }.SelectMany(c => c).ToList();
        var versions = NewVersions();
        var requirements = Requirements(versions);
        var drafts = new DraftPlanner(stored, offered, versions, by).Plan();
        _unchanged += drafts.Unchanged;
        var profiles = Profiles();
        var coverages = Coverages();
        var releases = NewReleases();
        if (_refused.Count > 0)
            return new([], _refused, 0);
        List<ImportBatch> batches =
        [
            .. Documents(registers),
            .. RequirementBatches(versions, [.. requirements, .. drafts.Changes], ChangedEntries(versions, requirements)),
            .. Documents([.. profiles, .. coverages]),
            .. FilesOf(releases).Chunk(DocumentsInBatch).Select(f => new ImportBatch { Files = f }),
            .. Documents([.. releases.Select(Insert)]),
        ];
        return new(batches, [], _unchanged);
    }

    private List<PlannedChange> Standards() =>
        Editable(stored.Standards, offered.Standards, "standarder/", s => s.Id, s => s.Revision, (s, r) => s with { Revision = r });

    private List<PlannedChange> Laws() =>
        Editable(stored.Laws, offered.Laws, "lagar/", l => l.Id, l => l.Revision, (l, r) => l with { Revision = r });

    private List<PlannedChange> Terms() =>
        Editable(stored.Terms, offered.Terms, "begrepp/", t => t.Id, t => t.Revision, (t, r) => t with { Revision = r });

    private List<PlannedChange> Questions() =>
        Editable(stored.Questions, offered.Questions, "fragor/", q => q.Id, q => q.Revision, (q, r) => q with { Revision = r });

    private List<PlannedChange> Profiles() =>
        Editable(stored.Profiles, offered.Profiles, "profiler/", p => p.Id, p => p.Revision, (p, r) => p with { Revision = r });

    private List<PlannedChange> Coverages() =>
        Editable(stored.Coverages, offered.Coverages, "tackning/", c => c.Id, c => c.Revision, (c, r) => c with { Revision = r });

    private List<RequirementVersion> NewVersions()
    {
        var known = stored.Versions.ToDictionary(v => v.Id, StringComparer.Ordinal);
        var areas = offered.Requirements.ToDictionary(r => r.Key, r => r.Area, StringComparer.Ordinal);
        var fresh = new List<RequirementVersion>();
        foreach (var version in offered.Versions)
        {
            if (!known.TryGetValue(version.Id, out var published))
                fresh.Add(version);
            else if (DocumentJson.Same(published, version))
                _unchanged++;
            else
                _refused.Add(Refusals.Version(published, version, areas[version.Key]));
        }

        return fresh;
    }

    private List<PlannedChange> Requirements(List<RequirementVersion> fresh)
    {
        var current = stored.Versions.Concat(fresh).GroupBy(v => v.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(v => v.Number), StringComparer.Ordinal);
        var merged = offered.Requirements.Select(r => r with
        {
            // The library may hold later versions than the files do.
            CurrentNumber = current.GetValueOrDefault(r.Key),
        });
        return Editable(stored.Requirements, [.. merged], "", r => r.Key, r => r.Revision, (r, revision) => r with { Revision = revision });
    }

    private List<Release> NewReleases()
    {
        var known = stored.Releases.ToDictionary(r => r.Name, StringComparer.Ordinal);
        var fresh = new List<Release>();
        foreach (var release in offered.Releases)
        {
            if (!known.TryGetValue(release.Name, out var released))
                fresh.Add(release);
            else if (DocumentJson.Same(released, release))
                _unchanged++;
            else
                _refused.Add(Refusals.Release(release));
        }

        return fresh;
    }

    private List<PlannedChange> Editable<T>(
        IEnumerable<T> stored, IReadOnlyList<T> offered, string folder, Func<T, string> idOf, Func<T, long> revisionOf, Func<T, long, T> at)
        where T : class
    {
        var known = stored.ToDictionary(idOf, StringComparer.Ordinal);
        var changes = new List<PlannedChange>();
        foreach (var document in offered)
        {
            var subject = folder + idOf(document);
            if (!known.TryGetValue(idOf(document), out var before))
            {
                var added = at(document, 0);
                changes.Add(new(subject, null, added, session => session.Insert(added)));
            }
            else if (at(document, revisionOf(before)) is var after && !DocumentJson.Same(before, after))
            {
                changes.Add(new(subject, before, after, session => session.UpdateRevision(after, revisionOf(before) + 1)));
            }
            else
            {
                _unchanged++;
            }
        }

        return changes;
    }

    /// <summary>The search rows that are not as they should be when the import is done.</summary>
    private List<(string Key, Func<SearchEntry> Make)> ChangedEntries(List<RequirementVersion> fresh, List<PlannedChange> requirements)
    {
        var after = new Library
        {
            Requirements = Merged(stored.Requirements, requirements.Select(c => c.After).OfType<Requirement>(), r => r.Key),
            Versions = [.. stored.Versions, .. fresh],
            Standards = Merged(stored.Standards, offered.Standards, s => s.Id),
            Laws = Merged(stored.Laws, offered.Laws, l => l.Id),
            Profiles = Merged(stored.Profiles, offered.Profiles, p => p.Id),
        };
        var (current, earlier) = SearchIndex.EntriesOf(after, digests.ContainsKey);
        var changed = current.Where(e => digests.GetValueOrDefault(e.Requirement.Key) != SearchIndex.Digest(e));
        return [.. changed.Select(e => (e.Requirement.Key, (Func<SearchEntry>)(() => e))), .. earlier];
    }

    private static List<T> Merged<T>(IEnumerable<T> stored, IEnumerable<T> over, Func<T, string> idOf) =>
        [.. over.Concat(stored).DistinctBy(idOf).OrderBy(idOf, StringComparer.Ordinal)];

    /// <summary>All of a requirement, its versions, its draft and its search row is in one batch, so that no kill can leave half of it.</summary>
    private static IEnumerable<ImportBatch> RequirementBatches(
        List<RequirementVersion> versions, List<PlannedChange> changes, List<(string Key, Func<SearchEntry> Make)> entries)
    {
        var versionsOf = versions.ToLookup(v => v.Key, StringComparer.Ordinal);
        var changesOf = changes.ToLookup(c => c.Subject.Split('/')[0], StringComparer.Ordinal);
        var entriesOf = entries.ToLookup(e => e.Key, e => e.Make, StringComparer.Ordinal);
        return versionsOf.Select(v => v.Key).Concat(changesOf.Select(c => c.Key)).Concat(entriesOf.Select(e => e.Key))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(RequirementsInBatch)
            .Select(keys => new ImportBatch
            {
                Changes =
                [
                    .. keys.SelectMany(k => versionsOf[k]).Select(Insert),
                    .. keys.SelectMany(k => changesOf[k]),
                ],
                Entries = keys.SelectMany(k => entriesOf[k]).Select(make => make()),
            });
    }

    private static IEnumerable<ImportBatch> Documents(IReadOnlyCollection<PlannedChange> changes) =>
        changes.Chunk(DocumentsInBatch).Select(c => new ImportBatch { Changes = c });

    /// <summary>
    /// File contents of releases that the folder holds and the database lacks, also of releases it has already; before the releases, so
    /// that a release that is there is whole.
    /// </summary>
    private IEnumerable<StoredFile> FilesOf(List<Release> releases)
    {
        var wanted = stored.Releases.Concat(releases).SelectMany(r => r.Files).Select(f => f.Sha256).Except(storedFiles).ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0
            ? []
            : offered.Files.Select(f => StoredFile.Of(f.Content)).Where(f => wanted.Contains(f.Id)).DistinctBy(f => f.Id);
    }

    private static PlannedChange Insert(RequirementVersion version) =>
        new(version.Id, null, new { version.Fingerprint }, session => session.Insert(version));

    private static PlannedChange Insert(Release release) =>
        new($"utgavor/{release.Name}", null, new { Files = release.Files.Count }, session => session.Insert(release));
}
