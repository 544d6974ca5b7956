using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>Four eyes: who may approve a draft.</summary>
public static class Approval
{
    private static readonly DraftRule OwnText = new("U121",
        "Den som har skrivit i utkastet kan inte godkänna det.", "Låt någon annan granska.");

    private static readonly DraftRule NeedsLawyer = new("U122",
        "Hänvisningarna till lag är ändrade.", "Låt en granskare som är jurist godkänna.");

    private static readonly DraftRule Outdated = new("U123",
        "Utkastet utgår från version {0}, men version {1} är publicerad sedan dess.",
        "Jämför utkastet med den nya versionen och bekräfta att det ska ersätta den.");

    /// <summary>True when a lawyer has to approve: a reference to a law is new, gone or other than it was.</summary>
    public static bool NeedsALawyer(RequirementContent? from, RequirementContent to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return !(from?.Laws ?? []).ToHashSet().SetEquals(to.Laws);
    }

    /// <summary>Approves, or says why not.</summary>
    internal static DraftDecision Decide(DraftSituation situation, RequirementContent content, Actor by)
    {
        var (draft, requirement) = (situation.Draft, situation.Requirement);
        List<Checks.Finding> faults = [.. situation.Errors, .. OutdatedFaults(situation)];
        if (draft.Authors.Contains(by.Account))
            faults.Add(OwnText.At(requirement));
        if (!by.IsLawyer && NeedsALawyer(situation.Current?.Content, content))
            faults.Add(NeedsLawyer.At(requirement));
        return faults.Count > 0
            ? DraftDecision.Refused(faults)
            : DraftDecision.Becomes(draft with { State = DraftState.Approved, Reviewer = by.Account });
    }

    /// <summary>A version was published beside the draft, for instance by an import.</summary>
    internal static IEnumerable<Checks.Finding> OutdatedFaults(DraftSituation situation)
    {
        if (situation.Draft.BasedOn != situation.Requirement.CurrentNumber)
            yield return Outdated.At(situation.Requirement, situation.Draft.BasedOn, situation.Requirement.CurrentNumber);
    }
}
