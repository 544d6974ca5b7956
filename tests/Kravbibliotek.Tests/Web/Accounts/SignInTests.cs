using System.Diagnostics;
using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Web.Security;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Signing in, and what an attacker gets out of trying.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class SignInTests(AccountWebFixture web)
{
    private const string Wrong = "inte det rätta lösenordet";

    [Fact]
    public async Task Post_RightPassword_ShowsTheAccount()
    {
        var person = await web.PersonAsync();

        var browser = await person.SignedInAsync();
        var page = await browser.PageAsync("/konto");

        Assert.Contains(person.Email, page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Stockholms kommun", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal($"Prov {person.Id}", page.Text(".app-account a[href='/konto']"));
    }

    [Fact]
    public async Task Post_AddressInCapitals_IsTheSameAccount()
    {
        var person = await web.PersonAsync();

        var response = await web.Browser().SignInAsync(person.Email.ToUpperInvariant(), Person.FirstPassword);

        Assert.Equal("302 /konto", response.Summary());
    }

    [Fact]
    public async Task Post_NothingFilledIn_Is400WithBothFields()
    {
        var response = await web.Browser().SubmitAsync("/logga-in");
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["#Email", "#Password"], page.QuerySelectorAll(".ds-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.StartsWith("Fel: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WrongPassword_KeepsTheAddressAndNeverThePassword()
    {
        var person = await web.PersonAsync();

        var response = await web.Browser().SignInAsync(person.Email, Wrong);
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(person.Email, page.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.False(page.QuerySelector("#Password")!.HasAttribute("value"));
        Assert.DoesNotContain(Wrong, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_UnknownWrongLockedInvited_AnswerTheSameText()
    {
        var (known, locked) = (await web.PersonAsync(), await web.PersonAsync());
        await LockByTryingAsync(locked);

        var texts = new List<string>();
        foreach (var email in new[] { known.Email, locked.Email, "finns.inte@prov.se", "n\u0001ll@prov.se" })
        {
            var page = await (await web.Browser().SignInAsync(email, Wrong)).PageAsync();
            texts.Add(page.Text("main"));
        }

        Assert.Single(texts.Distinct());
    }

    [Fact]
    public async Task Post_UnknownWrongLocked_CostTheSameWorkAndTime()
    {
        var (known, locked) = (await web.PersonAsync(), await web.PersonAsync());
        await LockByTryingAsync(locked);
        var browser = web.Browser();
        var fields = (await browser.PageAsync("/logga-in")).Fields();

        var times = new List<TimeSpan>();
        foreach (var email in new[] { known.Email, locked.Email, "finns.inte@prov.se" })
        {
            var form = new FormUrlEncodedContent(new Dictionary<string, string>(fields) { ["Email"] = email, ["Password"] = Wrong });
            var (hashes, started) = (web.Hashes.Count, Stopwatch.GetTimestamp());
            await browser.PostAsync("/logga-in", form);
            times.Add(Stopwatch.GetElapsedTime(started));
            Assert.Equal(1, web.Hashes.Count - hashes);
        }

        // Timers may fire a few milliseconds early.
        Assert.All(times, time => Assert.True(time > SignInFlow.Refusal - TimeSpan.FromMilliseconds(20), time.ToString()));
    }

    [Fact]
    public async Task Post_TooManyTries_LocksEvenTheRightPasswordForAWhile()
    {
        var person = await web.PersonAsync();
        await LockByTryingAsync(person);

        Assert.Equal(HttpStatusCode.BadRequest, (await web.Browser().SignInAsync(person.Email, Person.FirstPassword)).StatusCode);
        web.Time.Forward(SignInAttempts.Pause);
        Assert.Equal("302 /konto", (await web.Browser().SignInAsync(person.Email, Person.FirstPassword)).Summary());
    }

    [Fact]
    public async Task Post_ManyGuessesAtOnce_TriesNoMoreThanAllowed()
    {
        var person = await web.PersonAsync();
        var browser = web.Browser();
        var fields = (await browser.PageAsync("/logga-in")).Fields();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => browser.PostAsync("/logga-in", new FormUrlEncodedContent(
            new Dictionary<string, string>(fields) { ["Email"] = person.Email, ["Password"] = $"{Wrong} {i}" }))));
        var right = await web.Browser().SignInAsync(person.Email, Person.FirstPassword);

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.BadRequest, a.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
    }

    [Fact]
    public async Task Post_TooOftenFromOnePlace_Is429()
    {
        using var strict = web.WithWebHostBuilder(builder => builder.UseSetting(RateLimits.SignInsAMinute, "2"));
        var browser = AccountWebFixture.Browser(strict);
        await WebFixture.ReadyAsync(browser);

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 3; i++)
            answers.Add(await browser.SignInAsync("finns.inte@prov.se", Wrong));

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[2].StatusCode);
        Assert.InRange(answers[2].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("Vänta en stund och försök igen", (await answers[2].PageAsync()).Text("h1"));
    }

    [Theory]
    [InlineData("/krav/TIL-001?x=1", "/krav/TIL-001?x=1")]
    [InlineData("https://ond.example/", "/konto")]
    [InlineData("//ond.example/", "/konto")]
    [InlineData("/\\ond.example/", "/konto")]
    [InlineData("/\t/ond.example/", "/konto")]
    [InlineData("javascript:alert(1)", "/konto")]
    [InlineData("ond.example", "/konto")]
    public async Task Post_WithAddressToReturnTo_GoesOnlyToOurOwn(string back, string expected)
    {
        var person = await web.PersonAsync();

        var response = await web.Browser().SignInAsync(person.Email, Person.FirstPassword,
            $"/logga-in?tillbaka={Uri.EscapeDataString(back)}");

        Assert.Equal($"302 {expected}", response.Summary());
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_IsRefused()
    {
        var person = await web.PersonAsync();
        var form = new Dictionary<string, string> { ["Email"] = person.Email, ["Password"] = Person.FirstPassword };

        var response = await web.Browser().PostAsync("/logga-in", new FormUrlEncodedContent(form));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.CookieSet(AccountSetup.SessionCookie));
    }

    [Fact]
    public async Task Get_ClosedPage_LeadsToSignInAndBack()
    {
        var person = await web.PersonAsync();
        var browser = web.Browser();

        var refused = await browser.GetAsync("/konto/losenord");
        var response = await browser.SignInAsync(person.Email, Person.FirstPassword, refused.Headers.Location!.OriginalString);

        Assert.Equal("/logga-in?tillbaka=%2Fkonto%2Flosenord", refused.Headers.Location.OriginalString);
        Assert.Equal("302 /konto/losenord", response.Summary());
    }

    [Fact]
    public async Task Get_SignIn_SaysNothingOfDemoAccountsInOperation() =>
        Assert.DoesNotContain("demo", (await web.Browser().PageAsync("/logga-in")).Text("main"), StringComparison.OrdinalIgnoreCase);

    private async Task LockByTryingAsync(Person person)
    {
        for (var i = 0; i <= SignInAttempts.Max; i++)
            await web.Browser().SignInAsync(person.Email, Wrong);
        Assert.True((await web.StoredAsync(person.Id)).IsLockedAt(web.Time.GetUtcNow()));
    }
}
