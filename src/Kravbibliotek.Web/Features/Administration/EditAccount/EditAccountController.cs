using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Administration.EditAccount;

/// <summary>What the page shows.</summary>
public sealed record EditAccountPage(Account Account, EditAccountForm Form, DateTimeOffset Now);

/// <summary>Roles, locks, a new link and a lost second factor of one account.</summary>
[Authorize(Access.Administrator)]
public sealed class EditAccountController(AccountManager accounts, LinkHandover links, TimeProvider time) : Controller
{
    private const string Address = Links.Accounts + "/{id}";

    [Page(Address)]
    public async Task<IActionResult> Show(string id) => await FindAsync(id) is { } user ? Page(user.Account) : NotFound();

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string id, [FromForm] EditAccountForm form)
    {
        if (await FindAsync(id) is not { } user)
            return NotFound();
        if (form.Revision != user.Account.Revision)
        {
            ModelState.Clear();
            ModelState.AddModelError("", Texts.AccountChanged);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(user.Account);
        }

        if (!ModelState.Validate(new RolesFormValidator<EditAccountForm>(), form))
            return Refused(user.Account, form);
        return await SaveAsync(user, form.Applied, () => accounts.UpdateAsync(user), form);
    }

    [HttpPost(Address + "/las")]
    public Task<IActionResult> Lock(string id) => ChangeAsync(id, a => a with { IsLocked = true }, accounts.UpdateSecurityStampAsync);

    [HttpPost(Address + "/las-upp")]
    public Task<IActionResult> Unlock(string id) =>
        ChangeAsync(id, a => a with { IsLocked = false, LockedUntil = null, Attempts = 0 }, accounts.UpdateAsync);

    [HttpPost(Address + "/tvafaktor")]
    public Task<IActionResult> ResetTwoFactor(string id) => ChangeAsync(id, a => a, accounts.ResetTwoFactorAsync);

    [HttpPost(Address + "/lank")]
    public async Task<IActionResult> NewLink(string id)
    {
        if (await FindAsync(id) is not { } user)
            return NotFound();
        if (user.Account.ErasedAt is not null)
        {
            ModelState.AddModelError("", NoticeTexts.AccountErased);
            return Refused(user.Account, form: null);
        }

        var (result, code) = await accounts.InviteAgainAsync(user);
        if (result.Succeeded)
            return View("_Link", await links.HandAsync(user.Account, code, Request));
        ModelState.AddErrors(result);
        return Refused(user.Account, form: null);
    }

    private async Task<IActionResult> ChangeAsync(string id, Func<Account, Account> change, Func<AccountUser, Task<IdentityResult>> save) =>
        await FindAsync(id) is { } user ? await SaveAsync(user, change, () => save(user), form: null) : NotFound();

    private async Task<IActionResult> SaveAsync(
        AccountUser user, Func<Account, Account> change, Func<Task<IdentityResult>> save, EditAccountForm? form)
    {
        var before = user.Account;
        if (before.ErasedAt is not null)
        {
            ModelState.AddModelError("", NoticeTexts.AccountErased);
            return Refused(before, form);
        }

        if (AccountRules.LocksItselfOut(accounts.GetUserId(User)!, before, change(before)))
        {
            ModelState.AddModelError("", Texts.LocksItselfOut);
            return Refused(before, form);
        }

        user.Change(change);
        var result = await save();
        if (result.Succeeded)
            return Redirect(Links.Account(before.Id));
        ModelState.AddErrors(result);
        return Refused(before, form);
    }

    private ViewResult Refused(Account account, EditAccountForm? form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page(account, form);
    }

    private ViewResult Page(Account account, EditAccountForm? form = null)
    {
        if (form is null)
        {
            form = new EditAccountForm { Revision = account.Revision };
            form.Fill(account);
        }

        return View("EditAccount", new EditAccountPage(account, form, time.GetUtcNow()));
    }

    private async Task<AccountUser?> FindAsync(string id)
    {
        var user = await accounts.FindByIdAsync(id);
        user?.Actor = accounts.SubjectOf(User);
        return user;
    }
}
