using Kravbibliotek.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Review;

/// <summary>Somebody who wrote none of it reads a draft, and approves it or returns it with comments on passages.</summary>
[Authorize(Access.Reviewer)]
public sealed class ReviewController(DraftPages pages) : DraftController(pages)
{
    private const string Address = Links.Drafts + "/{key}/granska";

    [Page(Address)]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken) is not { } view ? NotFound()
        : view.Draft.State is DraftState.Editing or DraftState.Closed ? Redirect(Links.Draft(key))
        : View("Review", new DraftFormPage<ReviewForm>(view, new() { Revision = view.Draft.Revision }));

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string key, [FromForm] ReviewForm form, CancellationToken cancellationToken)
    {
        var (me, written) = (User.ToActor(), form.Written());
        if (ModelState.Validate(new ReviewFormValidator(), form) && form.Decision == ReviewForm.Returns)
            await QuoteAsync(key, form, written, me, cancellationToken);
        if (!ModelState.IsValid)
            return await RefusedAsync(key, form, "Review", cancellationToken);
        return form.Decision == ReviewForm.Approves
            ? await DoAsync(key, form, new Approve(me), WorkflowTexts.WhyApproved, "Review", cancellationToken)
            : await DoAsync(
                key, form, new ReturnToAuthors(me, written), WorkflowTexts.WhyReturned.With(written.Count), "Review", cancellationToken);
    }

    /// <summary>Says beside each comment when its words are not in the text; a text that has changed since is a matter of its own.</summary>
    private async Task QuoteAsync(
        string key, ReviewForm form, IReadOnlyList<PassageComment> written, Actor me, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { Draft.Content: not null } view || view.Draft.Revision != form.Revision)
            return;
        foreach (var comment in written.Where(c => c.Words is not null))
        {
            foreach (var finding in DraftWorkflow.Decide(view.Situation, new ReturnToAuthors(me, [comment])).Findings)
            {
                ModelState.AddModelError(
                    ReviewForm.Name(comment.Field, nameof(ReviewFormComment.Words)), $"{finding.Message} {finding.Mend}");
            }
        }
    }
}
