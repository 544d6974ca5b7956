using System.Net;
using System.Xml.Linq;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.TestData;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Tests.Web.Drafts;
using Kravbibliotek.Web.Features.Notices;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Notices;

/// <summary>Notices by mail, as a feed and on the pages.</summary>
public sealed class NoticeTests(MailWebFixture web) : IClassFixture<MailWebFixture>, IDisposable
{
    [Fact]
    public async Task SentForReview_TwoApplications_GiveOneMailWithALink()
    {
        var (author, reviewer) = await PeopleAsync();
        using var second = web.WithWebHostBuilder(_ => { });
        await WebFixture.ReadyAsync(second.CreateClient());
        await RoundAsync(web);

        var draft = await SendForReviewAsync(author, "Ärende med å");
        await Task.WhenAll(RoundAsync(web), RoundAsync(second));
        await RoundAsync(second);

        var mail = Assert.Single(web.Mail.To(reviewer.Email));
        Assert.Contains($"{draft.Key} Ärende med å väntar på granskning.", mail, StringComparison.Ordinal);
        Assert.Contains($"https://krav.exempel.se/kuratering/utkast/{draft.Key}", mail, StringComparison.Ordinal);
        Assert.Contains("https://krav.exempel.se/konto/notiser", mail, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <", mail, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"Prov {author.Id}", mail, StringComparison.Ordinal);
        Assert.Empty(web.Mail.To(author.Email));
    }

    [Fact]
    public async Task MailServerDown_IsToldToAdministratorsAndSentLater()
    {
        var (author, reviewer) = await PeopleAsync();
        await RoundAsync(web);
        web.Mail.IsFailing = true;
        await SendForReviewAsync(author, "Väntar på servern");
        await RoundAsync(web);

        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();
        Assert.Contains("Mejl har inte gått att skicka sedan", (await administrator.PageAsync("/administration/konton")).Text("main"), StringComparison.Ordinal);
        web.Mail.IsFailing = false;
        web.Time.Forward(TimeSpan.FromHours(2));
        await RoundAsync(web);

        Assert.Single(web.Mail.To(reviewer.Email));
        Assert.DoesNotContain("Mejl har inte", (await administrator.PageAsync("/administration/konton")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_GivesNoMail()
    {
        var (author, reviewer) = await PeopleAsync();
        var browser = await reviewer.SignedInAsync();
        var saved = await browser.SubmitAsync("/konto/notiser", ("Mail", "Never"));
        var wrong = await browser.SubmitAsync("/konto/notiser", ("Mail", "Ibland"));
        await RoundAsync(web);

        await SendForReviewAsync(author, "Tyst");
        await RoundAsync(web);

        Assert.Equal("302 /konto/notiser?klart=sparat", saved.Summary());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Empty(web.Mail.To(reviewer.Email));
        Assert.Contains("Tyst väntar på granskning.", (await browser.PageAsync("/konto/notiser")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Unseen_IsShownUntilMarkedAsRead()
    {
        var (author, reviewer) = await PeopleAsync();
        await RoundAsync(web);
        await SendForReviewAsync(author, "Nyhet");
        await RoundAsync(web);
        var browser = await reviewer.SignedInAsync();
        Assert.Contains("(1)", (await browser.PageAsync("/kuratering")).Text("#notiser"), StringComparison.Ordinal);

        await browser.SubmitAsync("/kuratering", ("notice", "zzz"));
        Assert.Contains("(1)", (await browser.PageAsync("/kuratering")).Text("#notiser"), StringComparison.Ordinal);
        var pressed = await browser.SubmitAsync("/kuratering");

        Assert.Equal("302 /kuratering", pressed.Summary());
        Assert.Contains("(0)", (await browser.PageAsync("/kuratering")).Text("#notiser"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitation_IsMailedAndNotShown()
    {
        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();
        var email = $"{Account.NewId()}@prov.se";

        var response = await administrator.SubmitAsync(
            "/administration/konton/bjud-in", ("Name", $"Ny {email}"), ("Email", email), ("Roles", "kurator"));
        var page = await response.PageAsync();

        Assert.Contains($"Länken är skickad till {email}", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("kod=", page.Text("main"), StringComparison.Ordinal);
        var mail = Assert.Single(web.Mail.To(email));
        var link = mail.Split((char[]?)null).Single(word => word.StartsWith("https://krav.exempel.se/inbjudan?kod=", StringComparison.Ordinal));
        Assert.NotNull((await web.Browser().PageAsync(new Uri(link).PathAndQuery)).QuerySelector("input[type=password]"));
    }

    [Fact]
    public async Task Invitation_MailServerDown_ShowsTheLink()
    {
        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();
        var email = $"{Account.NewId()}@prov.se";
        web.Mail.Unknown = email;

        var page = await (await administrator.SubmitAsync(
            "/administration/konton/bjud-in", ("Name", $"Ny {email}"), ("Email", email), ("Roles", "kurator"))).PageAsync();

        Assert.Contains("gick inte att skicka", page.Text("main"), StringComparison.Ordinal);
        Assert.StartsWith("https://krav.exempel.se/inbjudan?kod=", page.Text("main p code"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_RightAddress_IsValidAtomThatNamesNobody()
    {
        var (author, reviewer) = await PeopleAsync();
        await RoundAsync(web);
        await SendForReviewAsync(author, "I flödet <&>");
        await RoundAsync(web);
        var browser = await reviewer.SignedInAsync();
        var address = (await (await browser.PressAsync("/konto/notiser", "/konto/notiser/flode")).PageAsync()).Text("main .ds-alert code");

        var response = await web.Browser().GetAsync(new Uri(address).PathAndQuery);
        var text = await response.Content.ReadAsStringAsync();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(text).Root!;

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.Private);
        Assert.Equal(atom + "feed", feed.Name);
        foreach (var parent in feed.Elements(atom + "entry").Append(feed))
            foreach (var name in new[] { "id", "title", "updated" })
                Assert.NotEmpty(Assert.Single(parent.Elements(atom + name)).Value);
        Assert.NotEmpty(feed.Element(atom + "author")!.Element(atom + "name")!.Value);
        Assert.Contains(feed.Elements(atom + "entry"), e => e.Element(atom + "title")!.Value.Contains("I flödet <&>", StringComparison.Ordinal));
        Assert.All([reviewer.Id, reviewer.Email, author.Id, author.Email], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feed_RenewedOrClosedOrLockedOrGuessed_IsNotFound()
    {
        var reviewer = await web.PersonAsync(Role.Reviewer);
        var browser = await reviewer.SignedInAsync();
        var first = await FeedAsync(browser);
        var second = await FeedAsync(browser);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second[..^6] + (second[^6] == '0' ? "1" : "0") + ".atom"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/notiser/{reviewer.Id}{new string('0', 64)}.atom"));

        await browser.PressAsync("/konto/notiser", "/konto/notiser/flode/stang");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));
        var third = await FeedAsync(browser);
        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();
        await administrator.PressAsync($"/administration/konton/{reviewer.Id}", $"/administration/konton/{reviewer.Id}/las");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(third));
    }

    [Fact]
    public async Task LockedForLong_LosesNameAndAddressAndCanNeverBeUsed()
    {
        var person = await web.PersonAsync(Role.Curator);
        var key = (await SendForReviewAsync(person, "Av någon som slutade")).Key;
        var address = $"/administration/konton/{person.Id}";
        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();
        await administrator.PressAsync(address, address + "/las");
        var erasure = web.Services.GetRequiredService<AccountErasure>();
        web.Time.Forward(TimeSpan.FromDays(720));
        await erasure.RunAsync();
        Assert.Equal(person.Email, (await web.StoredAsync(person.Id)).Email);

        web.Time.Forward(TimeSpan.FromDays(15));
        Assert.True(await erasure.RunAsync() > 0);
        Assert.Equal(0, await erasure.RunAsync());

        var stored = await web.StoredAsync(person.Id);
        Assert.Matches("^Tidigare användare [0-9]+$", stored.Name);
        Assert.EndsWith("@borttagen.invalid", stored.Email, StringComparison.Ordinal);
        Assert.Null(stored.PasswordHash);
        Assert.Null(stored.TwoFactorKey);
        var again = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await again.PressAsync(address, address + "/las-upp")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await again.PressAsync(address, address + "/lank")).StatusCode);
        Assert.True((await web.StoredAsync(person.Id)).IsLocked);
        Assert.Equal(HttpStatusCode.BadRequest, (await web.Browser().SignInAsync(person.Email, Person.FirstPassword)).StatusCode);
        var log = (await again.PageAsync($"/kuratering/handelser?vad={key}")).Text("main");
        Assert.Contains(stored.Name, log, StringComparison.Ordinal);
        Assert.DoesNotContain($"Prov {person.Id}", log, StringComparison.Ordinal);
        var lines = await again.GetStringAsync($"/kuratering/handelser.jsonl?vad=konton/{person.Id}");
        Assert.Contains("tiden för personuppgifter", System.Text.RegularExpressions.Regex.Unescape(lines), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        web.Mail.IsFailing = false;
        web.Mail.Unknown = null;
    }

    private static async Task<string> FeedAsync(HttpClient browser) => new Uri(
        (await (await browser.PressAsync("/konto/notiser", "/konto/notiser/flode")).PageAsync()).Text("main .ds-alert code")).PathAndQuery;

    // The application's own rounds may be at it.
    internal static async Task RoundAsync(WebApplicationFactory<LibraryReadiness> application)
    {
        var job = application.Services.GetRequiredService<NoticeJob>();
        for (var tries = 0; !await job.RunAsync(); tries++)
        {
            Assert.True(tries < 100, "Another round never ended.");
            await Task.Delay(50);
        }
    }

    /// <summary>A curator and a reviewer, who are told nothing of what other tests have done.</summary>
    private async Task<(Person Author, Person Reviewer)> PeopleAsync()
    {
        await RoundAsync(web);
        return (await web.PersonAsync(Role.Curator), await web.PersonAsync(Role.Reviewer));
    }

    private async Task<HttpStatusCode> StatusAsync(string address) => (await web.Browser().GetAsync(address)).StatusCode;

    private async Task<Draft> SendForReviewAsync(Person author, string title)
    {
        var drafts = web.Services.GetRequiredService<DraftStore>();
        var draft = await drafts.CreateAsync(Area.Security, Build.Content(title), CurationSteps.ActorOf(author));
        var sent = await drafts.DoAsync(draft.Key, draft.Revision, new SendForReview(CurationSteps.ActorOf(author)), "Färdigt.");
        Assert.Empty(sent.Findings);
        return sent.Draft!;
    }
}
