using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;

namespace Kravbibliotek.Storage.Import;

/// <summary>
/// Decides what an import does with drafts. The text of <c>utkast.md</c> is saved as if somebody had typed it: what was there before is
/// in the change log, and an approval falls. A draft that only the database has is kept, unless it has just been published as a file.
/// </summary>
internal sealed class DraftPlanner(Library stored, Library offered, List<RequirementVersion> fresh, Actor by)
{
    private readonly Dictionary<string, Draft> _known = stored.Drafts.ToDictionary(d => d.Key, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = stored.Versions.Concat(fresh)
        .GroupBy(v => v.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(v => v.Number), StringComparer.Ordinal);

    /// <summary>Makes the plan.</summary>
    public (IReadOnlyList<PlannedChange> Changes, int Unchanged) Plan()
    {
        var requirements = offered.Requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var changes = new List<PlannedChange>();
        var unchanged = 0;
        foreach (var draft in offered.Drafts)
        {
            var requirement = requirements[draft.Key] with { CurrentNumber = _numbers.GetValueOrDefault(draft.Key) };
            if (draft.Content is not { } content || Decide(requirement, content) is not { } after)
                continue;
            var before = _known.GetValueOrDefault(draft.Key);
            if (after == before)
                unchanged++;
            else
                changes.Add(Change(before, after));
        }

        return ([.. changes, .. Published()], unchanged);
    }

    private Draft? Decide(Requirement requirement, RequirementContent content)
    {
        var known = _known.GetValueOrDefault(requirement.Key);
        if (known is not { Content: not null })
            return DraftWorkflow.Start(requirement, known, content, by).Draft;
        var situation = new DraftSituation { Draft = known, Requirement = requirement, Now = default };
        return DraftWorkflow.Save(situation, content, by).Draft;
    }

    private IEnumerable<PlannedChange> Published()
    {
        var offeredKeys = offered.Drafts.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var version in fresh.Where(v => v.Number == _numbers[v.Key] && !offeredKeys.Contains(v.Key)))
        {
            if (_known.GetValueOrDefault(version.Key) is { Content: { } content } draft && ContentComparison.Same(content, version.Content))
                yield return Change(draft, DraftWorkflow.Close(draft));
        }
    }

    private static PlannedChange Change(Draft? before, Draft after) => new(
        DraftStore.SubjectOf(after.Key), before, after,
        before is null
            ? session => session.Insert(after)
            : session => session.UpdateRevision(after, before.Revision + 1));
}
