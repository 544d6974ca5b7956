using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Laws.List;

/// <summary>The register of laws.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RegisterStore registers) : Controller
{
    [Page(Links.Laws)]
    public async Task<IActionResult> List(CancellationToken cancellationToken) => View(await registers.LawsAsync(cancellationToken));
}
