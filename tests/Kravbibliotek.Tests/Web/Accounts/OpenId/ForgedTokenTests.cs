using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Tests.Web.Accounts.OpenId;

/// <summary>Tokens and answers that somebody made up, changed, stole or used before.</summary>
[Collection(OpenIdCollection.Name)]
public sealed class ForgedTokenTests(OpenIdFixture web)
{
    private const string Answer = "/logga-in/organisation/svar";
    private FakeIssuer Issuer => web.Issuer;

    [Theory]
    [InlineData("iss")]
    [InlineData("iss saknas")]
    [InlineData("aud")]
    [InlineData("aud saknas")]
    [InlineData("två aud utan azp")]
    [InlineData("azp")]
    [InlineData("nonce")]
    [InlineData("nonce saknas")]
    [InlineData("exp")]
    [InlineData("exp saknas")]
    [InlineData("nbf")]
    [InlineData("iat saknas")]
    [InlineData("sub saknas")]
    [InlineData("sub för lång")]
    public async Task Answer_TokenThatSaysWrong_IsRefused(string wrong)
    {
        var past = web.Web.Time.GetUtcNow().ToUnixTimeSeconds() - 120;
        var browser = web.Browser();

        var response = await web.SignInAsync(browser, $"s{Guid.NewGuid():N}", claims => _ = wrong switch
        {
            "iss" => claims["iss"] = "https://ond.example",
            "aud" => claims["aud"] = "någon-annan",
            "två aud utan azp" => claims["aud"] = new[] { "krav", "någon-annan" },
            "azp" => claims["azp"] = "någon-annan",
            "nonce" => claims["nonce"] = "någon-annans",
            "exp" => claims["exp"] = past,
            "nbf" => claims["nbf"] = past + 600,
            "sub för lång" => claims["sub"] = new string('a', 256),
            _ => claims.Remove(wrong.Split(' ')[0]),
        });

        await IsRefusedAsync(response, browser);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("utan underskrift")]
    [InlineData("HS256 med publik nyckel")]
    [InlineData("HS256 med hemligheten")]
    [InlineData("egen nyckel")]
    [InlineData("egen nyckel i huvudet")]
    [InlineData("okänd kid")]
    [InlineData("annat slag av token")]
    [InlineData("ändrad efteråt")]
    [InlineData("ingen token")]
    public async Task Answer_TokenSignedWrong_IsRefused(string wrong)
    {
        var browser = web.Browser();
        var subject = $"s{Guid.NewGuid():N}";
        var address = await web.AnswerAsync(browser, "/logga-in/organisation", nonce => Forge(wrong, Issuer.Claims(nonce, subject)));

        var response = await browser.GetAsync(address);

        await IsRefusedAsync(response, browser);
        Assert.Null(await web.StoredAsync($"{subject}@prov.se"));
    }

    [Fact]
    public async Task Answer_SentTwice_IsRefusedTheSecondTime()
    {
        var browser = web.Browser();
        var address = await web.AnswerAsync(browser, $"s{Guid.NewGuid():N}");

        Assert.Equal("302 /konto", (await browser.GetAsync(address)).Summary());
        var again = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Null(again.CookieSet(AccountSetup.SessionCookie));
    }

    [Fact]
    public async Task Answer_SentAgainWithStolenTicket_IsRefused()
    {
        var (browser, thief) = (web.Browser(), web.Browser());
        var begun = await browser.GetAsync("/logga-in/organisation");
        var ticket = begun.CookieSet("kravbibliotek-svar")!;
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["state"].ToString();
        var subject = $"s{Guid.NewGuid():N}";
        var code = Issuer.Authorize(begun.Headers.Location, nonce => Issuer.Sign(Issuer.Claims(nonce, subject)));
        var address = $"{Answer}?state={state}&code={code}&iss={Uri.EscapeDataString(Issuer.Address)}";
        Assert.Equal("302 /konto", (await browser.GetAsync(address)).Summary());

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", $"kravbibliotek-svar={ticket}");
        var response = await thief.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null(response.CookieSet(AccountSetup.SessionCookie));
    }

