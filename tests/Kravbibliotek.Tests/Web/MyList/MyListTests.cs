using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kravbibliotek.Lists;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Web.Features.MyList;

namespace Kravbibliotek.Tests.Web.MyList;

/// <summary>Min lista as a procurer uses it: browse, add, browse on, order, take out, share.</summary>
[Collection(WebCollection.Name)]
public sealed class MyListTests(WebFixture web)
{
    [Fact]
    public async Task Add_FromTwoPages_GathersAList()
    {
        var client = web.Client();

        var first = await PressAsync(client, await client.PageAsync("/krav/TIL-001"), "krav", "TIL-1.");
        Assert.StartsWith("/lista?k=TIL-1.", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("&nya=1", first.Headers.Location.OriginalString, StringComparison.Ordinal);
        // From now on one comes back to where one was, and the page knows what has been picked.
        var search = await client.PageAsync("/krav?q=LEV-003");
        var second = await PressAsync(client, search, "krav", "LEV-3.");
        Assert.Equal("/krav?q=LEV-003#lista-LEV-003", second.Headers.Location!.OriginalString);

        var again = await client.PageAsync("/krav?q=LEV-003");
        Assert.Equal("Finns i Min lista.", again.Text("#lista-LEV-003 > span"));
        Assert.Equal("Min lista (2)", again.Text(".app-account a[href='/lista']"));
        var mine = await client.GetAsync("/lista");
        Assert.Equal(HttpStatusCode.Found, mine.StatusCode);
        Assert.Equal(["TIL-001", "LEV-003"], Keys(await client.PageAsync(mine.Headers.Location!.OriginalString)));
    }

    [Fact]
    public async Task TakeOut_FromRequirement_LeavesTheRest()
    {
        var client = await WithListAsync("TIL-1,LEV-3");

        var response = await PressAsync(client, await client.PageAsync("/krav/LEV-003"), "bort", "LEV-3.");

        Assert.Equal("/krav/LEV-003#lista-LEV-003", response.Headers.Location!.OriginalString);
        Assert.Equal("/lista?k=TIL-1", (await client.GetAsync("/lista")).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://ond.example/")]
    [InlineData("//ond.example")]
    [InlineData("")]
    public async Task Add_BackToElsewhere_LeadsToTheList(string back)
    {
        var client = await WithListAsync("TIL-1");

        var response = await client.PostAsync("/lista/lagg-till", Form(("krav", "LEV-003"), ("tillbaka", back)));

        Assert.Equal("/lista", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("krav", "")]
    [InlineData("krav", "TIL-001 SAK-002")]
    [InlineData("krav", "\u0001")]
    [InlineData("bort", "allt")]
    [InlineData("annat", "TIL-001")]
    public async Task Add_NoKey_Is400(string field, string value) => Assert.Equal(
        HttpStatusCode.BadRequest, (await web.Client().PostAsync("/lista/lagg-till", Form((field, value)))).StatusCode);

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.BadRequest)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.BadRequest)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.Found)]
    [InlineData("Origin", "https://ond.example", HttpStatusCode.BadRequest)]
    [InlineData("Origin", "null", HttpStatusCode.BadRequest)]
    [InlineData("Origin", "http://localhost", HttpStatusCode.Found)]
    public async Task Add_FromAnotherSite_IsRefused(string header, string value, HttpStatusCode expected)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/lista/lagg-till") { Content = Form(("krav", "TIL-001")) };
        request.Headers.TryAddWithoutValidation(header, value);

