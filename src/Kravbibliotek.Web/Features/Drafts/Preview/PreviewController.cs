using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Web.Features.Drafts.Edit;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Preview;

/// <summary>Shows a text of the editor as the public page would; the page puts it in its place.</summary>
[Authorize(Access.Curator)]
public sealed class PreviewController : Controller
{
    [HttpPost(Links.Preview)]
    public IActionResult Preview()
    {
        var form = EditForm.From(Request.Form);
        return EditActions.TargetOf(form, EditActions.Preview) is { } part && DraftParts.Texts.Contains(part)
            ? PartialView("_Preview", PreviewText.Render(ContentFields.Read(form.Fields).Content, part))
            : BadRequest();
    }
}
