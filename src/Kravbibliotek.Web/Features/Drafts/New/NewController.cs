using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.New;

/// <summary>Begins a requirement: it gets its key at once, and keeps it for ever.</summary>
[Authorize(Access.Curator)]
public sealed class NewController(DraftStore drafts) : Controller
{
    [Page(Links.NewRequirement)]
    public IActionResult New() => View("New", new NewForm());

    [HttpPost(Links.NewRequirement)]
    public async Task<IActionResult> Send([FromForm] NewForm form, CancellationToken cancellationToken)
    {
        if (ModelState.Validate(new NewFormValidator(), form))
        {
            try
            {
                var draft = await drafts.CreateAsync(Areas.ByFolder(form.Area)!.Area, form.ToContent(), User.ToActor(), cancellationToken);
                return Redirect(Links.EditDraft(draft.Key));
            }
            catch (InvalidOperationException)
            {
                // Nine hundred and ninety-nine requirements in one area: there are no more keys.
                ModelState.AddModelError(nameof(NewForm.Area), DraftTexts.AreaFull);
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("New", form);
    }
}
