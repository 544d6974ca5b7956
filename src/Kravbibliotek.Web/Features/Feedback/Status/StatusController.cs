using Kravbibliotek.Proposals;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Feedback.Status;

/// <summary>What the page shows.</summary>
/// <param name="View">The feedback and what came of it.</param>
/// <param name="Link">The secret link in full, or null when the account opened the page.</param>
/// <param name="IsNew">True right after it was sent.</param>
public sealed record StatusPage(SubmissionView View, string? Link, bool IsNew);

/// <summary>
/// Feedback, or a fault that was reported, as its author follows it: by the secret link, or by the account. Whoever has neither is told that there is no such page.
/// </summary>
[AllowAnonymous]
[InEnglish]
public sealed class StatusController(SubmissionStore submissions, SubmissionRegister register) : Controller
{
    [Page(Links.MyFeedback + "/{id}")]
    public async Task<IActionResult> Show(string id, [FromQuery] string? kod, [FromQuery] string? ny, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(id, cancellationToken) is not { } feedback
            || !SubmissionWorkflow.IsFromAnybody(feedback.Kind))
            return NotFound();
        var hasCode = kod is not null && SubmissionReference.Opens(feedback, kod);
        var isOwn = User.Identity?.IsAuthenticated == true && feedback.By.Account == User.ToActor().Account;
        if (!hasCode && !isOwn)
            return NotFound();
        // The address is the key: it is kept by nobody on the way, and handed on to no other site.
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        var link = hasCode ? $"{Request.Scheme}://{Request.Host}{Links.Feedback(id, kod)}" : null;
        return View("Status", new StatusPage(await SubmissionView.LoadAsync(feedback, register, cancellationToken), link, ny == "ja"));
    }
}
