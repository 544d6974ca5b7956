using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>What a decision about a requirement's end rests on.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Current">Its latest version.</param>
/// <param name="Dependents">What would break if it were withdrawn: keys that require it, and profiles that propose it.</param>
/// <param name="Today">The day it is decided.</param>
public sealed record RetirementSituation(
    Requirement Requirement, RequirementVersion? Current, IReadOnlyList<string> Dependents, DateOnly Today);

/// <summary>What a decision about a requirement came to.</summary>
/// <param name="Requirement">The requirement afterwards, or null when refused.</param>
/// <param name="Findings">Why it was refused; empty otherwise.</param>
public sealed record RetirementDecision(Requirement? Requirement, IReadOnlyList<Finding> Findings);

/// <summary>The end of a requirement's life: utgående with a last day, then upphävd.</summary>
public static class Retirement
{
    private static readonly DraftRule NotInUse = new("U151",
        "{0} är {1} och kan inte avslutas.", "Bara publicerade och utgående krav avslutas.");

    private static readonly DraftRule LastDayPassed = new("U152",
        "Sista dagen {0:yyyy-MM-dd} har redan passerat.", "Välj i dag eller en senare dag.");

    private static readonly DraftRule BadReplacement = new("U153",
        "{0} kan inte ersätta {1}.", "Ersättaren är ett annat krav som är publicerat, nämnt en gång.");

    private static readonly DraftRule StillNeeded = new("U154",
        "{0} behövs fortfarande av {1}.", "Ta bort hänvisningarna först.");

    private static readonly DraftRule NotOnItsWayOut = new("U155",
        "{0} är {1} och har inget slut att ångra.", "Bara utgående krav kan bli publicerade igen.");

    private static readonly DraftRule TooLateToRestore = new("U156",
        "Sista dagen {0:yyyy-MM-dd} har passerat.", "Flytta fram den först.");

    /// <summary>Sets or moves the last day, and says what takes its place.</summary>
    /// <param name="situation">What is.</param>
    /// <param name="lastDay">Last day it may be used.</param>
    /// <param name="replacedBy">Keys of what replaces it.</param>
    /// <param name="replacements">Those requirements as they are; an unknown key has none.</param>
    public static RetirementDecision Retire(
        RetirementSituation situation, DateOnly lastDay, IReadOnlyList<string> replacedBy, IReadOnlyList<Requirement> replacements)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(replacedBy);
        var faults = Faults(situation, replacedBy, replacements);
        if (lastDay < situation.Today || lastDay < situation.Current?.Published)
            faults.Add(LastDayPassed.AtRequirement(situation.Requirement, lastDay));
        return Decided(faults, situation.Requirement with
        {
            Status = RequirementStatus.Retiring,
            LastDay = lastDay,
            ReplacedBy = replacedBy,
        });
    }

    /// <summary>Withdraws it now. What replaces it stays as said before when nothing else is said.</summary>
    public static RetirementDecision Withdraw(
        RetirementSituation situation, IReadOnlyList<string> replacedBy, IReadOnlyList<Requirement> replacements)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(replacedBy);
        var requirement = situation.Requirement;
        var faults = Faults(situation, replacedBy, replacements);
        faults.AddRange(Needed(situation));
        return Decided(faults, requirement with
        {
            Status = RequirementStatus.Withdrawn,
            LastDay = situation.Today,
            ReplacedBy = replacedBy.Count > 0 ? replacedBy : requirement.ReplacedBy,
        });
    }

    /// <summary>Ångrar: published again as if nothing had been said of its end, while its last day has not passed.</summary>
    public static RetirementDecision Restore(RetirementSituation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        var requirement = situation.Requirement;
        var faults = new List<Finding>();
        if (requirement.Status != RequirementStatus.Retiring)
            faults.Add(NotOnItsWayOut.AtRequirement(requirement, requirement.Key, Words.Statuses.Code(requirement.Status)));
        else if (requirement.LastDay < situation.Today)
            faults.Add(TooLateToRestore.AtRequirement(requirement, requirement.LastDay));
        return Decided(faults, requirement with { Status = RequirementStatus.Published, LastDay = null, ReplacedBy = [] });
    }

    /// <summary>Withdraws it because its last day has passed.</summary>
    public static RetirementDecision End(RetirementSituation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        var requirement = situation.Requirement;
        if (requirement.Status != RequirementStatus.Retiring || requirement.LastDay is not { } lastDay || lastDay >= situation.Today)
            return new(null, []);
        return Decided([.. Needed(situation)], requirement with { Status = RequirementStatus.Withdrawn });
    }

    private static List<Finding> Faults(
        RetirementSituation situation, IReadOnlyList<string> replacedBy, IReadOnlyList<Requirement> replacements)
    {
        var requirement = situation.Requirement;
        var faults = new List<Finding>();
        if (requirement.Status is not (RequirementStatus.Published or RequirementStatus.Retiring))
            faults.Add(NotInUse.AtRequirement(requirement, requirement.Key, Words.Statuses.Code(requirement.Status)));
        // A published requirement has no replacement of its own, so no chain of replacements can come round to itself.
        var usable = replacements.Where(r => r.Status == RequirementStatus.Published && r.Key != requirement.Key)
            .Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(replacedBy.Where(k => !usable.Remove(k)).Select(k => BadReplacement.AtRequirement(requirement, k, requirement.Key)));
        return faults;
    }

    private static IEnumerable<Finding> Needed(RetirementSituation situation)
    {
        if (situation.Dependents.Count > 0)
        {
            yield return StillNeeded.AtRequirement(
                situation.Requirement, situation.Requirement.Key, string.Join(", ", situation.Dependents));
        }
    }

    private static RetirementDecision Decided(List<Finding> faults, Requirement requirement) =>
        faults.Count > 0 ? new(null, faults) : new(requirement, []);
}
