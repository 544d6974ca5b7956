using System.Globalization;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Edit;

/// <summary>Keeps what is being typed in the editor, a little after each pause, and throws it away when asked to.</summary>
[Authorize(Access.Curator)]
public sealed class UnsavedController(DraftEditing editing, DraftInputs inputs) : Controller
{
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Answers with the time on the clock, as the page says it.</summary>
    [HttpPost(Links.Drafts + "/{key}/osparat")]
    public async Task<IActionResult> Keep(string key, CancellationToken cancellationToken)
    {
        if (await editing.FindAsync(key, cancellationToken) is null)
            return NotFound();
        var form = EditForm.From(Request.Form);
        var kept = await inputs.KeepAsync(
            key, User.ToActor().Account, form.Fields, (form.FromRevision, form.FromBegan), form.Page, cancellationToken);
        return kept is null
            ? NoContent()
            : Content(TimeZoneInfo.ConvertTime(kept.At, Sweden).ToString("HH:mm", CultureInfo.InvariantCulture), "text/plain");
    }

    [HttpPost(Links.Drafts + "/{key}/osparat/kasta")]
    public async Task<IActionResult> Discard(string key, CancellationToken cancellationToken)
    {
        if (await editing.FindAsync(key, cancellationToken) is null)
            return NotFound();
        await inputs.DiscardAsync(key, User.ToActor().Account, cancellationToken);
        return Redirect(Links.EditDraft(key));
    }
}
