using Kravbibliotek.Requirements;
using Kravbibliotek.Search;
using Kravbibliotek.Storage.Search;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Requirements.List;

/// <summary>What the list shows.</summary>
public sealed record ListPage(SearchQuery Query, SearchResult Result, Pages Pages)
{
    /// <summary>The filters in use, each with the address that lacks it.</summary>
    public IEnumerable<(string Label, string Address)> ActiveFilters()
    {
        var query = Query with { Page = 1 };
        if (!string.IsNullOrEmpty(query.Text))
            yield return ($"”{query.Text}”", ListForm.Address(query with { Text = null }));
        if (query.Area is { } area)
            yield return (Areas.Of(area).Name, ListForm.Address(query with { Area = null }));
        if (query.Kind is { } kind)
            yield return (Words.Kinds.Label(kind), ListForm.Address(query with { Kind = null }));
        if (query.Level is { } level)
            yield return ($"{Texts.LevelLabel}: {Words.Levels.Label(level)}", ListForm.Address(query with { Level = null }));
        if (query.IncludeWithdrawn)
            yield return (Texts.FilterWithdrawn, ListForm.Address(query with { IncludeWithdrawn = false }));
    }
}

/// <summary>The list of requirements: search, filters, pages. The address holds all of it.</summary>
[AllowAnonymous]
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
