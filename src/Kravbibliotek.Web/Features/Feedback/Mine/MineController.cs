using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Web.Features.Proposals;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Feedback.Mine;

/// <summary>One page of one's own feedback.</summary>
public sealed record MinePage(IReadOnlyList<SubmissionView> Rows, int Total, Pages Pages);

/// <summary>The feedback that one has sent while signed in.</summary>
[Authorize(Access.OwnAccount)]
public sealed class MineController(SubmissionRegister register) : Controller
{
    private const int PageSize = 25;

    [Page(Links.MyFeedback)]
    public async Task<IActionResult> List([FromQuery] int sida, CancellationToken cancellationToken)
    {
        var filter = new SubmissionFilter { Account = User.ToActor().Account };
        var total = await register.CountAsync(filter, cancellationToken);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(sida, 1, last);
        var page = await register.PageAsync(filter, (current - 1) * PageSize, PageSize, cancellationToken);
        return View("Mine", new MinePage(
            await SubmissionView.LoadAsync(page, register, cancellationToken), total,
            new Pages(current, last, n => $"{Links.MyFeedback}?sida={n}")));
    }
}
