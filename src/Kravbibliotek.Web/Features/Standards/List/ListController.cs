using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Standards.List;

/// <summary>The register of standards: search, filters, pages. The address holds all of it.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RegisterStore registers) : Controller
{
    [Page(Links.Standards)]
    public async Task<IActionResult> List(ListForm form, CancellationToken cancellationToken)
    {
        var counts = await registers.RequirementsByStandardAsync(cancellationToken);
        var all = (await registers.StandardsAsync(cancellationToken))
            .Select(s => new StandardEntry(s, counts.GetValueOrDefault(s.Id))).ToList();
        return View(ListPage.Of(all, form.ToQuery(all.Select(e => e.Standard.Publisher)), form.PageNumber));
    }
}