        var response = await web.Client().SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Found, response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Cookie_Always_HoldsKeysOnlyAndEndsWithTheBrowser()
    {
        var response = await web.Client().PostAsync("/lista/lagg-till", Form(("krav", "TIL-001.1")));

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Equal($"{ListCookie.Name}=TIL-1.1; path=/; samesite=lax; httponly", cookie);
        Assert.False((await web.Client().GetAsync("/krav/TIL-001")).Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Add_CookiesRefused_SaysSoAndKeepsTheListInTheAddress()
    {
        var client = web.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });
        var added = await client.PostAsync("/lista/lagg-till", Form(("krav", "TIL-001")));

        var page = await client.PageAsync(added.Headers.Location!.OriginalString);

        Assert.Contains("Webbläsaren tar inte emot", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(["TIL-001"], Keys(page));
    }

    [Theory]
    [InlineData("/lista?k=SAK-2,TIL-1.1")]
    [InlineData("/lista?krav=SAK-002&krav=TIL-001.1")]
    [InlineData("/lista?krav=SAK-002,TIL-001/1")]
    [InlineData("/en/lista?k=SAK-2,TIL-1.1")]
    public async Task Get_EitherForm_ShowsTheListInItsOrder(string address) =>
        Assert.Equal(["SAK-002", "TIL-001"], Keys(await web.Client().PageAsync(address)));

    [Fact]
    public async Task Get_UnknownKeyVersionAndWithdrawn_AreWarnedOf()
    {
        var library = await RealLibrary.ReadAsync();
        var withdrawn = library.Requirements.First(r => r.Status == RequirementStatus.Withdrawn);
        var newer = library.Requirements.First(r => r.Status == RequirementStatus.Published && r.CurrentNumber > 1);
        var needy = library.Requirements.First(r => r.Status == RequirementStatus.Published && r.Relations.Requires is [var other, ..] && other != newer.Key);
        var list = RequirementList.Of([new("ABC-999"), new(newer.Key, 1), new(withdrawn.Key), new(needy.Key), new("TIL-001", 99)]);

        var page = await web.Client().PageAsync($"/lista?k={list}");

        Assert.Contains("finns inte i biblioteket", page.Text("#rad-ABC-999 .app-notes"), StringComparison.Ordinal);
        Assert.Contains($"nyare version, {newer.CurrentNumber}.", page.Text($"#rad-{newer.Key} .app-notes"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"#rad-{newer.Key} a[href='/krav/{newer.Key}/jamfor?fran=1&till={newer.CurrentNumber}']"));
        Assert.Contains("upphävt", page.Text($"#rad-{withdrawn.Key} .app-notes"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"#rad-{needy.Key} .app-notes a[href='/krav/{needy.Relations.Requires[0]}']"));
        Assert.Contains("Version 99 finns inte", page.Text("#rad-TIL-001 .app-notes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TooMany_ShowsThoseThatHaveRoomAndSaysSo()
    {
        var keys = string.Join(',', Enumerable.Range(1, RequirementList.MostPicks + 5).Select(i => $"ABC-{i}"));

        var page = await web.Client().PageAsync($"/lista?k={keys}");

        Assert.Equal(RequirementList.MostPicks, Keys(page).Count);
        Assert.Contains(page.QuerySelectorAll(".ds-alert"), a => a.TextContent.Contains("5 krav fick inte plats", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("upp:LEV-003", "TIL-1,LEV-3,SAK-2")]
    [InlineData("ned:TIL-001", "SAK-2,TIL-1,LEV-3")]
    [InlineData("upp:TIL-001", "TIL-1,SAK-2,LEV-3")]
    [InlineData("bort:SAK-002", "TIL-1,LEV-3")]
    [InlineData("bort:ABC-999", "TIL-1,SAK-2,LEV-3")]
    public async Task Edit_Button_GivesTheNewAddress(string change, string expected)
    {
        var client = web.Client();

        var response = await EditAsync(client, "/lista?k=TIL-1,SAK-2,LEV-3", ("Change", change));

        Assert.Equal($"/lista?k={expected}", response.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Equal($"/lista?k={expected}", (await client.GetAsync("/lista")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Edit_Versions_KeepsToTodaysOrChangesToTheLatest()
    {
        var newer = (await RealLibrary.ReadAsync()).Requirements.First(r => r.Status == RequirementStatus.Published && r.CurrentNumber > 1);
        var (old, now) = (new RequirementPick(newer.Key, 1), new RequirementPick(newer.Key, newer.CurrentNumber));

        var pinned = await EditAsync(web.Client(), $"/lista?k={old},ABC-999,TIL-1", ("Change", "fast"));
        var latest = await EditAsync(web.Client(), $"/lista?k={old},ABC-999", ("Change", "senaste"));

        Assert.StartsWith($"/lista?k={old},ABC-999,TIL-1.", pinned.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith($"/lista?k={now},ABC-999#", latest.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_Empty_EmptiesAndForgets()
    {
        var client = await WithListAsync("TIL-1");

        var response = await EditAsync(client, "/lista?k=TIL-1", ("Change", "tom"));

        Assert.Equal("/lista", response.Headers.Location!.OriginalString);
        Assert.Empty(Keys(await client.PageAsync("/lista")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("allt")]
    [InlineData("upp")]
    [InlineData(":::")]
    public async Task Edit_ButtonThatIsNotThere_IsNoServerError(string change) =>
        Assert.True((int)(await EditAsync(web.Client(), "/lista?k=TIL-1", ("Change", change))).StatusCode < 500);

    [Fact]
    public async Task Edit_WithoutToken_IsRefused() => Assert.Equal(
        HttpStatusCode.BadRequest, (await web.Client().PostAsync("/lista/andra", Form(("List", "TIL-1"), ("Change", "tom")))).StatusCode);

    [Fact]
    public async Task AddMany_PastedText_AddsWhatIsThereAndListsTheRest()
    {
        var response = await EditAsync(
            web.Client(), "/lista?k=TIL-1", ("Change", "lagg-till"), ("Keys", "SAK-002 version 1\tKryptering\nabc-999; TIL-0A1, lev003"));

        var page = await web.Client().PageAsync(response.Headers.Location!.OriginalString);
        Assert.Equal(["TIL-001", "SAK-002", "LEV-003"], Keys(page));
        Assert.Contains("2 krav lades till.", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("ABC-999, TIL-0A1", string.Concat(page.QuerySelectorAll(".ds-alert").Select(a => a.TextContent)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kryptering av trafik")]
    [InlineData("ABC-999 <script>alert(1)</script>")]
    public async Task AddMany_NoKnownKey_Is400AndKeepsWhatWasTyped(string typed)
    {
        var response = await EditAsync(web.Client(), "/lista?k=TIL-1", ("Change", "lagg-till"), ("Keys", typed));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".ds-error-summary a[href='#Keys']"));
        Assert.Equal(typed, page.QuerySelector<IHtmlTextAreaElement>("#Keys")!.Value);
        Assert.Equal(["TIL-001"], Keys(page));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Shared_ListOfAColleague_IsShownWithoutTouchingOnesOwn()
    {
        var client = await WithListAsync("TIL-1");

        var shared = await client.PageAsync("/lista?k=SAK-2,LEV-3");
        Assert.Contains("annan lista än din egen", shared.Text(".ds-alert h2"), StringComparison.Ordinal);
        Assert.Equal("/lista?k=TIL-1", (await client.GetAsync("/lista")).Headers.Location!.OriginalString);

        await EditAsync(client, "/lista?k=SAK-2,LEV-3", ("Change", "behall"));
        Assert.Equal("/lista?k=SAK-2,LEV-3", (await client.GetAsync("/lista")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Permalink_WithAList_IsTheSameToEverybody()
    {
        var client = await WithListAsync("LEV-3");

        Assert.Equal(
            await (await web.Client().GetAsync("/krav/LEV-003/v/1")).Content.ReadAsStringAsync(),
            await (await client.GetAsync("/krav/LEV-003/v/1")).Content.ReadAsStringAsync());
    }

    internal static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private async Task<HttpClient> WithListAsync(string list)
    {
        var client = web.Client();
        await EditAsync(client, $"/lista?k={list}", ("Change", "behall"));
        return client;
    }

    private static async Task<HttpResponseMessage> EditAsync(HttpClient client, string address, params (string Name, string Value)[] more)
    {
        var page = await client.PageAsync(address);
        var fields = page.QuerySelectorAll("form[action='/lista/andra'] input[type=hidden]").OfType<IHtmlInputElement>()
            .GroupBy(i => i.Name!).ToDictionary(g => g.Key, g => g.First().Value);
        foreach (var (name, value) in more)
            fields[name] = value;
        return await client.PostAsync("/lista/andra", new FormUrlEncodedContent(fields));
    }

    /// <summary>Presses a button that sends the form of the page that gathers a list.</summary>
    private static async Task<HttpResponseMessage> PressAsync(HttpClient client, IHtmlDocument page, string name, string value)
    {
        var button = page.QuerySelectorAll<IHtmlButtonElement>($"button[form=min-lista][name={name}]")
            .First(b => b.GetAttribute("value")!.StartsWith(value, StringComparison.Ordinal));
        var fields = page.Fields("form#min-lista");
        fields[name] = button.GetAttribute("value")!;
        return await client.PostAsync(page.QuerySelector("form#min-lista")!.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }

    private static IReadOnlyList<string> Keys(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".app-list > li").Select(li => li.Id!["rad-".Length..])];
}
