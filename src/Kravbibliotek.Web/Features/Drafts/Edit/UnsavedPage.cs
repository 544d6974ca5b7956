using Kravbibliotek.Curation;
using Kravbibliotek.Curation.Editing;

namespace Kravbibliotek.Web.Features.Drafts.Edit;

/// <summary>Unsaved text that somebody comes back to.</summary>
/// <param name="Situation">The draft as it is stored.</param>
/// <param name="Input">What was typed.</param>
/// <param name="Differences">Where the two differ.</param>
public sealed record UnsavedPage(DraftSituation Situation, DraftInput Input, IReadOnlyList<PartConflict> Differences)
{
    /// <summary>True when the draft has been saved since, by somebody else or in another window.</summary>
    public bool IsStale => Situation.Draft.Revision != Input.DraftRevision;

    public static UnsavedPage Of(DraftSituation situation, DraftInput input) =>
        new(situation, input, DraftMerge.Compare(input.Began, situation.Draft.Content!, new(input.Fields!)));
}
