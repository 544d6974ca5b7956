using Kravbibliotek.Accounts;
using Kravbibliotek.Storage;
using Kravbibliotek.Storage.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Storage.Accounts;

/// <summary>Accounts in the database: unique, never lost to somebody faster, logged without anything of the person.</summary>
public sealed class AccountStoreTests(LibraryFixture library) : IClassFixture<LibraryFixture>
{
    private const string Password = "gul cykel i regnet";

    [Fact]
    public async Task CreateAsync_AddressOfSomebodyElseInOtherCase_IsRefused()
    {
        var (anna, other) = (Person(), Person());
        await using var services = Services();
        await CreateAsync(services, anna);

        var result = await ManagerOf(services).CreateAsync(new AccountUser(other with { Email = anna.Email.ToUpperInvariant() }), Password);

        Assert.Equal("DuplicateEmail", Assert.Single(result.Errors).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CreateAsync_TwoAtOnceWithOneNameOrAddress_OneIsRefusedByTheIndex(bool sameName)
    {
        var first = Person();
        await using var services = Services();

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var person = sameName ? Person() with { Name = first.Name } : Person() with { Email = first.Email };
            return await ManagerOf(services).CreateAsync(new AccountUser(person), Password);
        })));

        Assert.Single(results, r => r.Succeeded);
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal(sameName ? "DuplicateUserName"
            : "DuplicateEmail", Assert.Single(r.Errors).Code));
    }

    [Fact]
    public async Task UpdateAsync_StaleRevision_IsConcurrencyFailureAndStoresNothing()
    {
        await using var services = Services();
        var accounts = ManagerOf(services);
        var id = await CreateAsync(services, Person());
        var (mine, yours) = ((await accounts.FindByIdAsync(id))!, (await accounts.FindByIdAsync(id))!);
        mine.Change(a => a with { IsLocked = true });
        Assert.True((await accounts.UpdateAsync(mine)).Succeeded);

        yours.Change(a => a with { Roles = [Role.Curator] });
        var result = await accounts.UpdateAsync(yours);

        Assert.Equal(nameof(IdentityErrorDescriber.ConcurrencyFailure), Assert.Single(result.Errors).Code);
        var stored = (await accounts.FindByIdAsync(id))!.Account;
        Assert.True(stored.IsLocked);
        Assert.Equal([Role.Administrator], stored.Roles);
    }

    [Fact]
    public async Task TakeAttemptAsync_ManyAtOnce_NoMoreThanAllowedAreTried()
    {
        await using var services = Services();
        var id = await CreateAsync(services, Person());

        var taken = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(async () =>
        {
            var accounts = ManagerOf(services);
            return await accounts.TakeAttemptAsync((await accounts.FindByIdAsync(id))!) is not null;
        })));

        Assert.InRange(taken.Count(t => t), 1, SignInAttempts.Max);
    }

    [Fact]
    public async Task Log_LifeOfAnAccount_HoldsNothingOfThePerson()
    {
        await using var services = Services();
        var accounts = ManagerOf(services);
        var person = Person();
        var id = await CreateAsync(services, person);
        var user = (await accounts.FindByIdAsync(id))!;
        user.Actor = "konton/nagon";
        user.Change(a => a with { Roles = [Role.Procurer], Organisation = "kommun-0180" });
        await accounts.UpdateAsync(user);

        var rows = await library.ScalarAsync<string>(
            $"select string_agg(data::text, '|' order by id) from mt_doc_change where data ->> 'subject' = 'konton/{id}'");

        Assert.Contains("Kontot lades upp.", rows, StringComparison.Ordinal);
        Assert.Contains("Rollerna ändrades. Organisationen ändrades.", rows, StringComparison.Ordinal);
        Assert.Contains("konton/nagon", rows, StringComparison.Ordinal);
        Assert.Contains("kommun-0180", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Name, rows, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(person.Email, rows, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(user.Account.PasswordHash!, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(user.Account.SecurityStamp, rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnableTwoFactorAsync_RightCode_StoresKeyProtectedAndCodesHashed()
    {
        await using var services = Services();
        var accounts = ManagerOf(services);
        var user = (await accounts.FindByIdAsync(await CreateAsync(services, Person())))!;
        var key = OneTimeCode.NewKey();

        Assert.Null(await accounts.EnableTwoFactorAsync(user, key, "000000x"));
        var codes = await accounts.EnableTwoFactorAsync(user, key, OneTimeCode.At(key, DateTimeOffset.UtcNow));

        var row = await library.ScalarAsync<string>($"select data::text from mt_doc_account where id = '{user.Account.Id}'");
        Assert.Equal(10, codes!.Distinct().Count());
        Assert.DoesNotContain(key, row, StringComparison.Ordinal);
        Assert.All(codes!, code => Assert.DoesNotContain(code, row, StringComparison.Ordinal));
        Assert.Equal(key, await accounts.GetAuthenticatorKeyAsync((await accounts.FindByIdAsync(user.Account.Id))!));
    }

    [Fact]
    public async Task KeyRing_AnotherProcess_ReadsWhatTheFirstProtected()
    {
        await using var first = Services();
        var secret = first.GetRequiredService<IDataProtectionProvider>().CreateProtector("prov").Protect("hemligt");
        await using var another = await library.OpenAnotherAsync();
        await using var second = Services(another);

        Assert.Equal("hemligt", second.GetRequiredService<IDataProtectionProvider>().CreateProtector("prov").Unprotect(secret));
    }

    [Fact]
    public async Task DeleteAsync_Anyone_IsRefused()
    {
        await using var services = Services();
        var accounts = ManagerOf(services);
        var user = (await accounts.FindByIdAsync(await CreateAsync(services, Person())))!;

        await Assert.ThrowsAsync<NotSupportedException>(() => accounts.DeleteAsync(user));
    }

    private static Account Person()
    {
        var id = Account.NewId();
        return new Account { Id = id, Name = $"Anna {id}", Email = $"anna.{id}@prov.se", Roles = [Role.Administrator] };
    }

    private static AccountManager ManagerOf(ServiceProvider services) =>
        services.CreateScope().ServiceProvider.GetRequiredService<AccountManager>();

    private static async Task<string> CreateAsync(ServiceProvider services, Account person)
    {
        var result = await ManagerOf(services).CreateAsync(new AccountUser(person), Password);
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
        return person.Id;
    }

    private ServiceProvider Services(LibraryHost? host = null)
    {
        var services = new ServiceCollection().AddKravbibliotekStorage(new());
        services.AddSingleton(host ?? library.Host);
        services.AddAccounts();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        return services.BuildServiceProvider();
    }
}
