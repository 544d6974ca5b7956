using System.Net;

namespace Kravbibliotek.Tests.Web.Accounts.OpenId;

/// <summary>What an organisation's sign-in tells and how it behaves: what stands beside the token, new keys, silence, another issuer's description.</summary>
[Collection(OpenIdCollection.Name)]
public sealed class OrganisationIssuerTests(OpenIdFixture web)
{
    [Fact]
    public async Task SignIn_RestToldBesideTheToken_IsReadForTheSamePersonOnly()
    {
        var subject = OpenIdFixture.NewSubject();
        void Bare(Dictionary<string, object> claims)
        {
            foreach (var name in new[] { "name", "email", "email_verified", "roles", "org" })
                claims.Remove(name);
        }

        web.Issuer.UserInfo = new()
        {
            ["sub"] = subject,
            ["name"] = $"Eva {subject}",
            ["email"] = $"{subject}@prov.se",
            ["roles"] = new[] { "krav-upphandlare" },
            ["org"] = "212000-0142",
        };
        var right = await web.SignInAsync(web.Browser(), subject, Bare);
        var wrong = await web.SignInAsync(web.Browser(), OpenIdFixture.NewSubject(), Bare);
        web.Issuer.UserInfo = [];

        Assert.Equal("302 /konto", right.Summary());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task SignIn_IssuerHasNewKey_ReadsTheKeysAgain()
    {
        await web.SignInAsync(web.Browser(), OpenIdFixture.NewSubject());
        var before = web.Issuer.KeyReads;
        web.Issuer.Rotate();

        var response = await web.SignInAsync(web.Browser(), OpenIdFixture.NewSubject());

        Assert.Equal("302 /konto", response.Summary());
        Assert.True(web.Issuer.KeyReads > before);
    }

    [Fact]
    public async Task SignIn_IssuerSilent_Is503AndSaysSo()
    {
        var browser = web.Browser();
        var address = await web.AnswerAsync(browser, OpenIdFixture.NewSubject());
        web.Issuer.Works = false;
        try
        {
            var response = await browser.GetAsync(address);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Contains("svarar inte just nu", (await response.PageAsync()).Text("main"), StringComparison.Ordinal);
        }
        finally
        {
            web.Issuer.Works = true;
        }
    }

    [Fact]
    public async Task SignIn_DescriptionOfAnotherIssuer_IsRefused()
    {
        await using var other = await web.WithAsync(
            ("Kravbibliotek:OpenIdConnect:Authority", web.Issuer.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));

        var response = await AccountWebFixture.Browser(other).GetAsync("/logga-in/organisation");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
