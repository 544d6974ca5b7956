using Kravbibliotek.Proposals;
using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Faults.Write;

/// <summary>What the page shows.</summary>
/// <param name="Form">What has been filled in.</param>
/// <param name="Months">How long names are kept after the answer.</param>
public sealed record WritePage(WriteForm Form, int Months);

/// <summary>Anybody reports a fault on the site, or asks for something in another form. Curators find it among their cases.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class WriteController(SubmissionStore submissions, PersonalDataPeriod period, TimeProvider time) : Controller
{
    [Page(Links.Fault)]
    public IActionResult Show([FromQuery(Name = "sida")] string? page, [FromQuery(Name = "vad")] string? kind) => View("Write", new WritePage(
        new() { Page = page?[..Math.Min(page.Length, FaultReport.LongestPage)], Kind = kind }, period.Months));

    [HttpPost(Links.Fault)]
    [EnableRateLimiting(RateLimits.Comments)]
    public async Task<IActionResult> Send([FromForm] WriteForm form, CancellationToken cancellationToken)
    {
        var isValid = ModelState.Validate(new WriteFormValidator(), form);
        // Whoever was taken for a program only has to press once more.
        ModelState.Remove(nameof(form.Website));
        form.Website = null;
        if (!isValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Write", new WritePage(form, period.Months));
        }

        var code = SubmissionReference.NewCode();
        var report = form.ToReport(User).ToSubmission(SubmissionReference.Hash(code), time.GetUtcNow());
        var received = await submissions.ReceiveAsync([report], cancellationToken);
        return Redirect(Links.Feedback(received[0].Id, code) + "&ny=ja");
    }
}
