using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.Facts;

/// <summary>What the page shows.</summary>
/// <param name="Requirement">The requirement as it is.</param>
/// <param name="Form">What has been typed.</param>
/// <param name="IsConflict">True when somebody else changed it meanwhile.</param>
public sealed record FactsPage(Requirement Requirement, FactsForm Form, bool IsConflict = false)
{
    /// <summary>The fields where what is stored is not what was typed: label, stored, typed.</summary>
    public IEnumerable<(string Label, string Stored, string Typed)> Differences()
    {
        var stored = FactsForm.Of(Requirement);
        return new[]
        {
            (Texts.AreaLabel, AreaOf(stored), AreaOf(Form)), (DraftTexts.Tags, stored.Tags, Form.Tags),
            (DraftTexts.NextReview, stored.NextReview, Form.NextReview), (DraftTexts.Requires, stored.Requires, Form.Requires),
            (DraftTexts.Replaces, stored.Replaces, Form.Replaces), (DraftTexts.Overlaps, stored.Overlaps, Form.Overlaps),
            (DraftTexts.ConflictsWith, stored.Conflicts, Form.Conflicts), (DraftTexts.Waivers, stored.Waivers, string.Join('\n', FactsForm.LinesOf(Form.Waivers))),
        }.Select(d => (d.Item1, d.Item2 ?? "", d.Item3 ?? "")).Where(d => d.Item2 != d.Item3);

        static string? AreaOf(FactsForm form) => Areas.ByFolder(form.Area)?.Name;
    }
}

/// <summary>Tags, relations, area and the next review: what may change without a new version.</summary>
[Authorize(Access.Curator)]
public sealed class FactsController(RequirementStore requirements, FactStore facts) : Controller
{
    private const string Address = Links.Curation + "/krav/{key}/uppgifter";

    [Page(Address)]
    public async Task<IActionResult> Facts(string key, CancellationToken cancellationToken) =>
        await requirements.FindAsync(key, cancellationToken) is { } requirement
            ? View("Facts", new FactsPage(requirement, FactsForm.Of(requirement))) : NotFound();

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string key, [FromForm] FactsForm form, CancellationToken cancellationToken)
    {
        if (await requirements.FindAsync(key, cancellationToken) is not { } requirement)
            return NotFound();
        if (!ModelState.Validate(new FactsFormValidator(), form))
            return Refused(requirement, form);
        try
        {
            var findings = await facts.ChangeAsync(
                key, form.Revision, form.ToFacts(), new(User.ToActor().Account, form.Why!), cancellationToken);
            if (findings.Count == 0)
                return Redirect(requirement.CurrentNumber > 0 ? Links.Requirement(key) : Links.Draft(key));
            foreach (var finding in findings)
                ModelState.AddModelError(FieldOf(finding, form), $"{finding.Message} {finding.Mend}");
            return Refused(requirement, form);
        }
        catch (StaleRevisionException)
        {
            var now = (await requirements.FindAsync(key, cancellationToken))!;
            ModelState.Remove(nameof(FactsForm.Revision));
            ModelState.AddModelError("", DraftTexts.FactsChanged);
            form.Revision = now.Revision;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Facts", new FactsPage(now, form, IsConflict: true));
        }
    }

    private ViewResult Refused(Requirement requirement, FactsForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Facts", new FactsPage(requirement, form));
    }

    // A finding names the key or the tag that it is about; the first field that holds it is the one to mend.
    private static string FieldOf(Finding finding, FactsForm form)
    {
        (string Field, IReadOnlyList<string> Values)[] fields =
        [
            (nameof(FactsForm.Requires), FactsForm.Keys(form.Requires)), (nameof(FactsForm.Replaces), FactsForm.Keys(form.Replaces)),
            (nameof(FactsForm.Overlaps), FactsForm.Keys(form.Overlaps)), (nameof(FactsForm.Conflicts), FactsForm.Keys(form.Conflicts)),
            (nameof(FactsForm.Tags), FactsForm.Split(form.Tags)), (nameof(FactsForm.Waivers), [.. FactsForm.WaiversOf(form.Waivers).Select(w => w.Rule)]), (nameof(FactsForm.NextReview), form.NextReview is { } day ? [day] : []),
        ];
        return fields.FirstOrDefault(f => f.Values.Any(v => finding.Message.Contains(v, StringComparison.Ordinal))).Field ?? "";
    }
}
