using Kravbibliotek.Consultations;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Consultations.Moderate;

/// <summary>What the page shows.</summary>
public sealed record ModeratePage(ConsultationEntry Entry, ConsultationComment Comment, ModerateForm Form);

/// <summary>One comment: refused, shown again, or answered by itself.</summary>
[Authorize(Access.Curator)]
public sealed class ModerateController(ConsultationStore consultations, CommentStore comments) : Controller
{
    private const string Address = Links.CuratedConsultations + "/{key}/{round:int}/{ordinal:int}";

    [Page(Address)]
    public Task<IActionResult> Show(string key, int round, int ordinal, CancellationToken cancellationToken) =>
        PageAsync(key, round, ordinal, form: null, cancellationToken);

    [HttpPost(Address + "/avvisa")]
    public Task<IActionResult> Reject(
        string key, int round, int ordinal, [FromForm] ModerateForm form, CancellationToken cancellationToken) =>
        ModelState.Validate(new ReasonValidator(), form)
            ? DoAsync(key, round, ordinal, form, new RejectComment(User.ToActor(), form.Reason), ConsultationTexts.LogRejected, cancellationToken)
            : RefusedAsync(key, round, ordinal, form, StatusCodes.Status400BadRequest, cancellationToken);

    [HttpPost(Address + "/visa")]
    public Task<IActionResult> ShowAgain(
        string key, int round, int ordinal, [FromForm] ModerateForm form, CancellationToken cancellationToken) =>
        DoAsync(key, round, ordinal, form, new ShowComment(User.ToActor()), ConsultationTexts.LogShown, cancellationToken);

    [HttpPost(Address + "/svara")]
    public Task<IActionResult> Answer(
        string key, int round, int ordinal, [FromForm] ModerateForm form, CancellationToken cancellationToken)
    {
        // Both, so that everything that has to be mended is told at once.
        var isValid = ConsultationWords.Effects.TryParse(form.Effect, out var effect) & ModelState.Validate(new OneAnswerValidator(), form);
        return isValid
            ? DoAsync(
                key, round, ordinal, form, new AnswerComment(User.ToActor(), form.Text, effect), ConsultationTexts.LogAnswered, cancellationToken)
            : RefusedAsync(key, round, ordinal, form, StatusCodes.Status400BadRequest, cancellationToken);
    }

    private async Task<IActionResult> DoAsync(
        string key, int round, int ordinal, ModerateForm form, CommentCommand command, string why, CancellationToken cancellationToken)
    {
        var revisions = new Dictionary<int, long> { [ordinal] = form.Revision };
        if (await comments.DoAsync(key, round, revisions, command, why, cancellationToken) is not { } outcome)
            return NotFound();
        if (outcome.Comments.Count > 0)
            return Redirect(Links.CuratedConsultation(key, round));
        foreach (var finding in outcome.Findings)
            ModelState.AddModelError("", $"{finding.Message} {finding.Mend}");
        if (outcome.Conflicts.Count == 0)
            return await RefusedAsync(key, round, ordinal, form, StatusCodes.Status400BadRequest, cancellationToken);
        // The page now shows the comment as it is, and may be sent again for that.
        ModelState.AddModelError("", ConsultationTexts.Raced.With(ConsultationTexts.Number.With(ordinal)));
        return await RefusedAsync(key, round, ordinal, form, StatusCodes.Status409Conflict, cancellationToken);
    }

    private Task<IActionResult> RefusedAsync(
        string key, int round, int ordinal, ModerateForm form, int status, CancellationToken cancellationToken)
    {
        Response.StatusCode = status;
        return PageAsync(key, round, ordinal, form, cancellationToken);
    }

    private async Task<IActionResult> PageAsync(
        string key, int round, int ordinal, ModerateForm? form, CancellationToken cancellationToken)
    {
        if (await consultations.FindAsync(key, round, cancellationToken) is not { } entry
            || await consultations.CommentAsync(key, round, ordinal, cancellationToken) is not { } comment)
            return NotFound();
        form ??= new ModerateForm
        {
            Text = comment.Answer?.Text,
            Effect = comment.Answer is { } answer ? ConsultationWords.Effects.Code(answer.Effect) : null,
        };
        return View("Moderate", new ModeratePage(entry, comment, form));
    }
}
