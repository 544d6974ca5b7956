namespace Kravbibliotek.Web.Features.Accounts.SignInCode;

/// <summary>The second factor.</summary>
public sealed class SignInCodeForm
{
    public string? Code { get; set; }

    /// <summary>Where to go afterwards.</summary>
    public string? Tillbaka { get; set; }
}
