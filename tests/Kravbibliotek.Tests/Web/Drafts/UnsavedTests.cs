using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Drafts;

/// <summary>Nothing typed is lost: kept while it is typed, asked for when one comes back, and when two save at the same time.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class UnsavedTests(AccountWebFixture web)
{
    [Fact]
    public async Task Keep_Typed_IsAskedForAndComesBackWhole()
    {
        var browser = await CuratorAsync();
        var address = await Editing.NewAsync(browser);

        var kept = await KeepAsync(browser, address, ("Title", "Halvfärdig"), ("Effort", "många"), ("Parameters[0].Min", "fyra"));

        Assert.Matches("^[0-9]{2}:[0-9]{2}$", await kept.Content.ReadAsStringAsync());
        var question = await browser.PageAsync(address);
        Assert.StartsWith("Du har osparad text från 20", question.Text("h1"), StringComparison.Ordinal);
        Assert.Contains("Halvfärdig", question.Text("main"), StringComparison.Ordinal);
        var page = await browser.PageAsync(address + "?osparat=ja");
        Assert.Equal(("Halvfärdig", "fyra"),
            (page.QuerySelector("#Title")!.GetAttribute("value"), page.QuerySelector("#Parameters_0__Min")!.GetAttribute("value")));
        Assert.Empty((await web.Services.GetRequiredService<DraftStore>().FindAsync(KeyOf(address)))!.Content!.Parameters);
    }

    [Fact]
    public async Task Keep_SomebodyElses_IsNotShown()
    {
        var browser = await CuratorAsync();
        var address = await Editing.NewAsync(browser);
        await KeepAsync(browser, address, ("Title", "Hemlig formulering"));

        var page = await (await CuratorAsync()).PageAsync(address + "?osparat=ja");

        Assert.DoesNotContain("Hemlig formulering", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Loggning", page.QuerySelector("#Title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Discard_Pressed_GivesTheSavedText()
    {
        var browser = await CuratorAsync();
        var address = await Editing.NewAsync(browser);
        await KeepAsync(browser, address, ("Title", "Kastas"));

        var response = await browser.PressAsync(address, $"/kuratering/utkast/{KeyOf(address)}/osparat/kasta");

        Assert.Equal($"302 {address}", response.Summary());
        Assert.Equal("Loggning", (await browser.PageAsync(address)).QuerySelector("#Title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Save_Resumed_LeavesNothingUnsaved()
    {
        var browser = await CuratorAsync();
        var address = await Editing.NewAsync(browser);
        await KeepAsync(browser, address, ("Title", "Färdig"));

        var page = await browser.PageAsync(address + "?osparat=ja");
        await browser.PostFormAsync(address, page.Fields("#utkast"));

        Assert.Equal("Redigera Färdig", (await browser.PageAsync(address)).Text("h1"));
        // What the page sent before it was left arrives late.
        var late = await browser.PostFormAsync($"/kuratering/utkast/{KeyOf(address)}/osparat", page.Fields("#utkast"));
        Assert.Equal(HttpStatusCode.NoContent, late.StatusCode);
        Assert.Equal("Redigera Färdig", (await browser.PageAsync(address)).Text("h1"));
    }

    [Fact]
    public async Task Save_SecondOfTwo_SeesBothTextsChoosesAndSaves()
    {
        var (first, second) = (await CuratorAsync(), await CuratorAsync());
        var address = await Editing.NewAsync(first);
        var before = (await second.PageAsync(address)).Fields("#utkast");
        await first.SubmitEditorAsync(address, ("Guidance", "Det första rådet."), ("Rationale", "Första motivet."), ("Title", "Första"));

        var response = await second.PostFormAsync(address, Editing.Merge(before, ("Guidance", "Det andra rådet."), ("Proof", "Andra beviset.")));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(["Titel", "Bevis", "Motiv", "Vägledning"], page.QuerySelectorAll(".app-conflict h3").Select(h => h.TextContent));
        Assert.Equal("Det andra rådet.", page.Text("#Guidance"));
        Assert.Contains("första", page.Text(".app-conflict .app-pick:last-child del"), StringComparison.Ordinal);
        var fields = page.Fields("#utkast");
        Assert.Equal(("theirs", "mine", "theirs", "mine"),
            (fields["Choice.Title"], fields["Choice.Proof"], fields["Choice.Rationale"], fields["Choice.Guidance"]));

        var saved = await second.PostFormAsync(address, Editing.Merge(fields, ("Guidance", "Båda råden.")));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var content = (await web.Services.GetRequiredService<DraftStore>().FindAsync(KeyOf(address)))!.Content!;
        Assert.Equal(("Första", "Första motivet.", "Andra beviset.", "Båda råden."), (content.Title, content.Rationale, content.Proof, content.Guidance));
    }

    [Fact]
    public async Task Save_LeftAfterAConflict_IsStillThereAndStillAsks()
    {
        var (first, second) = (await CuratorAsync(), await CuratorAsync());
        var address = await Editing.NewAsync(first);
        var before = (await second.PageAsync(address)).Fields("#utkast");
        await first.SubmitEditorAsync(address, ("Rationale", "Första motivet."));
        var conflict = await (await second.PostFormAsync(address, Editing.Merge(before, ("Proof", "Andra beviset.")))).PageAsync();
        // The page of the conflict keeps itself too, and must not pass for having been chosen.
        await second.PostFormAsync($"/kuratering/utkast/{KeyOf(address)}/osparat", conflict.Fields("#utkast"));

        var page = await second.PageAsync(address + "?osparat=ja");
        var again = await second.PostFormAsync(address, page.Fields("#utkast"));

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("Första motivet.", (await web.Services.GetRequiredService<DraftStore>().FindAsync(KeyOf(address)))!.Content!.Rationale);
    }

    [Fact]
    public async Task Save_ThirdWhileChoosing_AsksAgain()
    {
        var (first, second) = (await CuratorAsync(), await CuratorAsync());
        var address = await Editing.NewAsync(first);
        var before = (await second.PageAsync(address)).Fields("#utkast");
        await first.SubmitEditorAsync(address, ("Rationale", "Ett."));
        var conflict = await (await second.PostFormAsync(address, Editing.Merge(before, ("Rationale", "Mitt.")))).PageAsync();
        await first.SubmitEditorAsync(address, ("Rationale", "Två."));

        var again = await second.PostFormAsync(address, Editing.Merge(conflict.Fields("#utkast"), ("Choice.Rationale", "theirs")));

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var page = await again.PageAsync();
        Assert.Equal("Mitt.", page.Text("#Rationale"));
        Assert.Contains("Två", page.Text(".app-conflict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_ClosedMeanwhile_KeepsTheText()
    {
        var browser = await CuratorAsync();
        await browser.PressAsync("/krav/OPK-001", "/kuratering/krav/OPK-001/utkast");
        const string Address = "/kuratering/utkast/OPK-001/redigera";
        var fields = (await browser.PageAsync(Address)).Fields("#utkast");
        var drafts = web.Services.GetRequiredService<DraftStore>();
        var draft = (await drafts.FindAsync("OPK-001"))!;
        await drafts.DoAsync("OPK-001", draft.Revision, new Kravbibliotek.Curation.Discard(new("prov")), "Prov.");

        var response = await browser.PostFormAsync(Address, Editing.Merge(fields, ("Guidance", "Inte bort.")));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Inte bort.", (await response.PageAsync()).Text("#Guidance"));
    }

    [Fact]
    public async Task Keep_WithoutTokenOrTooLarge_IsRefused()
    {
        var browser = await CuratorAsync();
        var address = await Editing.NewAsync(browser);
        var fields = (await browser.PageAsync(address)).Fields("#utkast");
        var keep = $"/kuratering/utkast/{KeyOf(address)}/osparat";

        var large = await browser.PostFormAsync(keep, Editing.Merge(fields, ("Guidance", new('x', 1_100_000))));
        fields.Remove("__RequestVerificationToken");
        fields.Remove("Guidance");
        var forged = await browser.PostFormAsync(keep, fields);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest), (large.StatusCode, forged.StatusCode));
    }

    private static string KeyOf(string address) => address.Split('/')[3];

    private static async Task<HttpResponseMessage> KeepAsync(HttpClient browser, string address, params (string Name, string Value)[] typed)
    {
        var fields = Editing.Merge((await browser.PageAsync(address)).Fields("#utkast"), typed);
        return await browser.PostFormAsync($"/kuratering/utkast/{KeyOf(address)}/osparat", fields);
    }

    private async Task<HttpClient> CuratorAsync() => await (await web.PersonAsync(Role.Curator)).SignedInAsync();
}
