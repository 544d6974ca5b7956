using System.Security.Claims;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Curation.Start;

/// <summary>What waits for whoever is signed in.</summary>
public sealed record StartPage(WaitingDrafts Waiting, DeskView Desk, IReadOnlyDictionary<string, string> Names, DateOnly Today);

/// <summary>The first page of curation.</summary>
[Authorize(Access.Curation)]
public sealed class StartController(CurationDesk desk, AccountRegister accounts, TimeProvider time) : Controller
{
    private const int DaysAhead = 30;

    [Page(Links.Curation)]
    public async Task<IActionResult> Start(CancellationToken cancellationToken)
    {
        var today = SwedishDay.Of(time.GetUtcNow());
        var view = await desk.LoadAsync(today.AddDays(DaysAhead), cancellationToken);
        var waiting = WaitingDrafts.For(view.Open, view.Published, User.ToActor(), Roles());
        var names = await accounts.NamesAsync(view.Recent.Select(c => c.Who), cancellationToken);
        return View(new StartPage(waiting, view, names, today));
    }

    private List<Role> Roles() => [.. User.FindAll(ClaimTypes.Role).Select(c => Enum.Parse<Role>(c.Value))];
}
