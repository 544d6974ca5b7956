using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Drafts;

/// <summary>What may change without a new version is changed in the browser, with a reason.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class FactsTests(AccountWebFixture web)
{
    [Fact]
    public async Task Send_TagsAndDay_AreStoredAndShown()
    {
        var browser = await CuratorAsync();

        var response = await browser.SubmitAsync(Address("GEM-001"), ("Tags", "prov, e-legitimation"), ("NextReview", "2027-05-01"), ("Why", "Prov."));

        Assert.Equal("302 /krav/GEM-001", response.Summary());
        var stored = await StoredAsync("GEM-001");
        Assert.Equal(["prov", "e-legitimation"], stored.Tags);
        Assert.Equal(new DateOnly(2027, 5, 1), stored.NextReview);
        Assert.Contains("prov, e-legitimation", (await browser.PageAsync("/krav/GEM-001")).Text(".app-side"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_RuleBroken_SaysWhereAndKeepsWhatWasTyped()
    {
        var browser = await CuratorAsync();

        var unknown = await browser.SubmitAsync(Address("INF-001"), ("Overlaps", "INF-999"), ("Why", "Prov."));
        var wrong = await browser.SubmitAsync(Address("INF-001"), ("Overlaps", "inte en nyckel"), ("NextReview", "i maj"), ("Why", ""));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unknown.StatusCode, wrong.StatusCode));
        var page = await unknown.PageAsync();
        Assert.StartsWith("INF-999 finns inte.", page.Text("#Overlaps-fel"), StringComparison.Ordinal);
        Assert.Equal("INF-999", page.QuerySelector("#Overlaps")!.GetAttribute("value"));
        page = await wrong.PageAsync();
        Assert.Equal(3, page.QuerySelectorAll("#felsammanfattning li").Length);
        Assert.Equal("i maj", page.QuerySelector("#NextReview")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Send_Waiver_IsStoredWithItsReasonAndAnUnknownRuleIsRefused()
    {
        var browser = await CuratorAsync();

        var unknown = await browser.SubmitAsync(Address("ARK-002"), ("Waivers", "S999: Prov."), ("Why", "Prov."));
        var bare = await browser.SubmitAsync(Address("ARK-002"), ("Waivers", "S107"), ("Why", "Prov."));
        var stored = await browser.SubmitAsync(
            Address("ARK-002"), ("Waivers", "s107: Ordet står i lagen: så heter det.\r\nS118: En definition."), ("Why", "Prov."));

        Assert.StartsWith("Ingen regel i kravgranskaren heter S999.", (await unknown.PageAsync()).Text("#Waivers-fel"), StringComparison.Ordinal);
        Assert.StartsWith("Raden ”S107” saknar kod eller skäl.", (await bare.PageAsync()).Text("#Waivers-fel"), StringComparison.Ordinal);
        Assert.Equal("302 /krav/ARK-002", stored.Summary());
        Assert.Equal([new("S107", "Ordet står i lagen: så heter det."), new("S118", "En definition.")], (await StoredAsync("ARK-002")).Waivers);
    }

    [Fact]
    public async Task Send_SomebodyWasFaster_ShowsBothAndKeepsWhatWasTyped()
    {
        var (first, second) = (await CuratorAsync(), await CuratorAsync());
        var fields = (await second.PageAsync(Address("ARK-001"))).Fields();
        await first.SubmitAsync(Address("ARK-001"), ("Tags", "första"), ("Why", "Prov."));

        var response = await second.PostFormAsync(Address("ARK-001"), Editing.Merge(fields, ("Tags", "andra"), ("Why", "Prov.")));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal(["Taggar", "första", "andra"], page.QuerySelectorAll("table tbody tr > *").Select(cell => cell.TextContent));
        Assert.Equal("andra", page.QuerySelector("#Tags")!.GetAttribute("value"));
        Assert.Equal("302 /krav/ARK-001", (await second.PostFormAsync(Address("ARK-001"), page.Fields())).Summary());
        Assert.Equal(["andra"], (await StoredAsync("ARK-001")).Tags);
    }

    [Fact]
    public async Task Facts_UnknownKey_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await CuratorAsync()).GetAsync(Address("TIL-998"))).StatusCode);

    private static string Address(string key) => $"/kuratering/krav/{key}/uppgifter";

    private async Task<Kravbibliotek.Requirements.Requirement> StoredAsync(string key) =>
        (await web.Services.GetRequiredService<RequirementStore>().FindAsync(key))!;

    private async Task<HttpClient> CuratorAsync() => await (await web.PersonAsync(Role.Curator)).SignedInAsync();
}
