using System.Security.Claims;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Accounts;

namespace Kravbibliotek.Web.Security;

/// <summary>Who the signed-in person is to the rules of curation and to the change log.</summary>
public static class Actors
{
    /// <summary>The person as an actor: the name of the account in the change log, and whether it may approve legal references.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Actor ToActor(this ClaimsPrincipal person)
    {
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");
        return new(AccountRegister.SubjectOf(id), person.HasClaim(c => c.Type == AccountPrincipals.Lawyer));
    }
}
