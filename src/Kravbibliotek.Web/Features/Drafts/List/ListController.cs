using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Drafts.List;

/// <summary>What the list shows.</summary>
public sealed record ListPage(ListForm Form, DraftListResult Result, IReadOnlyDictionary<string, string> Names, Pages Pages)
{
    public string Authors(DraftRow row) => row.Draft.Authors.Count == 0
        ? DraftTexts.NobodyYet : string.Join(", ", row.Draft.Authors.Select(a => Names.GetValueOrDefault(a, a)));
}

/// <summary>The drafts that are open. The address holds all that is chosen.</summary>
[Authorize(Access.Curation)]
public sealed class ListController(DraftList drafts, AccountRegister accounts) : Controller
{
    [Page(Links.Drafts)]
    public async Task<IActionResult> List(ListForm form, CancellationToken cancellationToken)
    {
        var query = form.ToQuery(User.ToActor().Account);
        var result = await drafts.FindAsync(query, cancellationToken);
        if (result.Rows.Count == 0 && query.Page > 1)
        {
            // A page past the end, for instance after something was published.
            query = query with { Page = 1 };
            result = await drafts.FindAsync(query, cancellationToken);
        }

        var names = await accounts.NamesAsync(result.Rows.SelectMany(r => r.Draft.Authors), cancellationToken);
        var last = Math.Max(1, (result.Total + query.PageSize - 1) / query.PageSize);
        return View("List", new ListPage(form, result, names, new(query.Page, last, form.Address)));
    }
}
