using System.Security.Claims;
using Kravbibliotek.Accounts;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Web.Features.Proposals;

/// <summary>Whom a signed-in person proposes for.</summary>
public static class Proposer
{
    /// <summary>The organisation of the account; a procurer always has one.</summary>
    /// <exception cref="InvalidOperationException">The account has none.</exception>
    public static Organisation ToOrganisation(this ClaimsPrincipal person) =>
        Organisations.Find(person.FindFirstValue(AccountPrincipals.Organisation))
        ?? throw new InvalidOperationException("The account has no organisation.");
}
