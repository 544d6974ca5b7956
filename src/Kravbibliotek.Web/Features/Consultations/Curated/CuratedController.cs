using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Consultations.Curated;

/// <summary>What the list shows.</summary>
/// <param name="Waiting">Those with comments that somebody has to look at or answer.</param>
/// <param name="Coming">Those that open later.</param>
/// <param name="Begun">One page of all that have begun.</param>
/// <param name="Pages">The pages.</param>
public sealed record CuratedPage(
    IReadOnlyList<ConsultationEntry> Waiting, IReadOnlyList<ConsultationEntry> Coming, IReadOnlyList<ConsultationEntry> Begun, Pages Pages);

/// <summary>All consultations, with what there is to do in each.</summary>
[Authorize(Access.Curation)]
public sealed class CuratedController(ConsultationStore consultations) : Controller
{
    private const int PageSize = 20;

    [Page(Links.CuratedConsultations)]
    public async Task<IActionResult> Curated([FromQuery(Name = "sida")] int page, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var last = Math.Max(1, (int)Math.Ceiling(await consultations.CountAsync(cancellationToken) / (double)PageSize));
        page = Math.Clamp(page, 1, last);
        return View(new CuratedPage(
            await consultations.UnansweredAsync(cancellationToken),
            [.. (await consultations.OpenAsync(cancellationToken)).Where(e => e.IsComing)],
            await consultations.PageAsync((page - 1) * PageSize, PageSize, cancellationToken),
            new Pages(page, last, p => p == 1 ? Links.CuratedConsultations : $"{Links.CuratedConsultations}?sida={p}")));
    }
}
