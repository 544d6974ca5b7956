using System.Security.Claims;
using Kravbibliotek.Storage.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kravbibliotek.Web.Security;

/// <summary>What a session knows of its account. Made anew on every request, so that changed roles hold at once.</summary>
public sealed class AccountPrincipals(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<AccountUser>
{
    /// <summary>There when the roles demand a second factor that the account has not got.</summary>
    public const string LacksTwoFactor = "saknar-tvafaktor";

    /// <summary>There for a reviewer who may approve legal references.</summary>
    public const string Lawyer = "jurist";

    /// <summary>Id of the organisation.</summary>
    public const string Organisation = "organisation";

    public Task<ClaimsPrincipal> CreateAsync(AccountUser user)
    {
        var account = user.Account;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, account.Id));
        identity.AddClaim(new(ClaimTypes.Name, account.Name));
        identity.AddClaim(new(options.Value.ClaimsIdentity.SecurityStampClaimType, account.SecurityStamp));
        identity.AddClaims(account.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())));
        if (account.NeedsTwoFactor && !account.HasTwoFactor)
            identity.AddClaim(new(LacksTwoFactor, "ja"));
        if (account.IsLawyer)
            identity.AddClaim(new(Lawyer, "ja"));
        if (account.Organisation is { } organisation)
            identity.AddClaim(new(Organisation, organisation));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
