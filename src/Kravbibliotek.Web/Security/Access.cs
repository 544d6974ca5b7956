using Kravbibliotek.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Kravbibliotek.Web.Security;

/// <summary>Who may use a page. A page that says nothing is closed to everybody.</summary>
public static class Access
{
    /// <summary>Anybody with an account, for the pages about that account itself.</summary>
    public const string OwnAccount = "eget-konto";

    public const string Procurer = nameof(Role.Procurer);

    public const string Curator = nameof(Role.Curator);

    public const string Reviewer = nameof(Role.Reviewer);

    public const string Administrator = nameof(Role.Administrator);

    /// <summary>Those who write requirements and those who review them.</summary>
    public const string Curation = "kuratering";

    /// <summary>Those who may read the change log: who curates, and who looks after accounts.</summary>
    public const string ChangeLog = "handelser";

    /// <summary>Setting that says whether those who change what others rely on need a code beside the password.</summary>
    public const string RequireTwoFactor = "Kravbibliotek:RequireTwoFactor";

    /// <summary>Adds one policy for each role, and the closed door for all else.</summary>
    public static void AddAccess(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var twoFactor = new TwoFactorRequirement(configuration.GetValue(RequireTwoFactor, !environment.IsDevelopment()));
        var builder = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build())
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(twoFactor).Build())
            .AddPolicy(OwnAccount, policy => policy.RequireAuthenticatedUser());
        foreach (var role in Enum.GetNames<Role>())
            builder.AddPolicy(role, policy => policy.RequireAuthenticatedUser().RequireRole(role).AddRequirements(twoFactor));
        builder.AddPolicy(Curation, policy => policy.RequireAuthenticatedUser().RequireRole(Curator, Reviewer).AddRequirements(twoFactor));
        builder.AddPolicy(
            ChangeLog, policy => policy.RequireAuthenticatedUser().RequireRole(Curator, Reviewer, Administrator).AddRequirements(twoFactor));
        services.AddSingleton<IAuthorizationHandler, TwoFactorHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, DenyByDefault>();
    }
}

/// <summary>Holds when the account has the second factor that its roles demand.</summary>
/// <param name="Applies">False where no second factor is asked for, as in development.</param>
public sealed record TwoFactorRequirement(bool Applies) : IAuthorizationRequirement;

/// <summary>Looks at what the session says of the account.</summary>
public sealed class TwoFactorHandler : AuthorizationHandler<TwoFactorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, TwoFactorRequirement requirement)
    {
        if (!requirement.Applies || !context.User.HasClaim(c => c.Type == AccountPrincipals.LacksTwoFactor))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
