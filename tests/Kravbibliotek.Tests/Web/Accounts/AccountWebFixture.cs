using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The web application with people in it, a clock that can be moved and a count of the hashes computed.</summary>
public class AccountWebFixture : WebFixture
{
    internal MovableTime Time { get; } = new();

    internal HashCount Hashes { get; } = new();

    /// <summary>A browser of its own, over TLS as the cookies demand.</summary>
    public HttpClient Browser() => Browser(this);

    /// <summary>A browser of its own on an application like this one.</summary>
    public static HttpClient Browser(WebApplicationFactory<Kravbibliotek.Web.Startup.LibraryReadiness> application) =>
        application.CreateClient(
        new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    /// <summary>Makes an account; with a second factor where its roles demand one, unless said otherwise.</summary>
    internal async Task<Person> PersonAsync(Role role = Role.Procurer, bool? twoFactor = null, bool isLawyer = false,
        string organisation = "kommun-0180")
    {
        using var scope = Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountManager>();
        var id = Account.NewId();
        var account = new Account
        {
            Id = id,
            Name = $"Prov {id}",
            Email = $"prov.{id}@prov.se",
            Roles = [role],
            Organisation = organisation,
            IsLawyer = isLawyer,
        };
        var user = new AccountUser(account);
        Assert.True((await accounts.CreateAsync(user, Person.FirstPassword)).Succeeded);
        if (!(twoFactor ?? account.NeedsTwoFactor))
            return new Person(this, id, account.Email, Key: null, []);
        var key = OneTimeCode.NewKey();
        var codes = await accounts.EnableTwoFactorAsync(user, key, OneTimeCode.At(key, Time.GetUtcNow()));
        Time.Forward(TimeSpan.FromSeconds(60));
        return new Person(this, id, account.Email, key, codes!);
    }

    /// <summary>The account as it is stored.</summary>
    internal async Task<Account> StoredAsync(string id)
    {
        using var scope = Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<AccountManager>().FindByIdAsync(id))!.Account;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Kravbibliotek:SignInsAMinute", "100000");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
            services.AddSingleton(Hashes);
            services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<AccountUser>, CountingHasher>());
        });
    }
}

/// <summary>Somebody with an account.</summary>
internal sealed record Person(AccountWebFixture Web, string Id, string Email, string? Key, IReadOnlyList<string> RecoveryCodes)
{
    public const string FirstPassword = "gul cykel i regnet";

    /// <summary>The code that the app shows now; the clock is moved, so that it was not used before.</summary>
    public string NextCode()
    {
        Web.Time.Forward(TimeSpan.FromSeconds(60));
        return OneTimeCode.At(Key!, Web.Time.GetUtcNow());
    }

    /// <summary>Signs in, with the second factor where there is one, and gives the browser.</summary>
    public async Task<HttpClient> SignedInAsync(string password = FirstPassword)
    {
        var browser = Web.Browser();
        var response = await browser.SignInAsync(Email, password);
        if (Key is not null)
            response = await browser.SubmitAsync("/logga-in/kod", ("Code", NextCode()));
        Assert.Equal("302 /konto", response.Summary());
        return browser;
    }
}

/// <summary>What a person does in a browser.</summary>
internal static class Browsing
{
    /// <summary>Fills in the form of a page and sends it where the form says, or to another address of the same page.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, params (string Name,
        string Value)[] typed)
    {
        var document = await browser.PageAsync(page);
        var fields = document.Fields();
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await browser.PostAsync(document.QuerySelector("main form[method=post]")!.GetAttribute("action"),
            new FormUrlEncodedContent(fields));
    }

    /// <summary>Sends only an antiforgery token, as a page's buttons do.</summary>
    public static async Task<HttpResponseMessage> PressAsync(this HttpClient browser, string page, string address)
    {
        var token = (await browser.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string,
            string>
        { ["__RequestVerificationToken"] = token }));
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient browser, string email, string password,
        string page = "/logga-in") =>
        browser.SubmitAsync(page, ("Email", email), ("Password", password));

    /// <summary>Status, and where it leads.</summary>
    public static string Summary(this HttpResponseMessage response) => $"{(int)response.StatusCode} {response.Headers.Location}".TrimEnd();

    /// <summary>The value that a cookie is set to, or null.</summary>
    public static string? CookieSet(this HttpResponseMessage response, string name) =>
        (response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        .Select(c => c.Split(';')[0]).FirstOrDefault(c => c.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long _ticks = WebFixture.Now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Forward(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}

/// <summary>Hashes compared so far.</summary>
internal sealed class HashCount
{
    private int _count;

    public int Count => _count;

    public void Add() => Interlocked.Increment(ref _count);
}

/// <summary>The real hasher, counted.</summary>
internal sealed class CountingHasher(IOptions<PasswordHasherOptions> options, HashCount count) : PasswordHasher<AccountUser>(options)
{
    public override PasswordVerificationResult VerifyHashedPassword(AccountUser user, string hashedPassword, string providedPassword)
    {
        count.Add();
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

/// <summary>Tests that share one application with people.</summary>
[CollectionDefinition(Name)]
public sealed class AccountWebCollection : ICollectionFixture<AccountWebFixture>
{
    public const string Name = "konton";
}