    [Fact]
    public async Task Answer_InAnotherBrowser_IsRefused()
    {
        var (attacker, victim) = (web.Browser(), web.Browser());
        var address = await web.AnswerAsync(attacker, $"s{Guid.NewGuid():N}");
        await victim.GetAsync("/logga-in/organisation");

        var response = await victim.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.CookieSet(AccountSetup.SessionCookie));
    }

    [Fact]
    public async Task Answer_WithCodeOfAnotherBrowser_FailsAtTheIssuerForLackOfVerifier()
    {
        var (attacker, victim) = (web.Browser(), web.Browser());
        var stolen = await web.AnswerAsync(victim, $"s{Guid.NewGuid():N}");
        var own = await web.AnswerAsync(attacker, $"s{Guid.NewGuid():N}");
        string Of(string address, string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Split('?')[1])[name]!;

        var response = await attacker.GetAsync(
            $"{Answer}?state={Of(own, "state")}&code={Of(stolen, "code")}&iss={Uri.EscapeDataString(Issuer.Address)}");

        await IsRefusedAsync(response, attacker);
    }

    [Fact]
    public async Task Answer_TooLate_IsRefused()
    {
        var browser = web.Browser();
        var address = await web.AnswerAsync(browser, $"s{Guid.NewGuid():N}", claims => claims["exp"] = 4_000_000_000);
        web.Web.Time.Forward(TimeSpan.FromMinutes(11));

        var response = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.CookieSet(AccountSetup.SessionCookie));
    }

    [Theory]
    [InlineData("&iss=", "")]
    [InlineData("&iss=", "&iss=https%3A%2F%2Fond.example")]
    [InlineData("&code=", "&error=server_error")]
    [InlineData("state=", "state=gissat")]
    public async Task Answer_ChangedOnTheWay_IsRefused(string part, string instead)
    {
        var browser = web.Browser();
        var address = await web.AnswerAsync(browser, $"s{Guid.NewGuid():N}");
        var start = address.IndexOf(part, StringComparison.Ordinal);
        var end = address.IndexOf('&', start + 1);

        var response = await browser.GetAsync(address[..start] + instead + (end < 0 ? "" : address[end..]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.CookieSet(AccountSetup.SessionCookie));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state=x&code=y")]
    [InlineData("?error=access_denied")]
    public async Task Answer_NobodyAskedFor_Is400InSwedish(string query)
    {
        var response = await web.Browser().GetAsync(Answer + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Inloggningen gick inte", (await response.PageAsync()).Text("h1"));
    }

    [Theory]
    [InlineData("/krav/TIL-001?x=1", "/krav/TIL-001?x=1")]
    [InlineData("https://ond.example/", "/konto")]
    [InlineData("//ond.example/", "/konto")]
    [InlineData("/\\ond.example/", "/konto")]
    [InlineData("javascript:alert(1)", "/konto")]
    public async Task Answer_WithAddressToReturnTo_GoesOnlyToOurOwn(string back, string expected)
    {
        var response = await web.SignInAsync(
            web.Browser(), $"s{Guid.NewGuid():N}", start: $"/logga-in/organisation?tillbaka={Uri.EscapeDataString(back)}");

        Assert.Equal($"302 {expected}", response.Summary());
    }

    private string Forge(string wrong, Dictionary<string, object> claims)
    {
        var own = RSA.Create(2048);
        byte[] Shared(byte[] key, byte[] data) => HMACSHA256.HashData(key, data);
        Dictionary<string, object> Header(string alg) => new() { ["alg"] = alg, ["kid"] = Issuer.KeyId };
        byte[] SignOwn(byte[] data) => own.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        byte[] SignRight(byte[] data) => Issuer.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return wrong switch
        {
            "none" or "None" => FakeIssuer.Token(Header(wrong), claims, _ => []),
            "utan underskrift" => FakeIssuer.Token(Header("RS256"), claims, _ => []),
            "HS256 med publik nyckel" => FakeIssuer.Token(
                Header("HS256"), claims, data => Shared(Encoding.ASCII.GetBytes(Issuer.Key.ExportSubjectPublicKeyInfoPem()), data)),
            "HS256 med hemligheten" => FakeIssuer.Token(
                Header("HS256"), claims, data => Shared(Encoding.UTF8.GetBytes(FakeIssuer.Secret), data)),
            "egen nyckel" => FakeIssuer.Token(Header("RS256"), claims, SignOwn),
            "egen nyckel i huvudet" => FakeIssuer.Token(
                new()
                {
                    ["alg"] = "RS256",
                    ["jwk"] = new { kty = "RSA", n = Convert.ToBase64String(own.ExportParameters(false).Modulus!), e = "AQAB" },
                },
                claims, SignOwn),
            "okänd kid" => FakeIssuer.Token(new() { ["alg"] = "RS256", ["kid"] = "finns-inte" }, claims, SignRight),
            "annat slag av token" => FakeIssuer.Token(
                new() { ["alg"] = "RS256", ["kid"] = Issuer.KeyId, ["typ"] = "at+jwt" }, claims, SignRight),
            "ändrad efteråt" => Changed(Issuer.Sign(claims)),
            _ => "detta är ingen token",
        };
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var text = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])).Replace(
            "krav-upphandlare", "krav-kurator", StringComparison.Ordinal);
        return $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text))}.{parts[2]}";
    }

    private static async Task IsRefusedAsync(HttpResponseMessage response, HttpClient browser)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Svaret från Provkommunen gick inte att lita på", (await response.PageAsync()).Text("main"), StringComparison.Ordinal);
        Assert.Null(response.CookieSet(AccountSetup.SessionCookie));
        Assert.StartsWith("302 /logga-in?", (await browser.GetAsync("/konto")).Summary(), StringComparison.Ordinal);
    }
}
