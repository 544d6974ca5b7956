using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on how requirements stand to each other.</summary>
internal static class RelationRules
{
    private static readonly Rule Unknown = new("K321", "{0} finns inte.", "Rätta nyckeln, eller ta bort den.");

    private static readonly Rule Self = new("K322", "{0} har en relation till sig självt.", "Ta bort den.");

    private static readonly Rule Loop = new("K323", "{0} går i ring: {1}.", "Ta bort en av relationerna i ringen.");

    private static readonly Rule RequiresConflict = new("K324", "{0} både krävs och strider mot kravet.", "Ta bort den ena relationen.");

    private static readonly Rule RequiresWithdrawn = new("K325",
        "{0} krävs men är upphävt.",
        "Ta bort relationen, eller peka på det som ersatte kravet.");

    private static readonly Rule Twice = new("K326", "{0} står två gånger.", "Ta bort den ena.");

    // Where a loop makes no sense: each of these would come round to itself.
    private static readonly (string Field, Func<Requirement, IReadOnlyList<string>> Keys)[] Directed =
    [
        ("relationer.kräver", r => r.Relations.Requires),
        ("relationer.ersätter", r => r.Relations.Replaces),
        ("ersatt-av", r => r.ReplacedBy),
    ];

    private static readonly (string Field, Func<Requirement, IReadOnlyList<string>> Keys)[] All =
    [
        .. Directed, ("relationer.överlappar", r => r.Relations.Overlaps), ("relationer.strider-mot", r => r.Relations.Conflicts),
    ];

    public static IEnumerable<Finding> Check(LibraryIndex index) => index.Library.Requirements
        .SelectMany(r => Keys(r, index).Concat(Pairs(r, index))).Concat(Directed.SelectMany(d => Loops(d.Field, d.Keys, index)));

    private static IEnumerable<Finding> Keys(Requirement requirement, LibraryIndex index)
    {
        var path = LibraryPath.OfRequirement(requirement.Area, requirement.Key);
        foreach (var (field, keys) in All)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (key, i) in keys(requirement).Select((key, i) => (key, i)))
            {
                var place = $"{field}[{i}]";
                if (key == requirement.Key)
                    yield return index.At(Self, path, place, key);
                else if (!index.Knows(LibraryFileKind.Requirement, key))
                    yield return index.At(Unknown, path, place, key);
                if (!seen.Add(key))
                    yield return index.At(Twice, path, place, key);
            }
        }
    }

    private static IEnumerable<Finding> Pairs(Requirement requirement, LibraryIndex index)
    {
        var path = LibraryPath.OfRequirement(requirement.Area, requirement.Key);
        foreach (var key in requirement.Relations.Requires.Intersect(requirement.Relations.Conflicts, StringComparer.Ordinal))
            yield return index.At(RequiresConflict, path, "relationer.strider-mot", key);
        if (requirement.Status == RequirementStatus.Withdrawn)
            yield break;
        foreach (var key in requirement.Relations.Requires)
        {
            if (index.Requirements.TryGetValue(key, out var required) && required.Status == RequirementStatus.Withdrawn)
                yield return index.At(RequiresWithdrawn, path, "relationer.kräver", key);
        }
    }

    // Each loop is reported once, at its first key in order. A requirement that only leads into a loop is not to blame for it.
    private static IEnumerable<Finding> Loops(string field, Func<Requirement, IReadOnlyList<string>> keys, LibraryIndex index)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var requirement in index.Library.Requirements.Where(r => !reported.Contains(r.Key)))
        {
            if (FindLoop(requirement.Key, keys, index) is not { } loop)
                continue;
            reported.UnionWith(loop);
            var path = LibraryPath.OfRequirement(requirement.Area, requirement.Key);
            yield return index.At(Loop, path, field, field.Split('.')[^1], string.Join(" → ", loop.Append(requirement.Key)));
        }
    }

    // The shortest way from a key back to itself, by breadth first; null when there is none. A key that names itself has its own rule.
    private static List<string>? FindLoop(string start, Func<Requirement, IReadOnlyList<string>> keys, LibraryIndex index)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in index.Requirements.TryGetValue(at, out var requirement) ? keys(requirement) : [])
            {
                if (next == at)
                    continue;
                if (next == start)
                    return Way(at, start, from);
                if (from.TryAdd(next, at))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    private static List<string> Way(string last, string start, Dictionary<string, string> from)
    {
        var way = new List<string>();
        for (var at = last; at != start; at = from[at])
            way.Add(at);
        way.Add(start);
        way.Reverse();
        return way;
    }
}
