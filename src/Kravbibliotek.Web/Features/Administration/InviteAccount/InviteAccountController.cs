using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Administration.InviteAccount;

/// <summary>Makes an account and the link that lets its person choose a password.</summary>
[Authorize(Access.Administrator)]
public sealed class InviteAccountController(AccountManager accounts, LinkHandover links) : Controller
{
    [Page(Links.InviteAccount)]
    public IActionResult Show() => View("InviteAccount", new InviteAccountForm());

    [HttpPost(Links.InviteAccount)]
    public async Task<IActionResult> Send([FromForm] InviteAccountForm form)
    {
        if (ModelState.Validate(new InviteAccountFormValidator(), form))
        {
            var user = new AccountUser(form.ToAccount()) { Actor = accounts.SubjectOf(User) };
            var (result, code) = await accounts.InviteAsync(user);
            if (result.Succeeded)
                return View("_Link", await links.HandAsync(user.Account, code, Request));
            ModelState.AddErrors(result);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("InviteAccount", form);
    }
}
