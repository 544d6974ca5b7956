using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Start;

/// <summary>Why no draft could be begun.</summary>
public sealed record StartPage(string Key, IReadOnlyList<Finding> Findings);

/// <summary>Begins the next version of a requirement. When somebody else has begun it, one writes on in that draft.</summary>
[Authorize(Access.Curator)]
public sealed class StartController(RequirementStore requirements, DraftStore drafts) : Controller
{
    [HttpPost(Links.Curation + "/krav/{key}/utkast")]
    public async Task<IActionResult> Start(string key, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(key, cancellationToken) is { State: not DraftState.Closed })
            return Redirect(Links.EditDraft(key));
        if (await requirements.FindAsync(key, cancellationToken) is not { CurrentNumber: > 0 })
            return NotFound();
        var outcome = await drafts.StartAsync(key, User.ToActor(), cancellationToken);
        if (outcome.Draft is not null || await drafts.FindAsync(key, cancellationToken) is { State: not DraftState.Closed })
            return Redirect(Links.EditDraft(key));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Start", new StartPage(key, outcome.Findings));
    }
}
