using Kravbibliotek.Search;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Feeds.List;

/// <summary>The feeds there are.</summary>
/// <param name="Standards">The standards, each with a feed of its own.</param>
/// <param name="Example">Key of a requirement to show the feed of, or null when nothing is published.</param>
public sealed record ListPage(IReadOnlyList<Standard> Standards, string? Example);

/// <summary>The page that leads to the feeds.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ListController(RegisterStore registers, RequirementSearch search) : Controller
{
    [Page(Links.Feeds)]
    public async Task<IActionResult> List(CancellationToken cancellationToken)
    {
        var standards = await registers.StandardsAsync(cancellationToken);
        var latest = await search.SearchAsync(new SearchQuery { Sort = SearchSort.Published, PageSize = 1 }, cancellationToken);
        return View(new ListPage([.. standards.OrderBy(s => s.Designation, Wording.SwedishOrder)], latest.Hits is [var first, ..] ? first.Key : null));
    }
}
