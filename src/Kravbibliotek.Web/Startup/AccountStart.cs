using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Security.OpenId;

namespace Kravbibliotek.Web.Startup;

/// <summary>What has to be in order with accounts before the doors open.</summary>
public sealed class AccountStart(
    IServiceScopeFactory scopes, AccountRegister accounts, SignInWays ways, IConfiguration configuration, IHostEnvironment environment,
    ILogger<AccountStart> log)
{
    /// <summary>Makes demo accounts in development, refuses them anywhere else, and says how the first administrator is made.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        ways.Check();
        Proxies.Check(configuration);
        var areKeysProtected = KeyCertificates.Check(configuration);
        if (environment.IsDevelopment())
        {
            await using var scope = scopes.CreateAsyncScope();
            await DemoAccounts.SeedAsync(scope.ServiceProvider.GetRequiredService<AccountManager>());
            return;
        }

        if (await accounts.DemoAsync(cancellationToken) is [_, ..] demo)
            throw new InvalidDataException(
                $"I databasen finns {demo.Count} demokonton med känt lösenord. "
                + "Stäng dem med krav user close-demo, eller använd en annan databas.");
        if (!areKeysProtected)
            log.LogWarning(
                "Nycklarna som skyddar sessioner och tvåfaktorsnycklar ligger oskyddade i databasen. Ange ett certifikat i {Setting}.",
                KeyCertificates.Setting);
        if (!await accounts.HasAdministratorAsync(cancellationToken))
            log.LogInformation(
                "Det finns ingen administratör än. Skapa den första med: {Command}",
                "krav user add --name \"Anna Andersson\" --email anna@exempel.se --role administratör");
    }
}
