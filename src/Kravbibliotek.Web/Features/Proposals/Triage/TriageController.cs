using Kravbibliotek.Proposals;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Proposals.Triage;

/// <summary>What the page shows.</summary>
/// <param name="View">The submission and what came of it.</param>
/// <param name="Names">Names of those who did something, by account.</param>
/// <param name="Form">The answer as typed.</param>
/// <param name="IsStale">True when somebody else changed it meanwhile.</param>
public sealed record TriagePage(SubmissionView View, IReadOnlyDictionary<string, string> Names, AnswerForm Form, bool IsStale);

/// <summary>One piece of feedback or one proposal, for those who curate: who has it, the answer, the draft that comes of it.</summary>
[Authorize(Access.Curation)]
public sealed class TriageController(
    SubmissionStore submissions, SubmissionRegister register, SubmissionDrafts drafts, AccountRegister accounts) : Controller
{
    private const string Address = Links.Submissions + "/{id}";

    [Page(Address)]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken) =>
        await submissions.FindAsync(id, cancellationToken) is { } submission
            ? View("Triage", await PageAsync(submission, AnswerForm.Of(submission), isStale: false, cancellationToken))
            : NotFound();

    [HttpPost(Address + "/ansvar")]
    [Authorize(Access.Curator)]
    public Task<IActionResult> Responsibility(string id, [FromForm] long revision, [FromForm] string? lamna, CancellationToken cancellationToken)
    {
        var by = User.ToActor();
        SubmissionCommand command = lamna == "ja" ? new HandBack(by) : new TakeOn(by);
        return DoAsync(id, null, submissions.DoAsync(id, revision, command, lamna == "ja" ? "Lämnade ifrån sig." : "Tog hand om.", cancellationToken),
            cancellationToken);
    }

    [HttpPost(Address + "/svar")]
    [Authorize(Access.Curator)]
    public async Task<IActionResult> Answer(string id, [FromForm] AnswerForm form, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } submission)
            return NotFound();
        if (ModelState.Validate(new AnswerFormValidator(), form))
            return await DoAsync(
                id, form, submissions.DoAsync(id, form.Revision, form.ToCommand(User.ToActor()), "Svarade.", cancellationToken), cancellationToken);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Triage", await PageAsync(submission, form, isStale: false, cancellationToken));
    }

    [HttpPost(Address + "/utkast")]
    [Authorize(Access.Curator)]
    public Task<IActionResult> Draft(string id, [FromForm] long revision, [FromForm] string? lossa, CancellationToken cancellationToken)
    {
        var by = User.ToActor();
        return DoAsync(
            id, null,
            lossa == "ja"
                ? submissions.DoAsync(id, revision, new UnlinkDraft(by), "Kopplade loss utkastet.", cancellationToken)
                : drafts.WriteAsync(id, revision, by, cancellationToken),
            cancellationToken);
    }

    private async Task<IActionResult> DoAsync(string id, AnswerForm? form, Task<SubmissionOutcome?> doing, CancellationToken cancellationToken)
    {
        if (await doing is not { } outcome)
            return NotFound();
        if (outcome.Submission is not null)
            return Redirect(Links.Submission(id));
        Response.StatusCode = outcome.Conflict is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        ModelState.Add(outcome.Findings, form is null ? "" : nameof(AnswerForm.Text));
        var stored = outcome.Conflict ?? await submissions.FindAsync(id, cancellationToken);
        // What was typed is kept, on the revision that is shown now.
        ModelState.Remove(nameof(AnswerForm.Revision));
        form?.Revision = stored!.Revision;
        return View("Triage", await PageAsync(stored!, form ?? AnswerForm.Of(stored!), outcome.Conflict is not null, cancellationToken));
    }

    private async Task<TriagePage> PageAsync(Submission submission, AnswerForm form, bool isStale, CancellationToken cancellationToken)
    {
        string?[] who = [submission.Responsible, submission.Answer?.By, submission.By.Account];
        return new(
            await SubmissionView.LoadAsync(submission, register, cancellationToken),
            await accounts.NamesAsync(who.OfType<string>(), cancellationToken), form, isStale);
    }
}
