using Kravbibliotek.Requirements;

namespace Kravbibliotek.Lists;

/// <summary>What there is to say of a requirement in a list.</summary>
public enum ListNoteKind
{
    /// <summary>The library has no such requirement.</summary>
    UnknownKey,

    /// <summary>The requirement has no such published version.</summary>
    UnknownVersion,

    /// <summary>Upphävt: not to be used.</summary>
    Withdrawn,

    /// <summary>Utgående: to be used until its last day.</summary>
    Retiring,

    /// <summary>A newer version has been published than the one kept to.</summary>
    NewerVersion,

    /// <summary>It requires others that are not in the list.</summary>
    Requires,

    /// <summary>It cannot be chosen together with others in the list.</summary>
    Conflicts,

    /// <summary>It is not needed beside others in the list.</summary>
    NotNeeded,
}

/// <summary>Something to say of a requirement in a list.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Keys">The other requirements concerned: what replaced it, what it requires, what it conflicts with.</param>
/// <param name="Number">The newer version, where it is about one.</param>
/// <param name="Day">The last day, where it is about one.</param>
public sealed record ListNote(ListNoteKind Kind, IReadOnlyList<string> Keys, int? Number = null, DateOnly? Day = null);

/// <summary>A requirement of a list with what the library says of it.</summary>
/// <param name="Pick">What was picked.</param>
/// <param name="Requirement">The requirement, or null when there is none.</param>
/// <param name="Version">The version picked, or null when there is none.</param>
/// <param name="Notes">What there is to say of it.</param>
public sealed record ListRow(RequirementPick Pick, Requirement? Requirement, RequirementVersion? Version, IReadOnlyList<ListNote> Notes);

/// <summary>Looks a list through.</summary>
public static class ListReview
{
    /// <summary>The rows of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="requirements">At least those of the list that there are.</param>
    /// <param name="versions">At least the versions picked that there are, and the current ones where none is.</param>
    public static IReadOnlyList<ListRow> Rows(
        RequirementList list, IEnumerable<Requirement> requirements, IEnumerable<RequirementVersion> versions)
    {
        ArgumentNullException.ThrowIfNull(list);
        var byKey = requirements.DistinctBy(r => r.Key).ToDictionary(r => r.Key, StringComparer.Ordinal);
        var byId = versions.DistinctBy(v => v.Id).ToDictionary(v => v.Id, StringComparer.Ordinal);
        return [.. list.Picks.Select(pick =>
        {
            if (byKey.GetValueOrDefault(pick.Key) is not { } requirement)
                return new ListRow(pick, null, null, [new(ListNoteKind.UnknownKey, [])]);
            var version = byId.GetValueOrDefault(RequirementVersion.IdOf(pick.Key, pick.Number ?? requirement.CurrentNumber));
            return new(pick, requirement, version, [.. NotesOf(pick, requirement, version, list, byKey)]);
        })];
    }

    private static IEnumerable<ListNote> NotesOf(
        RequirementPick pick, Requirement requirement, RequirementVersion? version, RequirementList list,
        Dictionary<string, Requirement> byKey)
    {
        if (version is null)
            yield return new(ListNoteKind.UnknownVersion, [], requirement.CurrentNumber > 0 ? requirement.CurrentNumber : null);
        else if (pick.Number < requirement.CurrentNumber)
            yield return new(ListNoteKind.NewerVersion, [], requirement.CurrentNumber);
        if (requirement.Status is RequirementStatus.Withdrawn or RequirementStatus.Retiring)
        {
            var kind = requirement.Status == RequirementStatus.Withdrawn ? ListNoteKind.Withdrawn : ListNoteKind.Retiring;
            yield return new(kind, requirement.ReplacedBy, Day: requirement.LastDay);
        }

        if (requirement.Relations.Requires.Where(k => !list.Has(k)).ToList() is [_, ..] missing)
            yield return new(ListNoteKind.Requires, missing);
        // A conflict may be said at either of the two.
        if (list.Picks.Select(p => p.Key).Where(k => k != pick.Key && (requirement.Relations.Conflicts.Contains(k)
            || byKey.GetValueOrDefault(k)?.Relations.Conflicts.Contains(pick.Key) == true)).ToList() is [_, ..] conflicts)
            yield return new(ListNoteKind.Conflicts, conflicts);
        if (list.Picks.Select(p => p.Key)
            .Where(k => byKey.GetValueOrDefault(k)?.Relations.Replaces.Contains(pick.Key) == true).ToList() is [_, ..] better)
            yield return new(ListNoteKind.NotNeeded, better);
    }
}
