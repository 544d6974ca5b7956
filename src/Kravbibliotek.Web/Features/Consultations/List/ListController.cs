using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Consultations.List;

/// <summary>What the list shows.</summary>
/// <param name="Open">Those that are open or will be.</param>
/// <param name="Closed">One page of those that are not.</param>
/// <param name="Pages">The pages.</param>
public sealed record ListPage(IReadOnlyList<ConsultationEntry> Open, IReadOnlyList<ConsultationEntry> Closed, Pages Pages);

/// <summary>All consultations, for everybody.</summary>
[AllowAnonymous]
public sealed class ListController(ConsultationStore consultations) : Controller
{
    private const int PageSize = 20;

    [Page(Links.Consultations)]
    public async Task<IActionResult> List([FromQuery(Name = "sida")] int page, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var last = Math.Max(1, (int)Math.Ceiling(await consultations.CountAsync(cancellationToken) / (double)PageSize));
        page = Math.Clamp(page, 1, last);
        var begun = await consultations.PageAsync((page - 1) * PageSize, PageSize, cancellationToken);
        return View(new ListPage(
            await consultations.OpenAsync(cancellationToken), [.. begun.Where(e => !e.IsOpen)],
            new Pages(page, last, p => p == 1 ? Links.Consultations : $"{Links.Consultations}?sida={p}")));
    }
}
