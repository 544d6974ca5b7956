using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Web.Features.Notices;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Web.Features.Administration;

/// <summary>A one-time link: mailed, or shown this once to the administrator who hands it over.</summary>
/// <param name="Account">Whom it is for.</param>
/// <param name="Address">The link in full, or null when it has been mailed and is nobody else's to see.</param>
/// <param name="HasFailed">True when mailing it failed.</param>
public sealed record LinkPage(Account Account, string? Address, bool HasFailed);

/// <summary>Hands over one-time links.</summary>
public sealed class LinkHandover(NoticeMails mails, SiteAddress site)
{
    /// <summary>Mails the link where there is a mail server; the page shows it otherwise, and when that fails.</summary>
    public async Task<LinkPage> HandAsync(Account account, string code, HttpRequest request)
    {
        var address = site.Absolute($"{Links.Invited}?kod={code}", request);
        if (!mails.IsConfigured)
            return new(account, address, HasFailed: false);
        // Not given up with the request: the mail may be on its way.
        var fate = await mails.SendLinkAsync(account.Email, address, Invitation.Lifetime.Days, CancellationToken.None);
        return fate == LetterFate.Sent ? new(account, null, HasFailed: false) : new(account, address, HasFailed: true);
    }
}
