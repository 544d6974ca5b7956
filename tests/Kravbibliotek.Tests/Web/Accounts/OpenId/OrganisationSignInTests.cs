using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Tests.Web.Accounts.OpenId;

/// <summary>Signing in from an organisation's own sign-in: who gets in, as what, and how one leaves.</summary>
[Collection(OpenIdCollection.Name)]
public sealed class OrganisationSignInTests(OpenIdFixture web)
{
    [Fact]
    public async Task SignInPage_Configured_HasTheButtonAndKeepsTheWayBack()
    {
        var page = await web.Browser().PageAsync("/logga-in?tillbaka=%2Fkrav");

        Assert.Equal("Logga in med Provkommunen", page.Text("main a.ds-button"));
        Assert.Equal("/logga-in/organisation?tillbaka=%2Fkrav", page.QuerySelector("main a.ds-button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task SignIn_NotConfigured_Is404()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await web.Web.Browser().GetAsync("/logga-in/organisation")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await web.Web.Browser().GetAsync("/logga-in/organisation/svar")).StatusCode);
    }

    [Fact]
    public async Task SignIn_NewPersonWithRole_GetsAnAccountAndComesBackToIt()
    {
        var (browser, subject) = (web.Browser(), OpenIdFixture.NewSubject());

        var response = await web.SignInAsync(browser, subject);
        var page = await browser.PageAsync("/konto");
        var account = (await web.StoredAsync($"{subject}@prov.se"))!;
        await web.SignInAsync(web.Browser(), subject, claims => claims["email"] = "ny.adress@prov.se");

        Assert.Equal("302 /konto", response.Summary());
        Assert.Contains("Stockholms kommun", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Byt lösenord", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal([Role.Procurer], account.Roles);
        Assert.Equal(("kommun-0180", null), (account.Organisation, account.PasswordHash));
        Assert.Null(await web.StoredAsync("ny.adress@prov.se"));
    }

    [Fact]
    public async Task SignIn_WithoutMappedRole_MakesNoAccount()
    {
        var subject = OpenIdFixture.NewSubject();

        var response = await web.SignInAsync(web.Browser(), subject, claims => claims["roles"] = new[] { "annat" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("du har ingen roll i Kravbiblioteket", (await response.PageAsync()).Text("main"), StringComparison.Ordinal);
        Assert.Null(await web.StoredAsync($"{subject}@prov.se"));
    }

    [Fact]
    public async Task SignIn_ProcurerWithUnknownOrganisation_IsRefused()
    {
        var response = await web.SignInAsync(web.Browser(), OpenIdFixture.NewSubject(), claims => claims["org"] = "okänd");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("vilken kommun eller region", (await response.PageAsync()).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_RolesChangedOverThere_AreChangedHereAlsoInOpenSessions()
    {
        var (browser, subject) = (web.Browser(), OpenIdFixture.NewSubject());
        void Curator(Dictionary<string, object> claims) => (claims["roles"], claims["amr"]) = (new[] { "krav-kurator", "krav-jurist" }, new[] { "mfa" });
        await web.SignInAsync(browser, subject, Curator);
        Assert.Equal([Role.Curator], (await web.StoredAsync($"{subject}@prov.se"))!.Roles);

        await web.SignInAsync(web.Browser(), subject, claims => claims["roles"] = new[] { "urn:krav:granskare", "krav-jurist" });
        var reviewer = (await web.StoredAsync($"{subject}@prov.se"))!;
        var refused = await web.SignInAsync(web.Browser(), subject, claims => claims["roles"] = Array.Empty<string>());
        var none = (await web.StoredAsync($"{subject}@prov.se"))!;

        Assert.Equal([Role.Reviewer], reviewer.Roles);
        Assert.True(reviewer.IsLawyer);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(none.Roles);
        Assert.DoesNotContain("Kurator", (await browser.PageAsync("/konto")).Text("main dl"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amr", "mfa", true)]
    [InlineData("acr", "https://refeds.org/profile/mfa", true)]
    [InlineData("amr", "pwd", false)]
    public async Task SignIn_Administrator_NeedsMoreThanAPasswordHereOrThere(string claim, string value, bool isEnough)
    {
        var browser = web.Browser();
        await web.SignInAsync(browser, OpenIdFixture.NewSubject(), claims =>
            (claims["roles"], claims[claim]) = (new[] { "krav-admin" }, claim == "amr" ? new[] { value } : value));

        var response = await browser.GetAsync("/administration/konton");
        var page = await browser.PageAsync("/konto/tvafaktor");

        Assert.Equal(isEnough ? "200" : "302 /konto/tvafaktor?tillbaka=%2Fadministration%2Fkonton", response.Summary());
        Assert.Null(page.QuerySelector("#CurrentPassword"));
    }

    [Fact]
    public async Task SignIn_WithOwnSecondFactor_AsksForItUnlessAskedOverThere()
    {
        var (browser, subject) = (web.Browser(), OpenIdFixture.NewSubject());
        void Curator(Dictionary<string, object> claims) => claims["roles"] = new[] { "krav-kurator" };
        await web.SignInAsync(browser, subject, Curator);
        var page = await browser.PageAsync("/konto/tvafaktor");
        var key = string.Concat(page.Text(".app-key").Split(' '));
        var turnedOn = await browser.SubmitAsync("/konto/tvafaktor", ("Setup", page.Fields()["Setup"]), ("Code", OneTimeCode.At(key, web.Web.Time.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, turnedOn.StatusCode);
        web.Web.Time.Forward(TimeSpan.FromMinutes(1));

        var second = web.Browser();
        var asked = await web.SignInAsync(second, subject, Curator);
        Assert.Equal("302 /logga-in/kod", asked.Summary());
        Assert.Null(asked.CookieSet(AccountSetup.SessionCookie));
        Assert.Equal("302 /konto", (await second.SubmitAsync("/logga-in/kod", ("Code", OneTimeCode.At(key, web.Web.Time.GetUtcNow())))).Summary());
        var trusted = await web.SignInAsync(web.Browser(), subject, claims =>
        {
            Curator(claims);
            claims["amr"] = new[] { "pwd", "mfa" };
        });

        Assert.Equal("302 /konto", trusted.Summary());
    }

    [Fact]
    public async Task SignIn_LockedAccount_IsRefused()
    {
        var subject = OpenIdFixture.NewSubject();
        await web.SignInAsync(web.Browser(), subject);
        var account = (await web.StoredAsync($"{subject}@prov.se"))!;
        var administrator = await (await web.Web.PersonAsync(Role.Administrator)).SignedInAsync();
        await administrator.PressAsync($"/administration/konton/{account.Id}", $"/administration/konton/{account.Id}/las");

        var response = await web.SignInAsync(web.Browser(), subject);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("låst", (await response.PageAsync()).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_FromOrganisation_OffersToSignOutThereWithoutTokensInAddresses()
    {
        var browser = web.Browser();
        await web.SignInAsync(browser, OpenIdFixture.NewSubject());

        var response = await browser.PressAsync("/konto", "/logga-ut");
        var address = (await browser.PageAsync("/logga-ut/organisation")).QuerySelector("main a.ds-button")!.GetAttribute("href")!;

        Assert.Equal("302 /logga-ut/organisation", response.Summary());
        Assert.Equal($"{web.Issuer.Address}/end?client_id=krav&post_logout_redirect_uri=https%3A%2F%2Flocalhost%2F", address);
        Assert.StartsWith("302 /logga-in?", (await browser.GetAsync("/konto")).Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LocalSignInOff_Password_IsForAdministratorsOnly()
    {
        await using var closed = await web.WithAsync(("Kravbibliotek:LocalSignIn", "false"));
        var (procurer, administrator) = (await web.Web.PersonAsync(), await web.Web.PersonAsync(Role.Administrator));
        var code = await web.InviteAsync($"{OpenIdFixture.NewSubject()}@prov.se", Role.Procurer);

        var refused = await AccountWebFixture.Browser(closed).SignInAsync(procurer.Email, Person.FirstPassword);
        var asked = await AccountWebFixture.Browser(closed).SignInAsync(administrator.Email, Person.FirstPassword);
        var invited = await AccountWebFixture.Browser(closed).PageAsync($"/inbjudan?kod={code}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("302 /logga-in/kod", asked.Summary());
        Assert.Null(invited.QuerySelector("#NewPassword"));
        Assert.Equal("Logga in med Provkommunen", invited.Text("main a.ds-button"));
    }
}
