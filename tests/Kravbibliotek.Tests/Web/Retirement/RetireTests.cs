using System.Globalization;
using System.Net;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Tests.Web.Accounts;
using Kravbibliotek.Tests.Web.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Retirement;

/// <summary>A requirement's end: with a last day, at once, and taken back.</summary>
[Collection(CurationWebCollection.Name)]
public sealed class RetireTests(AccountWebFixture web)
{
    private readonly CurationSteps _steps = new(web);

    [Fact]
    public async Task Retire_LastDayPasses_IsWithdrawnAndSaysWhatReplacedIt()
    {
        var (key, replacement, browser) = await TwoPublishedAsync();

        var response = await browser.SubmitAsync(
            Retire(key), ("LastDay", Today(1)), ("ReplacedBy", replacement.ToLower(CultureInfo.InvariantCulture)), ("Reason", "Ersatt."));
        Assert.Equal($"302 /krav/{key}", response.Summary());
        var retiring = await web.Browser().PageAsync($"/krav/{key}");
        Assert.Contains("Kravet är på väg att upphävas.", retiring.Text("main"), StringComparison.Ordinal);
        Assert.Contains($"Det ersätts av {replacement}", retiring.Text("main"), StringComparison.Ordinal);
        web.Time.Forward(TimeSpan.FromDays(2));
        await _steps.RunJobAsync();

        Assert.Equal(RequirementStatus.Withdrawn, (await StoredAsync(key)).Status);
        Assert.Contains(
            $"Det har ersatts av {replacement}", (await web.Browser().PageAsync($"/krav/{key}")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_BeforeTheLastDay_IsPublishedAgain()
    {
        var (key, _, browser) = await TwoPublishedAsync();
        await browser.SubmitAsync(Retire(key), ("LastDay", Today(5)), ("Reason", "Fel krav."));

        var response = await browser.SendFormAsync(Retire(key), Retire(key) + "/angra");

        Assert.Equal($"302 /krav/{key}", response.Summary());
        Assert.Equal(RequirementStatus.Published, (await StoredAsync(key)).Status);
    }

    [Theory]
    [InlineData("2020-01-01", "", "Skäl.", "LastDay")]
    [InlineData("snart", "", "Skäl.", "LastDay")]
    [InlineData("2099-01-01", "SAK-999", "Skäl.", "ReplacedBy")]
    [InlineData("2099-01-01", "<b>", "Skäl.", "ReplacedBy")]
    [InlineData("2099-01-01", "", " ", "Reason")]
    public async Task Retire_NotRight_SaysWhereAndKeepsWhatWasTyped(string day, string replacedBy, string reason, string field)
    {
        var (key, _, browser) = await TwoPublishedAsync();

        var response = await browser.SubmitAsync(Retire(key), ("LastDay", day), ("ReplacedBy", replacedBy), ("Reason", reason));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector($"#felsammanfattning a[href='#{field}']"));
        Assert.Equal(replacedBy, page.Fields()["ReplacedBy"]);
        Assert.Equal(RequirementStatus.Published, (await StoredAsync(key)).Status);
    }

    [Fact]
    public async Task Withdraw_StillNeeded_ListsByWhatAndIsRefused()
    {
        var (key, needing, browser) = await TwoPublishedAsync();
        await web.Services.GetRequiredService<RequirementStore>().UpdateAsync(
            await StoredAsync(needing) with { Relations = new() { Requires = [key] } }, new("prov", "Behövs."));

        var page = await browser.PageAsync(Withdraw(key));
        var response = await browser.SubmitAsync(Withdraw(key), ("Reason", "Bort."));

        Assert.NotNull(page.QuerySelector($".ds-alert a[href='/krav/{needing}']"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"behövs fortfarande av {needing}", (await response.PageAsync()).Text("#felsammanfattning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_NothingNeedsIt_IsWithdrawnToday()
    {
        var (key, replacement, browser) = await TwoPublishedAsync();

        var response = await browser.SubmitAsync(Withdraw(key), ("ReplacedBy", replacement), ("Reason", "Olagligt sedan i dag."));

        Assert.Equal($"302 /krav/{key}", response.Summary());
        Assert.Equal(RequirementStatus.Withdrawn, (await StoredAsync(key)).Status);
        Assert.Contains("kan inte avslutas", (await browser.PageAsync(Retire(key))).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retire_ChangedMeanwhile_ShowsWhatIsThereAndKeepsWhatWasTyped()
    {
        var (key, replacement, browser) = await TwoPublishedAsync();
        var open = (await browser.PageAsync(Retire(key))).Fields();
        await browser.SubmitAsync(Retire(key), ("LastDay", Today(9)), ("ReplacedBy", replacement), ("Reason", "Först."));

        (open["LastDay"], open["Reason"]) = (Today(3), "Sedan.");
        var response = await browser.PostAsync(Retire(key), new FormUrlEncodedContent(open));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Det gick inte att genomföra", page.Text("#felsammanfattning h2"));
        Assert.Contains($"Sista dag: {Today(9)}. Ersätts av: {replacement}.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal((Today(3), "Sedan."), (page.Fields()["LastDay"], page.Fields()["Reason"]));
        // A revision that nobody has seen yet does not pass either.
        open["Revision"] = "1000";
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsync(Retire(key), new FormUrlEncodedContent(open))).StatusCode);
        Assert.Equal(Today(9), Iso((await StoredAsync(key)).LastDay!.Value));
    }

    [Fact]
    public async Task Requirement_CuratorsOnly_LeadsToItsEnd()
    {
        var (key, _, browser) = await TwoPublishedAsync();

        Assert.NotNull((await browser.PageAsync($"/krav/{key}")).QuerySelector($"main a[href='{Retire(key)}']"));
        Assert.Null((await web.Browser().PageAsync($"/krav/{key}")).QuerySelector($"main a[href='{Retire(key)}']"));
    }

    [Theory]
    [InlineData("/kuratering/krav/SAK-999/avsluta")]
    [InlineData("/kuratering/krav/SAK-999/upphav")]
    public async Task Show_UnknownKey_IsNotFound(string address) => Assert.Equal(
        HttpStatusCode.NotFound, (await (await (await _steps.CuratorAsync()).SignedInAsync()).GetAsync(address)).StatusCode);

    private static string Retire(string key) => $"/kuratering/krav/{key}/avsluta";

    private static string Withdraw(string key) => $"/kuratering/krav/{key}/upphav";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Today(int days) => Iso(SwedishDay.Of(web.Time.GetUtcNow()).AddDays(days));

    private async Task<Requirement> StoredAsync(string key) => (await web.Services.GetRequiredService<RequirementStore>().FindAsync(key))!;

    private async Task<(string Key, string Other, HttpClient Browser)> TwoPublishedAsync()
    {
        var (author, reviewer) = (await _steps.CuratorAsync(), await _steps.ReviewerAsync());
        var (first, second) = (await _steps.PublishedAsync(author, reviewer), await _steps.PublishedAsync(author, reviewer));
        return (first.Key, second.Key, await author.SignedInAsync());
    }
}
