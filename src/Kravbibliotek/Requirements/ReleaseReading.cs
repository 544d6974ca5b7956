using Kravbibliotek.Formats;

namespace Kravbibliotek.Requirements;

/// <summary>The differing parts of two releases, read and laid beside each other.</summary>
internal sealed class ReleaseReading(Library from, Library to)
{
    private readonly ILookup<string, RequirementVersion> _before = from.Versions.ToLookup(v => v.Key, StringComparer.Ordinal);
    private readonly ILookup<string, RequirementVersion> _after = to.Versions.ToLookup(v => v.Key, StringComparer.Ordinal);

    public ReleaseComparison Compare(Release earlier, Release later) => new()
    {
        From = earlier,
        To = later,
        Added = [.. _after.Where(v => !_before.Contains(v.Key)).Select(v => v.Last())],
        Changed = [.. _after.Where(v => _before.Contains(v.Key)).Select(Change).OfType<ChangedRequirement>()],
        Retiring = Ending(RequirementStatus.Retiring),
        Withdrawn = Ending(RequirementStatus.Withdrawn),
        Registers =
        [
            .. Register(LibraryFileKind.Standard, l => l.Standards, s => s.Id, s => s.Designation, StandardFile.Write),
            .. Register(LibraryFileKind.Law, l => l.Laws, w => w.Id, w => w.ShortName ?? w.Name, LawFile.Write),
            .. Register(LibraryFileKind.Term, l => l.Terms, t => t.Id, t => t.Name, TermFile.Write),
            .. Register(LibraryFileKind.Profile, l => l.Profiles, p => p.Id, p => p.Title, ProfileFile.Write),
            .. Register(LibraryFileKind.Coverage, l => l.Coverages, c => c.Id, c => Areas.ByFolder(c.Id)?.Name ?? c.Id, CoverageFile.Write),
            .. Register(LibraryFileKind.Question, l => l.Questions.OrderBy(q => q.Id, StringComparer.Ordinal), q => q.Id, q => q.Text, QuestionFile.Write),
        ],
    };

    private ChangedRequirement? Change(IGrouping<string, RequirementVersion> versions)
    {
        var (before, after) = (_before[versions.Key].Last(), versions.Last());
        return after.Number > before.Number
            ? new(before, after, [.. versions.Where(v => v.Number > before.Number)])
            : null;
    }

    private IReadOnlyList<EndingRequirement> Ending(RequirementStatus status)
    {
        var before = from.Requirements.ToDictionary(r => r.Key, r => r.Status, StringComparer.Ordinal);
        return
        [
            .. to.Requirements.Where(r => r.Status == status && before.GetValueOrDefault(r.Key, RequirementStatus.Published) != status)
                .Select(r => new EndingRequirement(r, _after[r.Key].LastOrDefault()?.Content.Title ?? "")),
        ];
    }

    // Only what differs has been read, so everything that is in both has changed.
    private IEnumerable<RegisterChange> Register<T>(
        LibraryFileKind kind, Func<Library, IEnumerable<T>> entries, Func<T, string> idOf, Func<T, string> nameOf, Func<T, string> textOf)
    {
        var (before, after) = (entries(from).ToList(), entries(to).ToList());
        var (old, now) = (before.ToDictionary(idOf, StringComparer.Ordinal), after.ToDictionary(idOf, StringComparer.Ordinal));
        return after.Concat(before).DistinctBy(idOf, StringComparer.Ordinal).OrderBy(idOf, StringComparer.Ordinal)
            .Select(e => new RegisterChange(kind, idOf(e), nameOf(e), !old.ContainsKey(idOf(e)), !now.ContainsKey(idOf(e)))
            {
                Before = old.TryGetValue(idOf(e), out var earlier) ? textOf(earlier) : "",
                After = now.TryGetValue(idOf(e), out var later) ? textOf(later) : "",
            });
    }
}
