using System.Net;
using AngleSharp.Dom;
using Kravbibliotek.Accounts;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The second factor: who needs it, how it is turned on, and what is refused.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class TwoFactorTests(AccountWebFixture web)
{
    [Theory]
    [InlineData(Role.Curator)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Administrator)]
    public async Task SignIn_WithSecondFactor_AsksForItAndNothingIsOpenBefore(Role role)
    {
        var person = await web.PersonAsync(role);
        var browser = web.Browser();

        var first = await browser.SignInAsync(person.Email, Person.FirstPassword);

        Assert.Equal("302 /logga-in/kod", first.Summary());
        Assert.Null(first.CookieSet(AccountSetup.SessionCookie));
        Assert.Equal("302 /logga-in?tillbaka=%2Fkonto", (await browser.GetAsync("/konto")).Summary());
        Assert.Equal("302 /konto", (await browser.SubmitAsync("/logga-in/kod", ("Code", person.NextCode()))).Summary());
    }

    [Fact]
    public async Task Code_Wrong_IsRefusedAndCountedUntilLocked()
    {
        var person = await web.PersonAsync(Role.Curator);
        var browser = web.Browser();
        await browser.SignInAsync(person.Email, Person.FirstPassword);

        for (var i = 0; i < SignInAttempts.Max; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync("/logga-in/kod", ("Code", "000000"))).StatusCode);

        Assert.True((await web.StoredAsync(person.Id)).IsLockedAt(web.Time.GetUtcNow()));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync("/logga-in/kod", ("Code", person.NextCode()))).StatusCode);
    }

    [Fact]
    public async Task Code_UsedOnce_IsRefusedTheSecondTime()
    {
        var person = await web.PersonAsync(Role.Curator);
        var (mine, thief) = (web.Browser(), web.Browser());
        await mine.SignInAsync(person.Email, Person.FirstPassword);
        await thief.SignInAsync(person.Email, Person.FirstPassword);
        var code = person.NextCode();

        Assert.Equal("302 /konto", (await mine.SubmitAsync("/logga-in/kod", ("Code", code))).Summary());
        Assert.Equal(HttpStatusCode.BadRequest, (await thief.SubmitAsync("/logga-in/kod", ("Code", code))).StatusCode);
    }

    [Fact]
    public async Task Code_WithoutPasswordFirst_LeadsToSignIn() =>
        Assert.Equal("302 /logga-in", (await web.Browser().GetAsync("/logga-in/kod")).Summary());

    [Fact]
    public async Task Code_AskedForTooLate_LeadsToSignIn()
    {
        var person = await web.PersonAsync(Role.Curator);
        var browser = web.Browser();
        await browser.SignInAsync(person.Email, Person.FirstPassword);

        web.Time.Forward(TimeSpan.FromMinutes(6));

        Assert.Equal("302 /logga-in", (await browser.GetAsync("/logga-in/kod")).Summary());
    }

    [Fact]
    public async Task RecoveryCode_Works_Once()
    {
        var person = await web.PersonAsync(Role.Administrator);
        var (first, second) = (web.Browser(), web.Browser());
        await first.SignInAsync(person.Email, Person.FirstPassword);
        await second.SignInAsync(person.Email, Person.FirstPassword);
        var typed = person.RecoveryCodes[3].ToLowerInvariant();

        Assert.Equal("302 /konto", (await first.SubmitAsync("/logga-in/aterstallningskod", ("Code", typed))).Summary());
        Assert.Equal(HttpStatusCode.BadRequest, (await second.SubmitAsync("/logga-in/aterstallningskod", ("Code", typed))).StatusCode);
        Assert.Equal(9, (await web.StoredAsync(person.Id)).RecoveryCodes.Count);
    }

    [Fact]
    public async Task TurnOn_DemandedByRole_LeadsThereAndBackWithRecoveryCodes()
    {
        var person = await web.PersonAsync(Role.Administrator, twoFactor: false);
        var browser = await person.SignedInAsync();
        var elsewhere = await person.SignedInAsync();

        var refused = await browser.GetAsync("/administration/konton");
        var setup = refused.Headers.Location!.OriginalString;
        var shown = await browser.PageAsync(setup);
        var key = shown.Text("code.app-key").Replace(" ", "", StringComparison.Ordinal);
        var fields = shown.Fields();
        fields["Code"] = OneTimeCode.At(key, web.Time.GetUtcNow());
        fields["CurrentPassword"] = Person.FirstPassword;
        var response = await browser.PostAsync("/konto/tvafaktor", new FormUrlEncodedContent(fields));
        var page = await response.PageAsync();

        Assert.Equal("/konto/tvafaktor?tillbaka=%2Fadministration%2Fkonton", setup);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(10, page.QuerySelectorAll(".app-codes code").Length);
        Assert.Equal("/administration/konton", page.QuerySelector("main p a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/administration/konton")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/konto")).StatusCode);
        await (person with { Key = key }).SignedInAsync();
    }

    [Fact]
    public async Task TurnOn_WrongCodeOrPassword_IsRefusedAndTheKeyKept()
    {
        var browser = await (await web.PersonAsync(Role.Curator, twoFactor: false)).SignedInAsync();
        var shown = await browser.PageAsync("/konto/tvafaktor");
        var key = shown.Text("code.app-key");
        var fields = shown.Fields();

        fields["Code"] = "000000";
        fields["CurrentPassword"] = Person.FirstPassword;
        var wrongCode = await browser.PostAsync("/konto/tvafaktor", new FormUrlEncodedContent(fields));
        fields["Code"] = OneTimeCode.At(key.Replace(" ", "", StringComparison.Ordinal), web.Time.GetUtcNow());
        fields["CurrentPassword"] = "inte det rätta lösenordet";
        var wrongPassword = await browser.PostAsync("/konto/tvafaktor", new FormUrlEncodedContent(fields));

        Assert.Equal("#Code", (await Refused(wrongCode)).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        var page = await Refused(wrongPassword);
        Assert.Equal("#CurrentPassword", page.QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        Assert.Equal(key, page.Text("code.app-key"));
    }

    [Fact]
    public async Task TurnOn_KeyOfSomebodyElse_IsNotTaken()
    {
        var (mine, other) = (await web.PersonAsync(Role.Curator, twoFactor: false), await web.PersonAsync(Role.Curator, twoFactor: false));
        var stolen = await (await other.SignedInAsync()).PageAsync("/konto/tvafaktor");
        var browser = await mine.SignedInAsync();
        var key = stolen.Text("code.app-key").Replace(" ", "", StringComparison.Ordinal);

        var response = await browser.SubmitAsync(
            "/konto/tvafaktor", ("Setup", stolen.Fields()["Setup"]), ("Code", OneTimeCode.At(key, web.Time.GetUtcNow())),
                ("CurrentPassword", Person.FirstPassword));

        Assert.Equal("302 /konto/tvafaktor", response.Summary());
        Assert.False((await web.StoredAsync(mine.Id)).HasTwoFactor);
    }

    [Fact]
    public async Task NewRecoveryCodes_ReplaceTheOld()
    {
        var person = await web.PersonAsync(Role.Reviewer);
        var browser = await person.SignedInAsync();

        var response = await browser.SubmitAsync("/konto/aterstallningskoder", ("CurrentPassword", Person.FirstPassword));
        var codes = (await response.PageAsync()).QuerySelectorAll(".app-codes code").Select(c => c.TextContent).ToList();

        Assert.Equal(10, codes.Count);
        Assert.Empty(codes.Intersect(person.RecoveryCodes));
        var again = web.Browser();
        await again.SignInAsync(person.Email, Person.FirstPassword);
        Assert.Equal(HttpStatusCode.BadRequest, (await again.SubmitAsync("/logga-in/aterstallningskod", ("Code",
            person.RecoveryCodes[0]))).StatusCode);
        Assert.Equal("302 /konto", (await again.SubmitAsync("/logga-in/aterstallningskod", ("Code", codes[0]))).Summary());
    }

    private static async Task<IDocument> Refused(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return await response.PageAsync();
    }
}
