using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.Show;

/// <summary>A standard with the requirements that lean on it, as they are now.</summary>
public sealed record ShowPage(Standard Standard, IReadOnlyList<RequirementVersion> Versions);

/// <summary>One standard.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ShowController(RegisterStore registers) : Controller
{
    [Page(Links.Standards + "/{id}")]
    public async Task<IActionResult> Show(string id, CancellationToken cancellationToken) =>
        await registers.StandardAsync(id, cancellationToken) is { } standard
            ? View(new ShowPage(standard, await registers.RequirementsOnStandardAsync(id, cancellationToken)))
            : NotFound();
}
