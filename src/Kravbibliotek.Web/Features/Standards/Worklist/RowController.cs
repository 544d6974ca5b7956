using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Features.Standards.Replace;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.Worklist;

/// <summary>What the page of a row shows.</summary>
/// <param name="Replacement">What was replaced.</param>
/// <param name="Row">The row as it is now.</param>
/// <param name="Standards">All standards, to move the reference to.</param>
/// <param name="Target">What it is moved to, as chosen so far.</param>
/// <param name="Form">What has been filled in.</param>
public sealed record RowPage(
    EditionReplacement Replacement, MigrationRow Row, IReadOnlyList<Standard> Standards, (Standard Standard, Edition Edition)? Target, RowForm Form)
{
    /// <summary>The reference that has to be decided on, or null for a profile.</summary>
    public StandardReference? Reference { get; } = ReferenceOf(Replacement, Row);

    /// <summary>The reference that a row is about: of the draft where there is one with it, otherwise of the version.</summary>
    public static StandardReference? ReferenceOf(EditionReplacement replacement, MigrationRow row) =>
        (row.Draft?.Content is { } draft ? Migration.ReferenceIn(replacement, draft) : null)
        ?? (row.Version is { } version ? Migration.ReferenceIn(replacement, version.Content) : null);
}

/// <summary>A decision about one row of a worklist.</summary>
[Authorize(Access.Curator)]
public sealed class RowController(MigrationStore migrations, RegisterStore registers) : Controller
{
    private const string Address = Links.CurationStandards + "/{id}/{edition}/arbetslista/{kind:regex(^(krav|profil)$)}/{name}";

    [Page(Address)]
    public async Task<IActionResult> Show(string id, string edition, string kind, string name, CancellationToken cancellationToken)
    {
        edition = Links.EditionIn(edition);
        if (await FindAsync(id, edition, $"{kind}/{name}", cancellationToken) is not var (replacement, row))
            return NotFound();
        var form = new RowForm { Basis = row.Basis, Target = ReplaceForm.TargetOf(replacement.ByStandard, replacement.ByEdition) };
        var page = await PageAsync(replacement, row, form, cancellationToken);
        ShowClauses(page);
        return View("Row", page);
    }

    [HttpPost(Address)]
    public async Task<IActionResult> Send(
        string id, string edition, string kind, string name, [FromForm] RowForm form, CancellationToken cancellationToken)
    {
        edition = Links.EditionIn(edition);
        if (await FindAsync(id, edition, $"{kind}/{name}", cancellationToken) is not var (replacement, row))
            return NotFound();
        var page = await PageAsync(replacement, row, form, cancellationToken);
        if (form.Basis != row.Basis)
            return Stale(page);
        if (form.Show is not null || (form.Choice == RowForm.Migrate && page.Target is not null && form.Shown != form.Target))
        {
            // Clauses of one edition say nothing in another.
            ShowClauses(page);
            ModelState.Clear();
            return View("Row", page);
        }

        var validator = new RowFormValidator(page.Target, page.Reference?.Clauses.Count > 0, row.Profile is not null);
        if (!ModelState.Validate(validator, form))
            return Page(StatusCodes.Status400BadRequest, page);
        var outcome = await migrations.DecideAsync(
            replacement, new(row.Name, row.Basis, form.ToChoice(), ReferenceOf(page), form.Reason), User.ToActor(), cancellationToken);
        if (outcome.Decision is not null)
            return Redirect(Links.Worklist(id, edition));
        if (outcome.IsStale)
            return Stale(await PageAsync(replacement, row, form, cancellationToken));
        foreach (var finding in outcome.Findings)
            ModelState.AddModelError("", $"{finding.Message} {finding.Mend}");
        return Page(StatusCodes.Status400BadRequest, page);
    }

    private static StandardReference? ReferenceOf(RowPage page) => page is { Form.Choice: RowForm.Migrate, Target: var (standard, edition) }
        ? new()
        {
            Standard = standard.Id,
            Edition = edition.Name,
            Clauses = edition.Clauses.Count == 0 ? [] : page.Form.NewClauses(),
            DeviationReason = standard.Openness.Judgement == Openness.Open ? null : page.Form.Deviation,
        }
        : null;

    private static void ShowClauses(RowPage page)
    {
        page.Form.Shown = page.Form.Target;
        page.Form.Clauses = page.Target is var (_, edition) && edition.Clauses.Count > 0
            ? [.. (page.Reference?.Clauses ?? []).Select(c => Migration.Proposed(c, edition))]
            : [];
        page.Form.Deviation ??= page.Reference?.DeviationReason;
    }

    private ViewResult Stale(RowPage page)
    {
        page.Form.Basis = page.Row.Basis;
        ModelState.Remove(nameof(RowForm.Basis));
        ModelState.AddModelError("", StandardTexts.RowStale);
        return Page(StatusCodes.Status409Conflict, page);
    }

    private ViewResult Page(int status, RowPage page)
    {
        Response.StatusCode = status;
        return View("Row", page);
    }

    private async Task<RowPage> PageAsync(EditionReplacement replacement, MigrationRow row, RowForm form, CancellationToken cancellationToken)
    {
        var standards = await registers.StandardsAsync(cancellationToken);
        var target = ReplaceForm.Find(form.Target, standards);
        var isSame = target?.Standard.Id == replacement.Standard && target?.Edition.Name == replacement.Edition;
        return new(replacement, row, standards, isSame ? null : target, form);
    }

    private async Task<(EditionReplacement Replacement, MigrationRow Row)?> FindAsync(
        string id, string edition, string name, CancellationToken cancellationToken) =>
        await migrations.FindAsync(id, edition, cancellationToken) is { } worklist
        && worklist.Rows.FirstOrDefault(r => r.Name == name) is { } row
            ? (worklist.Replacement, row)
            : null;
}
