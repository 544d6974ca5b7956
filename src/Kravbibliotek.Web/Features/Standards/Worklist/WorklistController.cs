using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.Worklist;

/// <summary>What the page shows.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Worklist">What its edition affects, and what has been decided.</param>
/// <param name="Names">Names of those who decided.</param>
/// <param name="Designations">What people call the standards that references are moved to, by id.</param>
public sealed record WorklistPage(
    Standard Standard, MigrationList Worklist, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Designations);

/// <summary>What a replaced edition affects, row by row, and what is left to decide.</summary>
[Authorize(Access.Curation)]
public sealed class WorklistController(
    StandardStore standards, RegisterStore registers, MigrationStore migrations, AccountRegister accounts) : Controller
{
    [Page(Links.CurationStandards + "/{id}/{edition}/arbetslista")]
    public async Task<IActionResult> Show(string id, string edition, CancellationToken cancellationToken)
    {
        if (await standards.FindAsync(id, cancellationToken) is not { } standard
            || await migrations.FindAsync(id, Links.EditionIn(edition), cancellationToken) is not { } worklist)
            return NotFound();
        var who = worklist.Rows.Select(r => r.Decision).OfType<MigrationDecision>().Concat(worklist.Done).Select(d => d.By)
            .Append(worklist.Replacement.By);
        var designations = (await registers.StandardsAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Designation, StringComparer.Ordinal);
        return View("Worklist", new WorklistPage(standard, worklist, await accounts.NamesAsync(who, cancellationToken), designations));
    }
}
