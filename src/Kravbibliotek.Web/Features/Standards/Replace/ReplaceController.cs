using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.Replace;

/// <summary>What the page shows.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Edition">The edition that is replaced.</param>
/// <param name="Targets">What may replace it: first the other editions of the standard.</param>
/// <param name="Affected">What it will be asked about.</param>
/// <param name="Form">What has been filled in.</param>
public sealed record ReplacePage(
    Standard Standard, Edition Edition, IReadOnlyList<(Standard Standard, Edition Edition)> Targets, MigrationList Affected, ReplaceForm Form);

/// <summary>Marks an edition as replaced, after showing what that affects.</summary>
[Authorize(Access.Curator)]
public sealed class ReplaceController(StandardStore standards, RegisterStore registers, MigrationStore migrations, TimeProvider time)
    : Controller
{
    private const string Address = Links.CurationStandards + "/{id}/{edition}/ersatt";

    private DateOnly Today => SwedishDay.Of(time.GetUtcNow());

    [Page(Address)]
    public async Task<IActionResult> Show(string id, string edition, CancellationToken cancellationToken)
    {
        edition = Links.EditionIn(edition);
        if (await FindAsync(id, edition, cancellationToken) is not var (standard, found))
            return NotFound();
        var form = new ReplaceForm { Revision = standard.Revision, From = Wording.Date(Today) };
        if (found.ReplacedBy is { } by)
            form.By = ReplaceForm.TargetOf(id, by);
        return View("Replace", await PageAsync(standard, found, form, cancellationToken));
    }

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string id, string edition, [FromForm] ReplaceForm form, CancellationToken cancellationToken)
    {
        edition = Links.EditionIn(edition);
        if (await FindAsync(id, edition, cancellationToken) is not var (standard, found))
            return NotFound();
        var all = await registers.StandardsAsync(cancellationToken);
        if (!ModelState.Validate(new ReplaceFormValidator(all, ReplaceForm.TargetOf(id, edition), Today), form))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Replace", await PageAsync(standard, found, form, cancellationToken));
        }

        var (by, byEdition) = ReplaceForm.Find(form.By, all)!.Value;
        ParameterValue.TryDate(form.From!, out var from);
        var replacement = Replacement(id, edition) with
        {
            ByStandard = by.Id,
            ByEdition = byEdition.Name,
            From = from,
            Reason = form.Reason!,
        };
        var outcome = await standards.ReplaceAsync(standard with { Revision = form.Revision }, replacement, cancellationToken);
        if (outcome.Replacement is not null)
            return Redirect(Links.Worklist(id, edition));
        form.Revision = standard.Revision;
        ModelState.Remove(nameof(form.Revision));
        ModelState.AddModelError("", StandardTexts.ReplaceRaced);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Replace", await PageAsync(standard, found, form, cancellationToken));
    }

    private async Task<(Standard Standard, Edition Edition)?> FindAsync(string id, string edition, CancellationToken cancellationToken) =>
        await standards.FindAsync(id, cancellationToken) is { } standard && standard.Editions.FirstOrDefault(e => e.Name == edition) is { } found
            ? (standard, found)
            : null;

    private async Task<ReplacePage> PageAsync(Standard standard, Edition edition, ReplaceForm form, CancellationToken cancellationToken)
    {
        var all = await registers.StandardsAsync(cancellationToken);
        var targets = all.OrderBy(s => s.Id != standard.Id).SelectMany(s => s.Editions.Select(e => (Standard: s, Edition: e)))
            .Where(t => t.Standard.Id != standard.Id || t.Edition.Name != edition.Name).ToList();
        return new(standard, edition, targets, await migrations.PreviewAsync(Replacement(standard.Id, edition.Name), cancellationToken), form);
    }

    private EditionReplacement Replacement(string standard, string edition) => new()
    {
        Id = EditionReplacement.IdOf(standard, edition),
        Standard = standard,
        Edition = edition,
        ByStandard = standard,
        ByEdition = "",
        From = Today,
        Reason = "",
        By = User.ToActor().Account,
        At = time.GetUtcNow(),
    };
}
