using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Accounts.OpenId;

/// <summary>The application with an issuer that the tests decide over.</summary>
public sealed class OpenIdFixture : IAsyncLifetime
{
    internal AccountWebFixture Web { get; } = new();

    internal FakeIssuer Issuer { get; private set; } = null!;

    internal WebApplicationFactory<LibraryReadiness> Application { get; private set; } = null!;

    /// <summary>Somebody whom nobody has seen before.</summary>
    public static string NewSubject() => $"s{Guid.NewGuid():N}";

    public async Task InitializeAsync()
    {
        await Web.InitializeAsync();
        Issuer = new FakeIssuer(Web.Time);
        await Issuer.StartAsync();
        Application = await WithAsync();
    }

    public async Task DisposeAsync()
    {
        await Application.DisposeAsync();
        await Issuer.DisposeAsync();
        await ((IAsyncLifetime)Web).DisposeAsync();
    }

    /// <summary>The application with the issuer and some settings more.</summary>
    internal async Task<WebApplicationFactory<LibraryReadiness>> WithAsync(params (string Name, string Value)[] settings)
    {
        var application = Web.WithWebHostBuilder(builder =>
        {
            Configure(builder, Issuer.Address);
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
        });
        await WebFixture.ReadyAsync(AccountWebFixture.Browser(application));
        return application;
    }

    internal static void Configure(IWebHostBuilder builder, string authority)
    {
        builder.UseSetting("Kravbibliotek:OpenIdConnect:Authority", authority);
        builder.UseSetting("Kravbibliotek:OpenIdConnect:ClientId", "krav");
        builder.UseSetting("Kravbibliotek:OpenIdConnect:ClientSecret", FakeIssuer.Secret);
        builder.UseSetting("Kravbibliotek:OpenIdConnect:Name", "Provkommunen");
        builder.UseSetting("Kravbibliotek:OpenIdConnect:OrganisationClaim", "org");
        builder.UseSetting("Kravbibliotek:OpenIdConnect:Organisations:212000-0142", "kommun-0180");
        builder.UseSetting("Kravbibliotek:OpenIdConnect:Roles:krav-upphandlare", "upphandlare");
        builder.UseSetting("Kravbibliotek:OpenIdConnect:Roles:krav-kurator", "kurator");
        builder.UseSetting("Kravbibliotek:OpenIdConnect:Roles:urn:krav:granskare", "granskare");
        builder.UseSetting("Kravbibliotek:OpenIdConnect:Roles:krav-admin", "administratör");
        builder.UseSetting("Kravbibliotek:OpenIdConnect:Lawyer", "krav-jurist");
    }

    internal HttpClient Browser() => AccountWebFixture.Browser(Application);

    /// <summary>Goes to the issuer and comes back with what the token says.</summary>
    internal async Task<HttpResponseMessage> SignInAsync(
        HttpClient browser, string subject, Action<Dictionary<string, object>>? change = null, string start = "/logga-in/organisation") =>
        await browser.GetAsync(await AnswerAsync(browser, subject, change, start));

    /// <summary>The address that the issuer sends the browser back to.</summary>
    internal Task<string> AnswerAsync(
        HttpClient browser, string subject, Action<Dictionary<string, object>>? change = null, string start = "/logga-in/organisation") =>
        AnswerAsync(browser, start, nonce =>
        {
            var claims = Issuer.Claims(nonce, subject);
            change?.Invoke(claims);
            return Issuer.Sign(claims);
        });

    /// <summary>The address that the issuer sends the browser back to, with any token.</summary>
    internal async Task<string> AnswerAsync(HttpClient browser, string start, Func<string, string> tokenFor)
    {
        var begun = await browser.GetAsync(start);
        Assert.StartsWith($"302 {Issuer.Address}/authorize?", begun.Summary(), StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(begun.Headers.Location!.Query);
        Assert.Equal("https://localhost/logga-in/organisation/svar", query["redirect_uri"].ToString());
        return QueryHelpers.AddQueryString("/logga-in/organisation/svar", new Dictionary<string, string?>
        {
            ["state"] = query["state"],
            ["code"] = Issuer.Authorize(begun.Headers.Location, tokenFor),
            ["iss"] = Issuer.Address,
        });
    }

    /// <summary>The account with an address, or null.</summary>
    internal async Task<Account?> StoredAsync(string email)
    {
        using var scope = Web.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<AccountManager>().FindByEmailAsync(email))?.Account;
    }

    /// <summary>Invites somebody, and gives the code of the link.</summary>
    internal async Task<string> InviteAsync(string email, Role role)
    {
        using var scope = Web.Services.CreateScope();
        var account = new Account { Id = Account.NewId(), Name = email, Email = email, Roles = [role], Organisation = "kommun-0180" };
        var (result, code) = await scope.ServiceProvider.GetRequiredService<AccountManager>().InviteAsync(new AccountUser(account));
        Assert.True(result.Succeeded);
        return code;
    }
}

/// <summary>Tests that share one application with an issuer.</summary>
[CollectionDefinition(Name)]
public sealed class OpenIdCollection : ICollectionFixture<OpenIdFixture>
{
    public const string Name = "organisationens inloggning";
}
