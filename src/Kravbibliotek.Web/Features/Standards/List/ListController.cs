using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.List;

/// <summary>The register of standards.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RegisterStore registers) : Controller
{
    [Page(Links.Standards)]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        View(await registers.StandardsAsync(cancellationToken));
}
