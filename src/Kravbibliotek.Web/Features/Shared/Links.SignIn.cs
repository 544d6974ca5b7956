namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of signing in from an organisation's own sign-in.</summary>
public static partial class Links
{
    public const string OrganisationSignIn = SignIn + "/organisation";

    /// <summary>Where the issuer sends the browser; it has to be registered there.</summary>
    public const string OrganisationAnswer = OrganisationSignIn + "/svar";
    public const string OrganisationSignOut = SignOut + "/organisation";

    /// <summary>Signs in with the organisation's own sign-in, with the code of a one-time link.</summary>
    public static string OrganisationInvited(string code) => $"{OrganisationSignIn}?kod={Uri.EscapeDataString(code)}";
}
