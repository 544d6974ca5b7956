using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Sessions begin new, hold for one account and end.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class SessionTests(AccountWebFixture web)
{
    private const string New = "en helt annan mening";

    [Fact]
    public async Task SignIn_CookiePlantedBefore_IsReplaced()
    {
        var (victim, attacker) = (await web.PersonAsync(), await web.PersonAsync());
        var planted = await CookieAsync(attacker);
        var browser = web.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", $"{AccountSetup.SessionCookie}=planterad");

        var anonymous = await browser.GetAsync("/logga-in");
        var mine = await CookieAsync(victim);

        Assert.Null(anonymous.CookieSet(AccountSetup.SessionCookie));
        Assert.NotEqual(planted, mine);
        Assert.Contains(attacker.Email, (await AsAsync(planted)).Text("main"), StringComparison.Ordinal);
        Assert.Contains(victim.Email, (await AsAsync(mine)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OverAnotherSession_IsTheNewAccountOnly()
    {
        var (first, second) = (await web.PersonAsync(), await web.PersonAsync());
        var browser = await first.SignedInAsync();
        await browser.PressAsync("/konto", "/logga-ut");

        await browser.SignInAsync(second.Email, Person.FirstPassword);

        var page = await browser.PageAsync("/konto");
        Assert.Contains(second.Email, page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(first.Email, page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Cookie_IsHiddenFromScriptsAndSentOverTlsOnly()
    {
        var person = await web.PersonAsync();

        var response = await web.Browser().SignInAsync(person.Email, Person.FirstPassword);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(AccountSetup.SessionCookie,
            StringComparison.Ordinal));

        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_CopyOfTheCookie_IsWorthNothing()
    {
        var person = await web.PersonAsync();
        var copy = await CookieAsync(person);
        var browser = await person.SignedInAsync();

        var response = await browser.PressAsync("/konto", "/logga-ut");

        Assert.Equal("302 /", response.Summary());
        Assert.Equal("302 /logga-in?tillbaka=%2Fkonto", (await browser.GetAsync("/konto")).Summary());
        Assert.Equal("302 /logga-in?tillbaka=%2Fkonto", (await GetAsync(copy)).Summary());
    }

    [Fact]
    public async Task SignOut_WithoutToken_IsRefused()
    {
        var browser = await (await web.PersonAsync()).SignedInAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/logga-ut", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task Session_NotUsedForEightHours_Ends()
    {
        var browser = await (await web.PersonAsync()).SignedInAsync();

        web.Time.Forward(TimeSpan.FromHours(7));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/konto")).StatusCode);
        web.Time.Forward(TimeSpan.FromHours(7));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/konto")).StatusCode);
        web.Time.Forward(TimeSpan.FromHours(8) + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task Password_Changed_EndsOtherSessionsAndKeepsThisOne()
    {
        var person = await web.PersonAsync();
        var (here, elsewhere) = (await person.SignedInAsync(), await person.SignedInAsync());

        var response = await here.SubmitAsync("/konto/losenord", ("CurrentPassword", Person.FirstPassword), ("NewPassword", New),
            ("Repeated", New));

        Assert.Equal("302 /konto?klart=losenord", response.Summary());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await web.Browser().SignInAsync(person.Email, Person.FirstPassword)).StatusCode);
        await person.SignedInAsync(New);
    }

    [Theory]
    [InlineData("fel lösenord helt och hållet", New, New, "#CurrentPassword")]
    [InlineData(Person.FirstPassword, "kort", "kort", "#NewPassword")]
    [InlineData(Person.FirstPassword, "Sommaren2026", "Sommaren2026", "#NewPassword")]
    [InlineData(Person.FirstPassword, New, "något annat", "#Repeated")]
    public async Task Password_NotAsItShouldBe_IsRefusedAtItsField(string current, string chosen, string repeated, string field)
    {
        var browser = await (await web.PersonAsync()).SignedInAsync();

        var response = await browser.SubmitAsync("/konto/losenord", ("CurrentPassword", current), ("NewPassword", chosen), ("Repeated",
            repeated));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (await response.PageAsync()).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Password_FieldsOfSomebodyElse_ChangeNothing()
    {
        var (person, other) = (await web.PersonAsync(), await web.PersonAsync());
        var browser = await person.SignedInAsync();

        await browser.SubmitAsync(
            "/konto/losenord", ("CurrentPassword", Person.FirstPassword), ("NewPassword", New), ("Repeated", New), ("Id", other.Id),
                ("Roles", "administratör"),
            ("Account.Roles", "Administrator"), ("IsLocked", "true"), ("HasTwoFactor", "true"), ("Organisation", "region-01"));

        var stored = await web.StoredAsync(person.Id);
        Assert.Equal([Role.Procurer], stored.Roles);
        Assert.Equal("kommun-0180", stored.Organisation);
        Assert.False(stored.HasTwoFactor);
        await other.SignedInAsync();
    }

    [Fact]
    public async Task Page_ForSomebodySignedIn_IsStoredNowhereAndPermalinkIsTheSameForAll()
    {
        var browser = await (await web.PersonAsync()).SignedInAsync();

        var page = await browser.GetAsync("/krav/TIL-001");
        var (mine, everybodys) = (await browser.GetAsync("/krav/TIL-001/v/1"), await web.Browser().GetAsync("/krav/TIL-001/v/1"));

        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Equal(await everybodys.Content.ReadAsByteArrayAsync(), await mine.Content.ReadAsByteArrayAsync());
        Assert.Equal(everybodys.Headers.ETag, mine.Headers.ETag);
    }

    private async Task<string> CookieAsync(Person person) =>
        (await web.Browser().SignInAsync(person.Email, Person.FirstPassword)).CookieSet(AccountSetup.SessionCookie)!;

    private async Task<HttpResponseMessage> GetAsync(string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/konto");
        request.Headers.Add("Cookie", $"{AccountSetup.SessionCookie}={cookie}");
        return await web.Browser().SendAsync(request);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> AsAsync(string cookie) => await (await GetAsync(cookie)).PageAsync();
}
