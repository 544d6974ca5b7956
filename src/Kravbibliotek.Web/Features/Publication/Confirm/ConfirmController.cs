using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Publication.Confirm;

/// <summary>Publishes what the question was about, all of it or nothing.</summary>
[Authorize(Access.Curator)]
public sealed class ConfirmController(PublishPages pages, Publishing publishing) : PublicationController(pages)
{
    private readonly PublishPages _pages = pages;

    [HttpPost(Links.ConfirmPublish)]
    public async Task<IActionResult> Send([FromForm] PublishForm form, CancellationToken cancellationToken)
    {
        var (ready, instead) = await CheckAsync(form, cancellationToken);
        if (ready is null)
            return instead!;
        var outcome = TypedDay.Of(form.Day) is { } day
            ? await publishing.PlanAsync(form.Orders(), day, User.ToActor(), cancellationToken)
            : await publishing.PublishAsync(form.Orders(), User.ToActor(), cancellationToken);
        if (outcome.Planned.Count > 0)
            return Redirect(Links.Publish + "#planerade");
        if (outcome.Versions.Count > 0)
            return Redirect(Links.PublishedVersions(outcome.Versions.Select(v => v.Id)));
        // Somebody was faster between the check and the decision: the same check now tells what happened.
        (_, instead) = await CheckAsync(form, cancellationToken);
        foreach (var finding in outcome.Findings)
            ModelState.AddModelError("", $"{finding.Message} {finding.Mend}");
        return instead ?? Refused(await _pages.LoadAsync(form, cancellationToken));
    }
}
