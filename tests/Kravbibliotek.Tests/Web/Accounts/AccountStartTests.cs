using System.Diagnostics;
using System.Net;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>
/// The first accounts: from the command line in operation, known ones in development, and never the latter in the former.
/// </summary>
public sealed class AccountStartTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Development_SeedsAccountsAndSaysSo_AndOperationRefusesThemUntilClosed()
    {
        using (var development = web.WithWebHostBuilder(builder => builder.UseEnvironment("Development")))
        {
            var browser = AccountWebFixture.Browser(development);
            await WebFixture.ReadyAsync(browser);
            var page = (await browser.PageAsync("/logga-in")).Text("main .ds-alert");
            Assert.Contains(DemoAccounts.Password, page, StringComparison.Ordinal);
            Assert.All(DemoAccounts.All, demo => Assert.Contains(demo.Email, page, StringComparison.Ordinal));

            Assert.Equal("302 /konto", (await browser.SignInAsync("administrator@demo.invalid", DemoAccounts.Password)).Summary());
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/administration/konton")).StatusCode);
        }

        var start = web.Services.GetRequiredService<AccountStart>();
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => start.PrepareAsync(CancellationToken.None));
        Assert.Contains("krav user close-demo", refusal.Message, StringComparison.Ordinal);

        Assert.Equal((0, "4 demokonton stängda."), await KravAsync("", "user", "close-demo"));
        await start.PrepareAsync(CancellationToken.None);
        var closed = await AccountWebFixture.Browser(web).SignInAsync("administrator@demo.invalid", DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.BadRequest, closed.StatusCode);
    }

    [Fact]
    public async Task UserAdd_PasswordPipedIn_MakesAnAdministratorWhoCanSignIn()
    {
        var (code, output) = await KravAsync(
            "gul cykel i regnet\n", "user", "add", "--name", "Åsa Öberg", "--email", "asa@prov.se", "--role", "administratör", "--role",
                "kurator");

        Assert.True(code == 0, output);
        Assert.True(await web.Services.GetRequiredService<AccountRegister>().HasAdministratorAsync());
        var browser = AccountWebFixture.Browser(web);
        Assert.Equal("302 /konto", (await browser.SignInAsync("asa@prov.se", "gul cykel i regnet")).Summary());
        Assert.Equal("302 /konto/tvafaktor?tillbaka=%2Fadministration%2Fkonton",
            (await browser.GetAsync("/administration/konton")).Summary());
    }

    [Theory]
    [InlineData("password1234\n", "kurator", 1, "lätt att gissa")]
    [InlineData("gul cykel i regnet\n", "kejsare", 2, "Det finns ingen roll kejsare")]
    [InlineData("gul cykel i regnet\n", "upphandlare", 2, "hör till en organisation")]
    [InlineData("", "kurator", 1, "minst 12 tecken")]
    public async Task UserAdd_NotAsItShouldBe_SaysWhatAndMakesNothing(string typed, string role, int expected, string said)
    {
        var email = $"{Guid.NewGuid():N}@prov.se";

        var (code, output) = await KravAsync(typed, "user", "add", "--name", email, "--email", email, "--role", role);

        Assert.Equal(expected, code);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.DoesNotContain(await web.Services.GetRequiredService<AccountRegister>().PageAsync(0, 1000), a => a.Email == email);
    }

    [Fact]
    public async Task UserInvite_Link_LetsThePersonChooseAPassword()
    {
        var (code, output) = await KravAsync(
            "", "user", "invite", "--name", "Ove Ek", "--email", "ove@prov.se", "--role", "granskare", "--lawyer", "--site",
                "https://krav.example/");

        Assert.True(code == 0, output);
        var link = new Uri(output.Split('\n')[0]);
        Assert.Equal("krav.example", link.Host);
        var browser = AccountWebFixture.Browser(web);
        var response = await browser.SubmitAsync(link.PathAndQuery, ("NewPassword", "en helt annan mening"), ("Repeated",
            "en helt annan mening"));
        Assert.Equal("302 /logga-in?nytt=ja", response.Summary());
    }

    private async Task<(int Code, string Output)> KravAsync(string typed, params string[] arguments)
    {
        var options = web.Services.GetRequiredService<DatabaseOptions>();
        var start = new ProcessStartInfo("dotnet", [typeof(Kravbibliotek.Cli.ExitCodes).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            Environment =
            {
                ["ConnectionStrings__Kravbibliotek"] = options.AppConnectionString,
                ["ConnectionStrings__KravbibliotekOwner"] = options.OwnerConnectionString,
                ["Kravbibliotek__Schema"] = options.Schema,
            },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim());
    }
}
