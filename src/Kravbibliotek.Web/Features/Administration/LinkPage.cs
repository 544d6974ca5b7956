using Kravbibliotek.Accounts;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Administration;

/// <summary>A one-time link, shown this once to the administrator who hands it over.</summary>
/// <param name="Account">Whom it is for.</param>
/// <param name="Address">The link in full.</param>
public sealed record LinkPage(Account Account, string Address)
{
    /// <summary>The page for a code, on the site that the administrator is using.</summary>
    public static LinkPage For(Account account, string code, HttpRequest request) =>
        new(account, $"{request.Scheme}://{request.Host}{request.PathBase}{Links.Invited}?kod={code}");
}
