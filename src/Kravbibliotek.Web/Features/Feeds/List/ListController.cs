using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Feeds.List;

/// <summary>The feeds there are.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class ListController(RegisterStore registers) : Controller
{
    [Page(Links.Feeds)]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        View((await registers.StandardsAsync(cancellationToken)).OrderBy(s => s.Designation, Wording.SwedishOrder).ToList());
}
