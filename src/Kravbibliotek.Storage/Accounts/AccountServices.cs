using Kravbibliotek.Storage.DataProtection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Storage.Accounts;

/// <summary>Registers accounts.</summary>
public static class AccountServices
{
    /// <summary>Work for each guess, twice the framework's default: what OWASP advised for this hash in 2025.</summary>
    private const int HashIterations = 210_000;

    /// <summary>Adds accounts on top of the library's stores, with the keys that protect them in the database.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Kravbibliotek");
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((options, keys) => options.XmlRepository = keys);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<AccountRegister>();
        services.AddScoped<ExternalAccounts>();
        return services.AddIdentityCore<AccountUser>(Configure)
            .AddUserStore<AccountStore>()
            .AddUserManager<AccountManager>()
            .AddErrorDescriber<SwedishIdentityErrors>()
            .AddPasswordValidator<AccountPasswordValidator>()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // Names of people hold any letter, and spaces.
        options.User.AllowedUserNameCharacters = "";
        // Our own validator says all that there is to say.
        options.Password = new PasswordOptions
        {
            RequiredLength = 1,
            RequiredUniqueChars = 0,
            RequireDigit = false,
            RequireLowercase = false,
            RequireNonAlphanumeric = false,
            RequireUppercase = false,
        };
    }
}
