using Kravbibliotek.Accounts;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Tests.TestData;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Processes;

/// <summary>Puts people and drafts into the database of a folder that an application uses.</summary>
internal static class CurationOffice
{
    public const string Password = "gul cykel i regnet";

    /// <summary>Makes curators, reviewers who are lawyers, and drafts of new requirements. Addresses of the people, and keys.</summary>
    public static async Task<(IReadOnlyList<string> Curators, IReadOnlyList<string> Reviewers, IReadOnlyList<string> Drafts)> FillAsync(
        EmbeddedPostgresOptions cluster, int curators, int reviewers, int drafts)
    {
        var services = new ServiceCollection().AddKravbibliotekStorage(new DatabaseOptions { Embedded = cluster });
        services.AddAccounts();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<LibraryHost>().OpenAsync();
        await using var scope = provider.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var keys = new List<string>();
        for (var i = 0; i < drafts; i++)
        {
            var draft = await provider.GetRequiredService<DraftStore>().CreateAsync(
                Area.Delivery, Build.Content($"Leverans {i}", guidance: "Börja här."), new("konton/ingen"));
            keys.Add(draft.Key);
        }

        return (await PeopleAsync(accounts, Role.Curator, curators), await PeopleAsync(accounts, Role.Reviewer, reviewers), keys);
    }

    private static async Task<IReadOnlyList<string>> PeopleAsync(AccountManager accounts, Role role, int count)
    {
        var addresses = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var id = Account.NewId();
            var account = new Account { Id = id, Name = $"Prov {id}", Email = $"prov.{id}@prov.se", Roles = [role], IsLawyer = role == Role.Reviewer };
            Assert.True((await accounts.CreateAsync(new AccountUser(account), Password)).Succeeded);
            addresses.Add(account.Email);
        }

        return addresses;
    }
}
