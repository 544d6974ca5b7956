using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Accounts.Mine;

/// <summary>The account of whoever is signed in.</summary>
/// <param name="Account">The account.</param>
/// <param name="HasNewPassword">True right after the password was changed.</param>
public sealed record MinePage(Account Account, bool HasNewPassword);

/// <summary>Shows the own account.</summary>
[Authorize(Access.OwnAccount)]
public sealed class MineController(AccountManager accounts) : Controller
{
    [Page(Links.Mine)]
    public async Task<IActionResult> Mine([FromQuery] string? klart) =>
        await accounts.GetUserAsync(User) is { } user ? View(new MinePage(user.Account, klart == "losenord")) : NotFound();
}
