using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Standards;

/// <summary>Curators write the register of standards. An application of its own: what is written is read by other tests.</summary>
public sealed class EditTests(AccountWebFixture web) : IClassFixture<AccountWebFixture>
{
    private const string Address = "/kuratering/standarder/WCAG";

    [Fact]
    public async Task Save_NothingTouched_IsTheSameStandard()
    {
        var curator = await CuratorAsync();
        foreach (var standard in await web.Services.GetRequiredService<RegisterStore>().StandardsAsync())
        {
            var response = await curator.SubmitAsync($"/kuratering/standarder/{standard.Id}");

            Assert.Equal($"302 /standarder/{standard.Id}", response.Summary());
            Assert.Equal(standard.Revision, (await StoredAsync(standard.Id)).Revision);
        }
    }

    [Fact]
    public async Task Save_EveryField_IsStoredAndShown()
    {
        var curator = await CuratorAsync();

        var response = await curator.SubmitAsync(
            Address, ("Title", "Riktlinjer"), ("Publisher", "W3C och andra"), ("Address", "https://www.w3.org/TR/"), ("TextLicence", "Fri."),
            ("LegalBasis", "Ingen."), ("Verified", "true"), ("OpennessNote", "Prövad."), ("OpennessDate", "2026-11-21"), ("Judgement", "öppen"),
            ("Criteria[0].Met", "nej"), ("Editions[0].Clauses", "1.1\n1.2 utgår"), ("Why", "Nya uppgifter."));
        var stored = await StoredAsync("WCAG");

        Assert.Equal("302 /standarder/WCAG", response.Summary());
        Assert.Equal(
            ("Riktlinjer", "W3C och andra", "https://www.w3.org/TR/", "Fri.", "Ingen.", true, "Prövad."),
            (stored.Title, stored.Publisher, stored.Address, stored.TextLicence, stored.LegalBasis, stored.Verified, stored.Openness.Note));
        Assert.False(stored.Openness.Criteria[0].Met);
        Assert.Equal([new Clause("1.1", false), new Clause("1.2", true)], stored.Editions[0].Clauses);
        Assert.Contains("Riktlinjer", (await web.Browser().PageAsync("/standarder/WCAG")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_ChangedByAnotherMeanwhile_ShowsBothAndKeepsWhatWasTyped()
    {
        var (first, second) = (await CuratorAsync(), await CuratorAsync());
        var address = "/kuratering/standarder/TLS";
        var open = (await second.PageAsync(address)).Fields();
        await first.SubmitAsync(address, ("Publisher", "Den första"));
        open["Publisher"] = "Den andra";

        var response = await second.PostAsync(address, new FormUrlEncodedContent(open));
        var page = await response.PageAsync();
        var again = await second.PostAsync(address, new FormUrlEncodedContent(page.Fields()));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Den andra", page.QuerySelector("#Publisher")!.GetAttribute("value"));
        Assert.Contains("första", page.Text(".diff-rows del"), StringComparison.Ordinal);
        Assert.Equal("302 /standarder/TLS", again.Summary());
        Assert.Equal("Den andra", (await StoredAsync("TLS")).Publisher);
    }

    [Theory]
    [InlineData("Title", "", "Title")]
    [InlineData("Address", "ftp://x", "Address")]
    [InlineData("OpennessDate", "i går", "OpennessDate")]
    [InlineData("Editions[0].Published", "våren", "Editions_0__Published")]
    [InlineData("Editions[0].Clauses", "1.1\n1.1", "Editions_0__Clauses")]
    [InlineData("Editions[0].Clauses", "ett avsnitt", "Editions_0__Clauses")]
    [InlineData("Editions[0].Name", "a~b", "Editions_0__Name")]
    public async Task Save_WrongValue_SaysBesideWhichField(string field, string value, string id)
    {
        var curator = await CuratorAsync();

        var response = await curator.SubmitAsync("/kuratering/standarder/CSV", (field, value));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal($"#{id}", page.QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        Assert.Equal("true", page.QuerySelector($"#{id}")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Save_EditionThatARequirementRefersTo_CannotBeTakenAway()
    {
        var curator = await CuratorAsync();

        var response = await curator.SubmitAsync("/kuratering/standarder/EN-301-549", ("Editions[1].Name", "V3.2.2"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("har ingen utgåva V3.2.1", (await response.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_WithAddedRows_KeepsWhatWasTypedAndIsSavedOnce()
    {
        var curator = await CuratorAsync();
        var typed = new[] { ("Id", "ISO-8601"), ("Designation", "ISO 8601"), ("Title", "Date and time"), ("Publisher", "ISO"), ("TextLicence", "Köps.") };
        var added = await (await curator.SubmitAsync(
            "/kuratering/standarder/ny", [.. typed, ("Editions[0].Name", "2019"), ("Add", "utgava")])).PageAsync();
        var fields = added.Fields();
        fields["Editions[0].Name"] = "2026";

        var saved = await curator.PostAsync("/kuratering/standarder/ny", new FormUrlEncodedContent(fields));
        var again = await curator.PostAsync("/kuratering/standarder/ny", new FormUrlEncodedContent(fields));

        Assert.Equal("2019", fields["Editions[1].Name"]);
        Assert.Equal("302 /standarder/ISO-8601", saved.Summary());
        Assert.Equal(["2026", "2019"], (await StoredAsync("ISO-8601")).Editions.Select(e => e.Name));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await curator.GetAsync("/kuratering/standarder/SAKNAS")).StatusCode);
    }

    private async Task<HttpClient> CuratorAsync() => await (await web.PersonAsync(Role.Curator)).SignedInAsync();

    private async Task<Standard> StoredAsync(string id) => (await web.Services.GetRequiredService<StandardStore>().FindAsync(id))!;
}
