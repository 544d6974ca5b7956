using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Proposals.List;

/// <summary>One page of an organisation's proposals.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Rows">The proposals.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Pages">The other pages.</param>
/// <param name="HandedIn">How many were handed in just now from a sheet; 0 otherwise.</param>
public sealed record ListPage(Organisation Organisation, IReadOnlyList<SubmissionView> Rows, int Total, Pages Pages, int HandedIn);

/// <summary>Lists what one's own organisation has proposed, and nobody else's.</summary>
[Authorize(Access.Procurer)]
public sealed class ListController(SubmissionRegister register) : Controller
{
    private const int PageSize = 25;

    [Page(Links.Proposals)]
    public async Task<IActionResult> List([FromQuery] int sida, [FromQuery] int inlamnade, CancellationToken cancellationToken)
    {
        var organisation = User.ToOrganisation();
        var filter = new SubmissionFilter { Organisation = organisation.Id };
        var total = await register.CountAsync(filter, cancellationToken);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(sida, 1, last);
        var rows = await register.PageAsync(filter, (current - 1) * PageSize, PageSize, cancellationToken);
        return View("List", new ListPage(
            organisation, await SubmissionView.LoadAsync(rows, register, cancellationToken), total,
            new Pages(current, last, n => $"{Links.Proposals}?sida={n}"), Math.Clamp(inlamnade, 0, total)));
    }
}
