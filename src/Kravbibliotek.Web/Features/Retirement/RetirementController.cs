using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Retirement;

/// <summary>A requirement whose end is being decided.</summary>
/// <param name="Situation">The requirement with what still needs it.</param>
/// <param name="Form">What has been filled in.</param>
/// <param name="HasChanged">True when somebody else changed the requirement since the form was shown.</param>
public sealed record RetirementPage(RetirementSituation Situation, RetirementForm Form, bool HasChanged = false)
{
    public Requirement Requirement => Situation.Requirement;

    public string Title => Situation.Current?.Content.Title ?? Requirement.Key;
}

/// <summary>What the pages of a requirement's end have in common: done, refused with reasons, or somebody was faster.</summary>
public abstract class RetirementController(RetirementStore retirements) : Controller
{
    /// <summary>The form as it is before anybody typed; not found for what was never published.</summary>
    protected async Task<IActionResult> AskAsync(string key, string page, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } situation)
            return NotFound();
        var requirement = situation.Requirement;
        return View(page, new RetirementPage(situation, new()
        {
            Revision = requirement.Revision,
            LastDay = requirement.LastDay is { } day ? Wording.Date(day) : null,
            ReplacedBy = string.Join(", ", requirement.ReplacedBy),
        }));
    }

    /// <summary>Does it and leads to the requirement; otherwise the form again, with everything typed.</summary>
    protected async Task<IActionResult> DecideAsync(
        string key, RetirementForm form, string page, Func<ChangeContext, Task<RetirementOutcome>> decide,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } situation)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(page, new(situation, form), StatusCodes.Status400BadRequest);
        if (situation.Requirement.Revision != form.Revision)
            return Changed(page, situation, form);
        try
        {
            var outcome = await decide(new(User.ToActor().Account, form.Reason ?? WorkflowTexts.WhyRestored));
            if (outcome.Requirement is not null)
                return Redirect(Links.Requirement(key));
            foreach (var finding in outcome.Findings)
                ModelState.AddModelError(FieldOf(finding), $"{finding.Message} {finding.Mend}");
            return Again(page, new(situation, form), StatusCodes.Status400BadRequest);
        }
        catch (StaleRevisionException)
        {
            return Changed(page, (await FindAsync(key, cancellationToken))!, form);
        }
    }

    private ViewResult Changed(string page, RetirementSituation situation, RetirementForm form)
    {
        ModelState.AddModelError("", WorkflowTexts.RequirementChanged);
        form.Revision = situation.Requirement.Revision;
        return Again(page, new(situation, form, HasChanged: true), StatusCodes.Status409Conflict);
    }

    private ViewResult Again(string page, RetirementPage model, int status)
    {
        Response.StatusCode = status;
        return View(page, model);
    }

    private async Task<RetirementSituation?> FindAsync(string key, CancellationToken cancellationToken) =>
        await retirements.FindAsync(key, cancellationToken) is { Current: not null } situation ? situation : null;

    // U152 and U153 are about what was typed in a field, the others about the requirement as it is.
    private static string FieldOf(Finding finding) => finding.Code switch
    {
        "U152" => nameof(RetirementForm.LastDay),
        "U153" => nameof(RetirementForm.ReplacedBy),
        _ => "",
    };
}
