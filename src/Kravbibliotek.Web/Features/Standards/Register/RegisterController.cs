using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.Register;

/// <summary>The register as those who write it see it.</summary>
/// <param name="Standards">All standards by id.</param>
/// <param name="Worklists">The worklists of replaced editions, the latest first.</param>
public sealed record RegisterPage(IReadOnlyList<Standard> Standards, IReadOnlyList<MigrationList> Worklists);

/// <summary>Every standard with a way to edit it, and what replaced editions have left to decide.</summary>
[Authorize(Access.Curation)]
public sealed class RegisterController(RegisterStore registers, MigrationStore migrations) : Controller
{
    [Page(Links.CurationStandards)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var worklists = new List<MigrationList>();
        foreach (var replacement in await migrations.ReplacementsAsync(cancellationToken))
            worklists.Add(await migrations.PreviewAsync(replacement, cancellationToken));
        return View("Register", new RegisterPage(await registers.StandardsAsync(cancellationToken), worklists));
    }
}
