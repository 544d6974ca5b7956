using Kravbibliotek.Lists;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.MyList;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Profiles.Csv;

/// <summary>The requirements of a profile as CSV, which can be opened as a list too.</summary>
[AllowAnonymous]
public sealed class CsvController(RegisterStore registers, ListRows rows) : Controller
{
    [Page(Links.Profiles + "/{id}/krav.csv")]
    public async Task<IActionResult> Csv(string id, CancellationToken cancellationToken)
    {
        if (await registers.ProfileAsync(id, cancellationToken) is not { } profile)
            return NotFound();
        var list = RequirementList.Of(profile.Requirements.Select(r => new RequirementPick(r.Key)));
        var file = new MemoryStream();
        ListCsv.Write(await rows.LoadAsync(list, cancellationToken), file);
        file.Position = 0;
        return File(file, "text/csv; charset=utf-8", $"{profile.Id}.csv");
    }
}
