using System.Net;
using Kravbibliotek.Accounts;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>What an administrator does with the accounts of others.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class AdministrationTests(AccountWebFixture web)
{
    [Fact]
    public async Task List_ManyAccounts_ShowsEachOnOnePage()
    {
        var person = await web.PersonAsync(Role.Reviewer, isLawyer: true);
        var administrator = await AdministratorAsync();
        var found = 0;

        var address = "/administration/konton";
        for (; address.Length > 0;)
        {
            var page = await administrator.PageAsync(address);
            found += page.QuerySelectorAll("tbody tr").Count(r => r.TextContent.Contains(person.Email, StringComparison.Ordinal)
                && r.TextContent.Contains("jurist", StringComparison.Ordinal));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "";
        }

        Assert.Equal(1, found);
    }

    [Fact]
    public async Task Roles_Changed_HoldAtOnceInOpenSessions()
    {
        var person = await web.PersonAsync();
        var browser = await person.SignedInAsync();
        var administrator = await AdministratorAsync();

        var response = await administrator.SubmitAsync(Address(person), ("Roles", "kurator"), ("Organisation", "annan-adda"));

        Assert.Equal($"302 {Address(person)}", response.Summary());
        Assert.Equal([Role.Curator], (await web.StoredAsync(person.Id)).Roles);
        Assert.Contains("Kurator", (await browser.PageAsync("/konto")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_ChangedByAnotherMeanwhile_ShowsWhatIsThereNow()
    {
        var person = await web.PersonAsync();
        var administrator = await AdministratorAsync();
        var open = (await administrator.PageAsync(Address(person))).Fields();
        await administrator.SubmitAsync(Address(person), ("Roles", "granskare"), ("Lawyer", "true"));

        open["Roles"] = "kurator";
        var response = await administrator.PostAsync(Address(person), new FormUrlEncodedContent(open));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.True(page.QuerySelector("input[value=granskare]")!.HasAttribute("checked"));
        Assert.Equal([Role.Reviewer], (await web.StoredAsync(person.Id)).Roles);
    }

    [Fact]
    public async Task Lock_EndsSessionsAndKeepsOutUntilUnlocked()
    {
        var person = await web.PersonAsync();
        var browser = await person.SignedInAsync();
        var administrator = await AdministratorAsync();

        await administrator.PressAsync(Address(person), Address(person) + "/las");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await web.Browser().SignInAsync(person.Email, Person.FirstPassword)).StatusCode);

        await administrator.PressAsync(Address(person), Address(person) + "/las-upp");
        await person.SignedInAsync();
    }

    [Fact]
    public async Task Lock_OwnAccountOrOwnRole_IsRefused()
    {
        var me = await web.PersonAsync(Role.Administrator);
        var browser = await me.SignedInAsync();

        var locked = await browser.PressAsync(Address(me), Address(me) + "/las");
        var demoted = await browser.SubmitAsync(Address(me), ("Roles", "kurator"));

        Assert.Equal(HttpStatusCode.BadRequest, locked.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, demoted.StatusCode);
        var stored = await web.StoredAsync(me.Id);
        Assert.False(stored.IsLocked);
        Assert.Equal([Role.Administrator], stored.Roles);
    }

    [Fact]
    public async Task SecondFactor_Reset_AsksForANewOne()
    {
        var person = await web.PersonAsync(Role.Curator);
        var administrator = await AdministratorAsync();

        await administrator.PressAsync(Address(person), Address(person) + "/tvafaktor");

        Assert.Equal("302 /konto", (await web.Browser().SignInAsync(person.Email, Person.FirstPassword)).Summary());
        var stored = await web.StoredAsync(person.Id);
        Assert.False(stored.HasTwoFactor);
        Assert.Empty(stored.RecoveryCodes);
        Assert.Null(stored.TwoFactorKey);
    }

    [Fact]
    public async Task Show_NameWithMarkup_IsText()
    {
        var administrator = await AdministratorAsync();
        var name = $"<script>alert(1)</script> {Account.NewId()}";
        await administrator.SubmitAsync("/administration/konton/bjud-in", ("Name", name), ("Email", $"{Account.NewId()}@prov.se"),
            ("Roles", "kurator"));

        for (var address = "/administration/konton"; address.Length > 0;)
        {
            var page = await administrator.PageAsync(address);
            Assert.Empty(page.QuerySelectorAll("main script"));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "";
        }
    }

    [Fact]
    public async Task Show_UnknownAccount_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound,
            (await (await AdministratorAsync()).GetAsync("/administration/konton/finns-inte")).StatusCode);

    private static string Address(Person person) => $"/administration/konton/{person.Id}";

    private async Task<HttpClient> AdministratorAsync() => await (await web.PersonAsync(Role.Administrator)).SignedInAsync();
}
