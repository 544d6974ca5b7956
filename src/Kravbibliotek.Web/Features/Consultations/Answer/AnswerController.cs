using Kravbibliotek.Consultations;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Consultations.Answer;

/// <summary>What the page shows.</summary>
/// <param name="Entry">The consultation.</param>
/// <param name="Comments">One page of its comments.</param>
/// <param name="State">The state that they are in, or null for all.</param>
/// <param name="Pages">The pages.</param>
/// <param name="Form">What has been typed.</param>
public sealed record AnswerPage(
    ConsultationEntry Entry, IReadOnlyList<ConsultationComment> Comments, CommentState? State, Pages Pages, AnswerForm Form);

/// <summary>Which part of the comments is looked at.</summary>
public sealed class AnswerView
{
    [FromQuery(Name = "visa")]
    public string? State { get; set; }

    [FromQuery(Name = "sida")]
    public string? Page { get; set; }
}

/// <summary>The comments of one consultation: shown, answered together, downloaded.</summary>
[Authorize(Access.Curation)]
public sealed class AnswerController(ConsultationStore consultations, CommentStore comments) : Controller
{
    private const int PageSize = 50;
    private const string Address = Links.CuratedConsultations + "/{key}/{round:int}";

    [Page(Address)]
    public async Task<IActionResult> Show(string key, int round, AnswerView view, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await PageAsync(key, round, view, new AnswerForm(), cancellationToken);
    }

    [HttpPost(Address + "/svara")]
    [Authorize(Access.Curator)]
    public Task<IActionResult> Answer(string key, int round, AnswerView view, [FromForm] AnswerForm form, CancellationToken cancellationToken)
    {
        // Both, so that everything that has to be mended is told at once.
        var isValid = ConsultationWords.Effects.TryParse(form.Effect, out var effect) & ModelState.Validate(new AnswerFormValidator(), form);
        return isValid
            ? DoAsync(key, round, view, form, new AnswerComment(User.ToActor(), form.Text, effect), ConsultationTexts.LogAnswered, cancellationToken)
            : RefusedAsync(key, round, view, form, StatusCodes.Status400BadRequest, cancellationToken);
    }

    [HttpPost(Address + "/visa")]
    [Authorize(Access.Curator)]
    public Task<IActionResult> ShowChosen(
        string key, int round, AnswerView view, [FromForm] AnswerForm form, CancellationToken cancellationToken) =>
        ModelState.Validate(new ChosenValidator(), form)
            ? DoAsync(key, round, view, form, new ShowComment(User.ToActor()), ConsultationTexts.LogShown, cancellationToken)
            : RefusedAsync(key, round, view, form, StatusCodes.Status400BadRequest, cancellationToken);

    [Page(Address + "/synpunkter.csv")]
    public async Task<IActionResult> Sheet(string key, int round, CancellationToken cancellationToken)
    {
        if (await consultations.FindAsync(key, round, cancellationToken) is not { } entry)
            return NotFound();
        using var sheet = new MemoryStream();
        CommentCsv.Write(await consultations.CommentsAsync(entry.Consultation.Id, cancellation: cancellationToken), sheet);
        return File(sheet.ToArray(), "text/csv; charset=utf-8", $"remiss-{entry.Consultation.Key}-{round}.csv");
    }

    private async Task<IActionResult> DoAsync(
        string key, int round, AnswerView view, AnswerForm form, CommentCommand command, string why, CancellationToken cancellationToken)
    {
        if (await comments.DoAsync(key, round, form.ChosenRevisions(), command, why, cancellationToken) is not { } outcome)
            return NotFound();
        if (outcome.Comments.Count > 0)
            return Redirect(Links.CuratedConsultation(key, round) + Request.QueryString);
        foreach (var finding in outcome.Findings)
            ModelState.AddModelError(nameof(form.Chosen), $"{finding.Message} {finding.Mend}");
        if (outcome.Conflicts.Count == 0)
            return await RefusedAsync(key, round, view, form, StatusCodes.Status400BadRequest, cancellationToken);
        // The page now shows them as they are, and may be sent again for that.
        var names = outcome.Conflicts.Select(c => ConsultationTexts.Number.With(c.Ordinal));
        ModelState.AddModelError(nameof(form.Chosen), ConsultationTexts.Raced.With(string.Join(", ", names)));
        return await RefusedAsync(key, round, view, form, StatusCodes.Status409Conflict, cancellationToken);
    }

    private async Task<IActionResult> RefusedAsync(
        string key, int round, AnswerView view, AnswerForm form, int status, CancellationToken cancellationToken)
    {
        Response.StatusCode = status;
        return await PageAsync(key, round, view, form, cancellationToken);
    }

    private async Task<IActionResult> PageAsync(
        string key, int round, AnswerView view, AnswerForm form, CancellationToken cancellationToken)
    {
        if (await consultations.FindAsync(key, round, cancellationToken) is not { } entry)
            return NotFound();
        CommentState? state = ConsultationWords.States.TryParse(view.State, out var found) ? found : null;
        var consultation = entry.Consultation;
        var total = state is null ? consultation.Comments : await consultations.CountAsync(consultation.Id, state.Value, cancellationToken);
        var last = Math.Max(1, (int)Math.Ceiling(total / (double)PageSize));
        var page = int.TryParse(view.Page, out var wanted) ? Math.Clamp(wanted, 1, last) : 1;
        var shown = await consultations.CommentsAsync(consultation.Id, state, (page - 1) * PageSize, PageSize, cancellationToken);
        var query = state is null ? "" : $"visa={Uri.EscapeDataString(ConsultationWords.States.Code(state.Value))}&";
        var here = Links.CuratedConsultation(key, round);
        return View("Answer", new AnswerPage(entry, shown, state, new Pages(page, last, p => $"{here}?{query}sida={p}"), form));
    }
}
