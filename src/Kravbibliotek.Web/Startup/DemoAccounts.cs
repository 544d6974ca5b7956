using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;

namespace Kravbibliotek.Web.Startup;

/// <summary>An account with a known password, for development.</summary>
public sealed record DemoAccount(Role Role, string Name, string Email, string? Organisation);

/// <summary>One account for each role. The addresses cannot be delivered to, by the rules of the name system.</summary>
public static class DemoAccounts
{
    /// <summary>The password of all of them, said on the sign-in page.</summary>
    public const string Password = "prova biblioteket fritt";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new(Role.Procurer, "Demo Upphandlare", "upphandlare@demo.invalid", "kommun-0180"),
        new(Role.Curator, "Demo Kurator", "kurator@demo.invalid", "annan-adda"),
        new(Role.Reviewer, "Demo Granskare", "granskare@demo.invalid", "annan-adda"),
        new(Role.Administrator, "Demo Administratör", "administrator@demo.invalid", "annan-adda"),
    ];

    /// <summary>Makes those that are missing, and opens those that have been closed.</summary>
    public static async Task SeedAsync(AccountManager accounts)
    {
        foreach (var demo in All)
        {
            var user = await accounts.FindByEmailAsync(demo.Email);
            if (user is { Account: { IsDemo: true, IsLocked: false } })
                continue;
            var isNew = user is null;
            user ??= new AccountUser(new Account { Id = Account.NewId(), Name = demo.Name, Email = demo.Email });
            user.Actor = "webbplatsen";
            user.Change(a => a with
            {
                IsDemo = true,
                IsLocked = false,
                Roles = [demo.Role],
                Organisation = demo.Organisation,
                IsLawyer = demo.Role == Role.Reviewer,
            });
            // Two processes may start at once; the other one's account is as good.
            _ = isNew ? await accounts.CreateAsync(user, Password) : await accounts.SetPasswordAsync(user, Password);
        }
    }
}
