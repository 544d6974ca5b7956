using System.Net;
using Kravbibliotek.Accounts;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>From an administrator's form to somebody who is signed in.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class InvitedTests(AccountWebFixture web)
{
    private const string Chosen = "en helt annan mening";

    [Fact]
    public async Task Invite_LinkUsed_LetsThePersonInOnce()
    {
        var (email, link) = await InviteAsync();
        var (mine, late) = (web.Browser(), web.Browser());
        var openBefore = await late.PageAsync(link);

        var response = await mine.SubmitAsync(link, ("NewPassword", Chosen), ("Repeated", Chosen));
        var signedIn = await mine.SignInAsync(email, Chosen);

        Assert.Equal("302 /logga-in?nytt=ja", response.Summary());
        Assert.Equal("302 /konto", signedIn.Summary());
        Assert.Equal(HttpStatusCode.Gone, (await web.Browser().GetAsync(link)).StatusCode);
        var fields = openBefore.Fields();
        (fields["NewPassword"], fields["Repeated"]) = ("ett tredje lösenord här", "ett tredje lösenord här");
        Assert.Equal(HttpStatusCode.Gone, (await late.PostAsync("/inbjudan", new FormUrlEncodedContent(fields))).StatusCode);
    }

    [Fact]
    public async Task Invite_PasswordTooWeak_IsRefusedAndTheLinkStillWorks()
    {
        var (_, link) = await InviteAsync();
        var browser = web.Browser();

        var response = await browser.SubmitAsync(link, ("NewPassword", "password1234"), ("Repeated", "password1234"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("#NewPassword", (await response.PageAsync()).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        Assert.Equal("302 /logga-in?nytt=ja", (await browser.SubmitAsync(link, ("NewPassword", Chosen), ("Repeated", Chosen))).Summary());
    }

    [Fact]
    public async Task Invite_AfterAWeek_IsTooOld()
    {
        var (_, link) = await InviteAsync();

        web.Time.Forward(Invitation.Lifetime);

        Assert.Equal(HttpStatusCode.Gone, (await web.Browser().GetAsync(link)).StatusCode);
    }

    [Theory]
    [InlineData("/inbjudan")]
    [InlineData("/inbjudan?kod=hittepa.123")]
    [InlineData("/inbjudan?kod=%00.%00")]
    public async Task Get_LinkNobodyGaveOut_SaysWhatToDo(string link)
    {
        var response = await web.Browser().GetAsync(link);

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal("Länken gäller inte", (await response.PageAsync()).Text("h1"));
    }

    [Fact]
    public async Task Invite_BeforeLinkIsUsed_NobodyGetsIn()
    {
        var (email, _) = await InviteAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await web.Browser().SignInAsync(email, Chosen)).StatusCode);
    }

    [Fact]
    public async Task NewLink_UsedAfterForgottenPassword_EndsOldSessionsAndKeepsTheSecondFactor()
    {
        var person = await web.PersonAsync(Role.Curator);
        var old = await person.SignedInAsync();
        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();

        var page = await (await administrator.PressAsync($"/administration/konton/{person.Id}",
            $"/administration/konton/{person.Id}/lank")).PageAsync();
        var link = new Uri(page.Text("main p code")).PathAndQuery;
        await web.Browser().SubmitAsync(link, ("NewPassword", Chosen), ("Repeated", Chosen));

        Assert.Equal(HttpStatusCode.Redirect, (await old.GetAsync("/konto")).StatusCode);
        Assert.Equal("302 /logga-in/kod", (await web.Browser().SignInAsync(person.Email, Chosen)).Summary());
    }

    [Theory]
    [InlineData("", "ny@prov.se", "upphandlare", "kommun-0180", "#Name")]
    [InlineData("Ny\u0001Person", "ny@prov.se", "upphandlare", "kommun-0180", "#Name")]
    [InlineData("Ny Person", "n\u0001y@prov.se", "upphandlare", "kommun-0180", "#Email")]
    [InlineData("Ny Person", "ingen adress", "upphandlare", "kommun-0180", "#Email")]
    [InlineData("Ny Person", "ny@prov.se", "hittepåroll", "kommun-0180", "#Roles")]
    [InlineData("Ny Person", "ny@prov.se", "upphandlare", "", "#Roles")]
    [InlineData("Ny Person", "ny@prov.se", "upphandlare", "kommun-9999", "#Roles")]
    public async Task Invite_NotAsItShouldBe_IsRefusedAtItsField(string name, string email, string role, string organisation, string field)
    {
        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();

        var response = await administrator.SubmitAsync(
            "/administration/konton/bjud-in", ("Name", name), ("Email", email), ("Roles", role), ("Organisation", organisation));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, page.QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector(field));
    }

    [Fact]
    public async Task Invite_AddressThatHasAnAccount_IsSaidToTheAdministrator()
    {
        var person = await web.PersonAsync();
        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();

        var response = await administrator.SubmitAsync(
            "/administration/konton/bjud-in", ("Name", $"Ny {Account.NewId()}"), ("Email", person.Email), ("Roles", "kurator"));

        Assert.Equal("#Email", (await response.PageAsync()).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
    }

    private async Task<(string Email, string Link)> InviteAsync()
    {
        var administrator = await (await web.PersonAsync(Role.Administrator)).SignedInAsync();
        var (name, email) = ($"Åsa {Account.NewId()}", $"asa.{Account.NewId()}@prov.se");
        var response = await administrator.SubmitAsync(
            "/administration/konton/bjud-in", ("Name", name), ("Email", email), ("Roles", "upphandlare"), ("Organisation", "region-12"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (email, new Uri((await response.PageAsync()).Text("main p code")).PathAndQuery);
    }
}
