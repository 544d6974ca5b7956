using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Retirement.Withdraw;

/// <summary>Withdraws a requirement at once, after a question.</summary>
[Authorize(Access.Curator)]
public sealed class WithdrawController(RetirementStore retirements) : RetirementController(retirements)
{
    private const string Address = Links.Curation + "/krav/{key}/upphav";
    private readonly RetirementStore _retirements = retirements;

    [Page(Address)]
    public Task<IActionResult> Show(string key, CancellationToken cancellationToken) => AskAsync(key, "Withdraw", cancellationToken);

    [HttpPost(Address)]
    public Task<IActionResult> Send(string key, [FromForm] RetirementForm form, CancellationToken cancellationToken)
    {
        ModelState.Validate(new RetirementFormValidator(asksForADay: false), form);
        return DecideAsync(
            key, form, "Withdraw",
            context => _retirements.WithdrawAsync(key, form.Revision, form.Keys(), context, cancellationToken), cancellationToken);
    }
}
