using Kravbibliotek.Accounts;
using Kravbibliotek.Proposals;
using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Proposals.Write;

/// <summary>What the page shows.</summary>
/// <param name="Form">What has been filled in.</param>
/// <param name="Organisation">Whom the proposal comes from.</param>
/// <param name="Months">How long names are kept after the answer.</param>
public sealed record WritePage(ProposalForm Form, Organisation Organisation, int Months);

/// <summary>An organisation proposes a new requirement, or a change of one.</summary>
[Authorize(Access.Procurer)]
public sealed class WriteController(
    SubmissionStore submissions, RequirementStore requirements, PersonalDataPeriod period, TimeProvider time) : Controller
{
    [Page(Links.NewProposal)]
    public IActionResult Show([FromQuery] string? krav) => Page(new ProposalForm
    {
        Kind = krav is null ? null : SubmissionWords.Kinds.Code(SubmissionKind.Change),
        Key = krav,
        ContactName = User.Identity!.Name,
    });

    [HttpPost(Links.NewProposal)]
    [EnableRateLimiting(RateLimits.Comments)]
    public async Task<IActionResult> Send([FromForm] ProposalForm form, CancellationToken cancellationToken)
    {
        var input = form.ToInput();
        var areas = await requirements.OfAsync([input], cancellationToken);
        ModelState.Add(ProposalRules.Problems(input, areas));
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page(form);
        }

        var proposal = ProposalRules.ToSubmission(input, areas, User.ToOrganisation().Id, User.ToActor().Account, time.GetUtcNow());
        var received = await submissions.ReceiveAsync([proposal], cancellationToken);
        return Redirect(Links.Proposal(received[0].Id) + "?ny=ja");
    }

    private ViewResult Page(ProposalForm form) => View("Write", new WritePage(form, User.ToOrganisation(), period.Months));
}
