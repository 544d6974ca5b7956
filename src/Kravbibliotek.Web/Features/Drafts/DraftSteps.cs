using Kravbibliotek.Curation;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Drafts;

/// <summary>One step on the way of a draft.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Said">Whether it is done, is now or remains, in words.</param>
/// <param name="IsCurrent">True when the draft is here.</param>
public sealed record DraftStep(string Label, string Said, bool IsCurrent);

/// <summary>The way of a draft as steps.</summary>
public static class DraftSteps
{
    /// <summary>The steps in their order, from first word to publication.</summary>
    public static IReadOnlyList<DraftStep> Of(Draft draft)
    {
        var states = new[] { DraftState.Editing, DraftState.Review, DraftState.Consultation, DraftState.Approved };
        return
        [
            .. states.Select(state => new DraftStep(CurationWords.States.Label(state), Said(draft, state), state == draft.State)),
            new(WorkflowTexts.StepPublished, PublishedSaid(draft), draft.Became is not null),
        ];
    }

    private static string Said(Draft draft, DraftState state)
    {
        if (state == draft.State && state != DraftState.Consultation)
            return WorkflowTexts.StepNow;
        if (state == DraftState.Consultation)
        {
            return draft.Consultation is { } period
                ? $"{Wording.Date(period.From)} – {Wording.Date(period.To)}"
                : WorkflowTexts.StepVoluntary;
        }

        return state < draft.State && (draft.State != DraftState.Closed || draft.Became is not null)
            ? WorkflowTexts.StepDone
            : WorkflowTexts.StepAhead;
    }

    private static string PublishedSaid(Draft draft) =>
        draft.Became is { } number ? WorkflowTexts.StepBecame.With(number)
        : draft is { State: DraftState.Approved, Plan.Day: { } day } ? WorkflowTexts.StepPlanned.With(Wording.Date(day))
        : WorkflowTexts.StepAhead;
}
