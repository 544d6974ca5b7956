using Kravbibliotek.Lists;
using Kravbibliotek.Profiles;
using Kravbibliotek.Web.Features.MyList;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Kravbibliotek.Web.Features.Profiles.Annex;

/// <summary>Makes an annex from a visitor's own list, as from a profile. The address holds the list.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class ListAnnexController(ListRows lists, AnnexMaking making) : Controller
{
    [Page(Links.ListAnnexPage)]
    public async Task<IActionResult> Annex(ListQuery query, CancellationToken cancellationToken)
    {
        var (list, rows, leftOut) = await LoadAsync(query, cancellationToken);
        return rows.Count == 0
            ? Redirect(list.Picks.Count == 0 ? Links.MyList : Links.List(list))
            : View("Annex", new AnnexPage(rows, AnnexForm.For(ListTexts.AnnexListTitle, rows), making.HasPdf) { List = list, LeftOut = leftOut });
    }

    [HttpPost(Links.ListAnnexPage)]
    [EnableRateLimiting(RateLimits.Annex)]
    public async Task<IActionResult> Make(ListQuery query, [FromForm] AnnexForm form, CancellationToken cancellationToken)
    {
        var (list, rows, leftOut) = await LoadAsync(query, cancellationToken);
        var file = await making.MakeAsync(form, rows, keepsOrder: true, ModelState, cancellationToken);
        if (file.Content is { } content)
            return File(content, file.Type, $"kravbilaga.{file.Ending}");
        Response.StatusCode = file.Status;
        return View("Annex", new AnnexPage(rows, form, making.HasPdf) { List = list, LeftOut = leftOut });
    }

    private async Task<(RequirementList List, IReadOnlyList<ProfileRow> Rows, IReadOnlyList<string> LeftOut)> LoadAsync(
        ListQuery query, CancellationToken cancellationToken)
    {
        var list = query.ToList();
        var found = await lists.LoadAsync(list, cancellationToken);
        return (
            list,
            [.. found.Where(r => r.Version is not null).Select(r => new ProfileRow(new ProfileRequirement { Key = r.Pick.Key }, r.Requirement!, r.Version!))],
            [.. found.Where(r => r.Version is null).Select(r => r.Pick.ToString())]);
    }
}
