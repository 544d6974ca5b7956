using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Administration.ListAccounts;

/// <summary>One page of the accounts.</summary>
public sealed record ListAccountsPage(IReadOnlyList<Account> Accounts, int Total, Pages Pages, DateTimeOffset Now,
    DateTimeOffset? MailFailingSince);

/// <summary>Lists accounts by name.</summary>
[Authorize(Access.Administrator)]
public sealed class ListAccountsController(AccountRegister accounts, NoticeStore notices, TimeProvider time) : Controller
{
    private const int PageSize = 50;

    [Page(Links.Accounts)]
    public async Task<IActionResult> List([FromQuery] int sida, CancellationToken cancellationToken)
    {
        var total = await accounts.CountAsync(cancellationToken);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(sida, 1, last);
        var page = await accounts.PageAsync((current - 1) * PageSize, PageSize, cancellationToken);
        return View("ListAccounts", new ListAccountsPage(page, total, new Pages(current, last, n => $"{Links.Accounts}?sida={n}"),
            time.GetUtcNow(), (await notices.ProgressAsync(cancellationToken))?.FailingSince));
    }
}
