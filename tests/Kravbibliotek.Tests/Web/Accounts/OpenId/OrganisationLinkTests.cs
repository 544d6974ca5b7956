using System.Net;
using Kravbibliotek.Accounts;

namespace Kravbibliotek.Tests.Web.Accounts.OpenId;

/// <summary>Which account a person from an organisation is led to: the invited one, a new one, never a local one by address alone.</summary>
[Collection(OpenIdCollection.Name)]
public sealed class OrganisationLinkTests(OpenIdFixture web)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_AddressOfLocalAccount_NeverLeadsToIt(bool isVerified)
    {
        var person = await web.Web.PersonAsync();

        var response = await web.SignInAsync(
            web.Browser(), OpenIdFixture.NewSubject(), claims => (claims["email"], claims["email_verified"]) = (person.Email, isVerified));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Det finns redan ett konto", (await response.PageAsync()).Text("main"), StringComparison.Ordinal);
        Assert.Null((await web.Web.StoredAsync(person.Id)).ExternalId);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.Redirect)]
    [InlineData(false, HttpStatusCode.Forbidden)]
    public async Task SignIn_InvitedAddress_IsLinkedOnlyWhenVerified(bool isVerified, HttpStatusCode expected)
    {
        var email = $"{OpenIdFixture.NewSubject()}@prov.se";
        await web.InviteAsync(email, Role.Procurer);

        var response = await web.SignInAsync(
            web.Browser(), OpenIdFixture.NewSubject(), claims => (claims["email"], claims["email_verified"]) = (email, isVerified));
        var account = (await web.StoredAsync(email))!;

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(isVerified, account.ExternalId is not null);
        Assert.Equal(isVerified, account.Invitation is null);
    }

    [Fact]
    public async Task SignIn_FromTheLinkOfAnInvitation_IsLinkedWhateverTheAddress()
    {
        var email = $"{OpenIdFixture.NewSubject()}@prov.se";
        var code = await web.InviteAsync(email, Role.Procurer);
        var browser = web.Browser();
        var link = (await browser.PageAsync($"/inbjudan?kod={code}")).QuerySelector("main a.ds-button")!.GetAttribute("href")!;

        var response = await web.SignInAsync(browser, OpenIdFixture.NewSubject(), claims => claims.Remove("email_verified"), link);
        var again = await web.SignInAsync(web.Browser(), OpenIdFixture.NewSubject(), claims => claims["roles"] = Array.Empty<string>(), link);

        Assert.Equal("302 /konto", response.Summary());
        Assert.NotNull((await web.StoredAsync(email))!.ExternalId);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    [Fact]
    public async Task SignIn_TwoPeopleOfOneName_AreToldApart()
    {
        var (first, second) = (OpenIdFixture.NewSubject(), OpenIdFixture.NewSubject());
        await web.SignInAsync(web.Browser(), first, claims => claims["name"] = $"Anna {first}");

        var response = await web.SignInAsync(web.Browser(), second, claims => claims["name"] = $"Anna {first}");

        Assert.Equal("302 /konto", response.Summary());
        Assert.Equal($"Anna {first} ({second}@prov.se)", (await web.StoredAsync($"{second}@prov.se"))!.Name);
    }

    [Fact]
    public async Task SignIn_ManyAtOnceOfOneNewPerson_MakesOneAccount()
    {
        var subject = OpenIdFixture.NewSubject();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => web.SignInAsync(web.Browser(), subject)));

        Assert.All(answers, a => Assert.Equal("302 /konto", a.Summary()));
        Assert.Equal(4, (await web.StoredAsync($"{subject}@prov.se"))!.UsedSignIns.Count);
    }
}
