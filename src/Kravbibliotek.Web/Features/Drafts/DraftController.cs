using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts;

/// <summary>What the pages that do something with a draft have in common: done, refused with reasons, or somebody was faster.</summary>
public abstract class DraftController(DraftPages pages) : Controller
{
    /// <summary>The draft, or null when there is none.</summary>
    protected Task<DraftView?> FindAsync(string key, CancellationToken cancellationToken) => pages.FindAsync(key, null, cancellationToken);

    /// <summary>The page of the draft itself.</summary>
    protected ViewResult Overview(DraftView view) => View("Draft", view);

    /// <summary>Does it and leads back to the draft; otherwise the page again, with everything typed.</summary>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="command">What is to be done.</param>
    /// <param name="why">The reason for the change log.</param>
    /// <param name="page">The view of the form, or null for the page of the draft.</param>
    /// <param name="cancellationToken">Ends it.</param>
    protected async Task<IActionResult> DoAsync<TForm>(
        string key, TForm form, DraftCommand command, string why, string? page, CancellationToken cancellationToken)
        where TForm : RevisionForm
    {
        if (await FindAsync(key, cancellationToken) is null)
            return NotFound();
        var outcome = await pages.Drafts.DoAsync(key, form.Revision, command, why, cancellationToken);
        if (outcome.Draft is not null)
            return Redirect(Links.Draft(key));
        Refuse(outcome.Conflict is not null, outcome.Findings);
        var view = (await pages.FindAsync(key, form.Revision, cancellationToken))!;
        if (outcome.Conflict is not null)
            form.Revision = view.Draft.Revision;
        return Again(view, form, page);
    }

    /// <summary>The page again because of what was typed.</summary>
    protected async Task<IActionResult> RefusedAsync<TForm>(string key, TForm form, string page, CancellationToken cancellationToken)
        where TForm : RevisionForm
    {
        if (await FindAsync(key, cancellationToken) is not { } view)
            return NotFound();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Again(view, form, page);
    }

    private ViewResult Again<TForm>(DraftView view, TForm form, string? page)
        where TForm : RevisionForm =>
        page is null || view.Draft.Content is null ? Overview(view) : View(page, new DraftFormPage<TForm>(view, form));

    private void Refuse(bool isConflict, IReadOnlyList<Finding> findings)
    {
        Response.StatusCode = isConflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        if (isConflict)
            ModelState.AddModelError("", WorkflowTexts.DraftChanged);
        foreach (var finding in findings)
            ModelState.AddModelError("", $"{finding.Message} {finding.Mend}");
    }
}
