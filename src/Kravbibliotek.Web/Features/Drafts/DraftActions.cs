using System.Security.Claims;
using Kravbibliotek.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using DiscardDraft = Kravbibliotek.Curation.Discard;

namespace Kravbibliotek.Web.Features.Drafts;

/// <summary>Something that can be done with a draft where it is now.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="IsPost">True for a button that does it at once, false for a link to a page.</param>
/// <param name="WhyNot">Why this person cannot do it now, or null.</param>
/// <param name="Hint">What it leads to, or null.</param>
public sealed record DraftAction(string Label, string Address, bool IsPost = false, string? WhyNot = null, string? Hint = null);

/// <summary>
/// What a person may do with a draft now, and why not the rest. The rules are those of <see cref="DraftWorkflow"/>, asked beforehand; here
/// is only which role does what.
/// </summary>
public static class DraftActions
{
    /// <summary>All that makes sense in the state that the draft is in.</summary>
    public static IReadOnlyList<DraftAction> Of(DraftView view, ClaimsPrincipal person)
    {
        var (situation, key, me) = (view.Situation, view.Key, person.ToActor());
        if (view.Draft.Content is null)
            return [];
        var curator = person.IsInRole(Access.Curator) ? null : WorkflowTexts.OnlyCurators;
        var reviewer = person.IsInRole(Access.Reviewer) ? null : WorkflowTexts.OnlyReviewers;
        var write = new DraftAction(
            WorkflowTexts.Write, Links.EditDraft(key), WhyNot: curator,
            Hint: view.Draft.State == DraftState.Editing ? null : WorkflowTexts.WriteHint);
        List<DraftAction> actions = view.Draft.State switch
        {
            DraftState.Editing =>
            [
                new(WorkflowTexts.Send, Links.SendDraft(key), IsPost: true,
                    curator ?? (situation.Errors.Count > 0 ? WorkflowTexts.SendHasErrors : null), WorkflowTexts.SendHint),
                write,
            ],
            DraftState.Review =>
            [
                new(WorkflowTexts.Review, Links.ReviewDraft(key), WhyNot: reviewer),
                new(WorkflowTexts.Approve, Links.ReviewDraft(key), WhyNot: reviewer ?? Refusal(situation, new Approve(me))),
                new(WorkflowTexts.OpenConsultation, Links.ConsultDraft(key), WhyNot: curator, Hint: WorkflowTexts.OpenConsultationHint),
                write,
            ],
            DraftState.Consultation =>
            [
                new(WorkflowTexts.CloseConsultation, Links.ConsultDraft(key), WhyNot: curator),
                new(WorkflowTexts.Return, Links.ReviewDraft(key), WhyNot: reviewer),
                write,
            ],
            _ =>
            [
                new(WorkflowTexts.Publish, Links.Publish, WhyNot: curator),
                new(WorkflowTexts.Return, Links.ReviewDraft(key), WhyNot: reviewer),
                write,
            ],
        };
        if (view.IsOutdated)
            actions.Insert(0, new(WorkflowTexts.Rebase, Links.RebaseDraft(key), WhyNot: curator));
        actions.Add(new(
            WorkflowTexts.Discard, Links.DiscardDraft(key), WhyNot: curator ?? Refusal(situation, new DiscardDraft(me))));
        // Where one may approve, the page of the review says so itself.
        actions.RemoveAll(a => a.Label == WorkflowTexts.Approve && a.WhyNot is null);
        return actions;
    }

    private static string? Refusal(DraftSituation situation, DraftCommand command) =>
        DraftWorkflow.Decide(situation, command).Findings is [_, ..] findings
            ? string.Join(' ', findings.Select(f => $"{f.Message} {f.Mend}").Distinct())
            : null;
}
