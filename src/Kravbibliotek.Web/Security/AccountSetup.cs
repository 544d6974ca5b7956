using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Features.Accounts.TwoFactor;
using Kravbibliotek.Web.Security.OpenId;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Kravbibliotek.Web.Security;

/// <summary>Adds sign-in by cookie.</summary>
public static class AccountSetup
{
    /// <summary>Name of the cookie of a session.</summary>
    public const string SessionCookie = "kravbibliotek-session";

    private const string CodeCookie = "kravbibliotek-kod";

    /// <summary>How long a session lasts after it was last used.</summary>
    private static readonly TimeSpan Session = TimeSpan.FromHours(8);

    /// <summary>How long a code is awaited after the password.</summary>
    private static readonly TimeSpan Code = TimeSpan.FromMinutes(5);

    /// <summary>Adds accounts, their cookies and who may do what.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAccounts().AddSignInManager().AddClaimsPrincipalFactory<AccountPrincipals>();
        services.AddOpenId();
        services.AddSingleton<Decoy>();
        services.AddScoped<SignInFlow>();
        services.AddScoped<Sessions>();
        services.AddSingleton<TwoFactorSetup>();
        // A browser sends these to http://localhost too, and nowhere else without TLS.
        var secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.EventsType = typeof(Sessions);
                options.SlidingExpiration = true;
                Set(options, SessionCookie, Session, secure);
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Set(options, CodeCookie, Code, secure));
        services.AddAccess(builder.Configuration, builder.Environment);
    }

    private static void Set(CookieAuthenticationOptions options, string name, TimeSpan lifetime, CookieSecurePolicy secure)
    {
        options.ExpireTimeSpan = lifetime;
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        // Lax, so that a link in a mail finds the person signed in; whatever changes something has an antiforgery token besides.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure;
    }
}
