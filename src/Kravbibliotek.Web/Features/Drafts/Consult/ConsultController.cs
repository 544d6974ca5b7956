using Kravbibliotek.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Consult;

/// <summary>Opens a draft to the public for a period, and ends that before its time.</summary>
[Authorize(Access.Curator)]
public sealed class ConsultController(DraftPages pages) : DraftController(pages)
{
    private const string Address = Links.Drafts + "/{key}/remiss";
    private const int UsualDays = 30;

    [Page(Address)]
    public async Task<IActionResult> Show(string key, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } view)
            return NotFound();
        if (view.Draft.State is not (DraftState.Review or DraftState.Consultation))
            return Redirect(Links.Draft(key));
        var today = view.Situation.Today;
        return View("Consult", new DraftFormPage<ConsultForm>(view, new()
        {
            Revision = view.Draft.Revision,
            From = Wording.Date(today),
            To = Wording.Date(today.AddDays(UsualDays)),
        }));
    }

    [HttpPost(Address)]
    public Task<IActionResult> Open(string key, [FromForm] ConsultForm form, CancellationToken cancellationToken) =>
        ModelState.Validate(new ConsultFormValidator(), form)
            ? DoAsync(
                key, form, new OpenConsultation(User.ToActor(), form.Period()),
                WorkflowTexts.WhyConsulted.With(form.From, form.To), "Consult", cancellationToken)
            : RefusedAsync(key, form, "Consult", cancellationToken);

    [HttpPost(Address + "/avsluta")]
    public Task<IActionResult> Close(string key, [FromForm] RevisionForm form, CancellationToken cancellationToken) =>
        DoAsync(key, form, new CloseConsultation(User.ToActor()), WorkflowTexts.WhyConsultationClosed, page: null, cancellationToken);
}
