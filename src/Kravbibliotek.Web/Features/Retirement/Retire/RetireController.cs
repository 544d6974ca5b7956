using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Retirement.Retire;

/// <summary>Gives a requirement a last day, moves it, or takes it back.</summary>
[Authorize(Access.Curator)]
public sealed class RetireController(RetirementStore retirements) : RetirementController(retirements)
{
    private const string Address = Links.Curation + "/krav/{key}/avsluta";
    private readonly RetirementStore _retirements = retirements;

    [Page(Address)]
    public Task<IActionResult> Show(string key, CancellationToken cancellationToken) => AskAsync(key, "Retire", cancellationToken);

    [HttpPost(Address)]
    public Task<IActionResult> Send(string key, [FromForm] RetirementForm form, CancellationToken cancellationToken)
    {
        ModelState.Validate(new RetirementFormValidator(asksForADay: true), form);
        return DecideAsync(
            key, form, "Retire",
            context => _retirements.RetireAsync(
                key, form.Revision, TypedDay.Of(form.LastDay)!.Value, form.Keys(), context, cancellationToken),
            cancellationToken);
    }

    [HttpPost(Address + "/angra")]
    public Task<IActionResult> Restore(string key, [FromForm] RetirementForm form, CancellationToken cancellationToken) => DecideAsync(
        key, form, "Retire", context => _retirements.RestoreAsync(key, form.Revision, context, cancellationToken), cancellationToken);
}
