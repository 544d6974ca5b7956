using System.Security.Claims;
using Kravbibliotek.Accounts;
using Kravbibliotek.Proposals;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Web.Features.Feedback.Write;

/// <summary>Feedback as it is typed.</summary>
public sealed class WriteForm
{
    public int Number { get; set; }

    public string? Text { get; set; }

    public string? Passage { get; set; }

    public string? Name { get; set; }

    public string? Organisation { get; set; }

    public string? Email { get; set; }

    /// <summary>Nobody sees this field; programs fill it in.</summary>
    public string? Website { get; set; }

    /// <summary>What is typed. Whoever is signed in has the name and the organisation of the account.</summary>
    public FeedbackInput ToInput(ClaimsPrincipal person) => new(Number, Text, Passage, person.Identity?.IsAuthenticated == true
        ? new(
            person.Identity.Name, Organisations.Find(person.FindFirstValue(AccountPrincipals.Organisation))?.Name, null,
            person.ToActor().Account)
        : new(Name, Organisation, Email, null));
}
