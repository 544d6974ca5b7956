using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Proposals;
using Kravbibliotek.Web.Features.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Feedback.Write;

/// <summary>What the page shows.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Versions">Its versions, the latest first.</param>
/// <param name="Form">What has been filled in.</param>
/// <param name="Months">How long names are kept after the answer.</param>
public sealed record WritePage(Requirement Requirement, IReadOnlyList<RequirementVersion> Versions, WriteForm Form, int Months);

/// <summary>Anybody says something about a published requirement.</summary>
[AllowAnonymous]
public sealed class WriteController(
    RequirementStore requirements, SubmissionStore submissions, PersonalDataPeriod period, TimeProvider time) : Controller
{
    private const string Address = Links.Requirements + "/{key}/synpunkt";

    [Page(Address)]
    public async Task<IActionResult> Show(string key, [FromQuery] int version, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent(Links.WriteFeedback(mended));
        var form = new WriteForm();
        if (await PageAsync(key, form, cancellationToken) is not { } page)
            return NotFound();
        form.Number = (page.Versions.FirstOrDefault(v => v.Number == version) ?? page.Versions[0]).Number;
        return View("Write", page);
    }

    [HttpPost(Address)]
    [EnableRateLimiting(RateLimits.Comments)]
    public async Task<IActionResult> Send(string key, [FromForm] WriteForm form, CancellationToken cancellationToken)
    {
        if (await PageAsync(key, form, cancellationToken) is not { } page)
            return NotFound();
        var input = form.ToInput(User);
        if (form.Website is not null)
        {
            // Whoever was taken for a program only has to press once more.
            ModelState.Remove(nameof(form.Website));
            ModelState.AddModelError("", ProposalTexts.WebsiteFilled);
        }

        ModelState.Add(FeedbackRules.Problems(input, page.Versions.FirstOrDefault(v => v.Number == form.Number)));
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Write", page);
        }

        var code = SubmissionReference.NewCode();
        var submission = FeedbackRules.ToSubmission(input, page.Requirement, SubmissionReference.Hash(code), time.GetUtcNow());
        var received = await submissions.ReceiveAsync([submission], cancellationToken);
        return Redirect(Links.Feedback(received[0].Id, code) + "&ny=ja");
    }

    private async Task<WritePage?> PageAsync(string key, WriteForm form, CancellationToken cancellationToken)
    {
        var requirement = await requirements.FindAsync(key, cancellationToken);
        var versions = requirement is null ? [] : await requirements.VersionsAsync(key, cancellationToken);
        return versions.Count == 0 ? null : new(requirement!, [.. versions.Reverse()], form, period.Months);
    }
}
