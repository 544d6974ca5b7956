using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Profiles.List;

/// <summary>The profiles.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RegisterStore registers) : Controller
{
    [Page(Links.Profiles)]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        View(await registers.ProfilesAsync(cancellationToken));
}
