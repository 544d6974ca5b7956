using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Publication;

/// <summary>What the form and its question have in common: the same checks, and the form again when something is wrong.</summary>
public abstract class PublicationController(PublishPages pages) : Controller
{
    /// <summary>The page when all that is chosen may be published as it stands, otherwise the form to show instead.</summary>
    protected async Task<(PublishPage? Ready, IActionResult? Instead)> CheckAsync(PublishForm form, CancellationToken cancellationToken)
    {
        var page = await pages.LoadAsync(form, cancellationToken);
        var known = page.Rows.Select(r => r.Key).Concat(page.Conflicts.Select(c => c.Draft.Key));
        if (form.Chosen().Any(row => !known.Contains(row.Key)))
            return (null, NotFound());
        var isValid = ModelState.Validate(new PublishFormValidator(), form);
        if (page.Conflicts.Count > 0)
            return (null, Conflicted(page));
        if (isValid)
            PublishPages.Check(page, form, User.ToActor(), ModelState);
        return ModelState.IsValid ? (page, null) : (null, Refused(page));
    }

    /// <summary>The form again, because of what was typed or what the rules say.</summary>
    protected ViewResult Refused(PublishPage page)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Publish", page);
    }

    private ViewResult Conflicted(PublishPage page)
    {
        ModelState.AddModelError("", WorkflowTexts.PublishChanged);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Publish", page);
    }
}
