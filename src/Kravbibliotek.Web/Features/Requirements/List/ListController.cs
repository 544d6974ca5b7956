using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Requirements.List;

/// <summary>The list of requirements: search, filters, pages. The address holds all of it.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RequirementSearch search) : Controller
{
    [Page(Links.Requirements)]
    public async Task<IActionResult> List(ListForm form, CancellationToken cancellationToken)
    {
        var query = form.ToQuery();
        var result = await search.SearchAsync(query, cancellationToken);
        var last = Math.Max(1, (result.Total + query.PageSize - 1) / query.PageSize);
        query = query with { Page = Math.Min(query.Page, last) };
        return View(new ListPage(query, result, new(query.Page, last, page => ListForm.Address(query with { Page = page }))));
    }
}
