using Kravbibliotek.Curation;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Edit;

/// <summary>
/// The editor of a draft. Text with findings may be saved: they stand in the way of review, not of writing. What cannot be saved, because
/// it is no value or because somebody else was faster, stays on the page and is kept as unsaved.
/// </summary>
[Authorize(Access.Curator)]
public sealed class EditController(EditPages pages, DraftStore drafts, DraftInputs inputs) : Controller
{
    private const string Address = Links.Drafts + "/{key}/redigera";

    [Page(Address)]
    public async Task<IActionResult> Edit(string key, [FromQuery(Name = "osparat")] string? unsaved, CancellationToken cancellationToken)
    {
        if (await pages.FindAsync(key, cancellationToken) is not { } situation)
            return NotFound();
        if (situation.Draft.Content is null)
            return Redirect(Links.Draft(key));
        var input = await inputs.FindAsync(key, User.ToActor().Account, cancellationToken);
        if (input?.Fields is null)
            return await ShowAsync(situation, EditPages.Fresh(situation.Draft), input, cancellationToken);
        return unsaved == "ja"
            ? await ShowAsync(situation, EditPages.Resumed(input), input, cancellationToken)
            : View("Unsaved", UnsavedPage.Of(situation, input));
    }

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string key, CancellationToken cancellationToken)
    {
        if (await pages.FindAsync(key, cancellationToken) is not { } situation)
            return NotFound();
        var form = EditForm.From(Request.Form);
        if (form.Do != EditForm.Save)
            return await ChangeAsync(situation, form, cancellationToken);
        if (situation.Draft.Content is not { } stored)
            return await RefusedAsync(situation, form, StatusCodes.Status409Conflict, DraftTexts.ClosedMeanwhile, cancellationToken);
        // A choice holds for the text that it was made about, and for no later one.
        var isChosen = form.TheirParts.Count > 0 && form.Revision == situation.Draft.Revision;
        var reading = ContentFields.Read(isChosen ? DraftMerge.Choose(form.Fields, stored, form.TheirParts) : form.Fields);
        foreach (var problem in reading.Problems)
            ModelState.AddModelError(problem.Field, problem.Message);
        if (!ModelState.IsValid)
            return await RefusedAsync(situation, form, StatusCodes.Status400BadRequest, null, cancellationToken);
        var outcome = await drafts.SaveAsync(key, form.Revision, reading.Content, User.ToActor(), form.Page, cancellationToken);
        if (outcome.Conflict is not null)
            return await ConflictAsync(key, form, cancellationToken);
        return outcome.Draft is not null ? Redirect(Links.Draft(key))
            : await RefusedAsync(
                situation, form, StatusCodes.Status409Conflict,
                string.Join(' ', outcome.Findings.Select(f => $"{f.Message} {f.Mend}")), cancellationToken);
    }

    // Both texts, on the other's revision: whoever has seen it may choose.
    private async Task<IActionResult> ConflictAsync(string key, EditForm form, CancellationToken cancellationToken)
    {
        var situation = (await pages.FindAsync(key, cancellationToken))!;
        var draft = situation.Draft;
        if (draft.Content is not { } stored)
            return await RefusedAsync(situation, form, StatusCodes.Status409Conflict, DraftTexts.ClosedMeanwhile, cancellationToken);
        var both = form with { Revision = draft.Revision, Began = DraftMerge.MarksOf(stored) };
        return await RefusedAsync(situation, both, StatusCodes.Status409Conflict, DraftTexts.SavedMeanwhile, cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(DraftSituation situation, EditForm form, CancellationToken cancellationToken)
    {
        var registers = await pages.RegistersAsync(cancellationToken);
        var changed = form with { Fields = EditActions.Apply(form, registers.Standards) };
        return Page(await pages.PageAsync(situation, changed, registers, cancellationToken));
    }

    private async Task<IActionResult> RefusedAsync(
        DraftSituation situation, EditForm form, int status, string? message, CancellationToken cancellationToken)
    {
        await inputs.KeepAsync(
            situation.Draft.Key, User.ToActor().Account, form.Fields, (form.FromRevision, form.FromBegan), form.Page, cancellationToken);
        Response.StatusCode = status;
        if (message is not null)
            ModelState.AddModelError("", message);
        return Page(await pages.PageAsync(situation, form, cancellationToken: cancellationToken));
    }

    private async Task<IActionResult> ShowAsync(DraftSituation situation, EditForm form, DraftInput? input, CancellationToken cancellationToken)
    {
        var page = await pages.PageAsync(situation, form, cancellationToken: cancellationToken);
        return Page(page with { DonePage = input?.DonePage });
    }

    private ViewResult Page(EditPage page)
    {
        FieldRemarks.Set(ViewData, page.Findings.Select(f => (f.Field, Text: $"{f.Finding.Message} {f.Finding.Mend}"))
            .Concat(page.Remarks.Select(r => (r.Field, Text: $"{r.Finding.Message} {r.Finding.Mend} ({r.Finding.Code})")))
            .Concat(page.Advice.Select(a => (a.Field, Text: a.Message))).ToLookup(r => r.Field, r => r.Text));
        return View("Edit", page);
    }
}
