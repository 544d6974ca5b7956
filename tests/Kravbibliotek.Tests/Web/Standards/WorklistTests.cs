using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Standards;

/// <summary>An edition is replaced, and every reference to it gets a decision. An application of its own.</summary>
public sealed class WorklistTests(AccountWebFixture web) : IClassFixture<AccountWebFixture>
{
    private const string Address = "/kuratering/standarder/ISO-IEC-27002/2022";
    private const string List = Address + "/arbetslista";

    [Fact]
    public async Task Worklist_FromReplacementToTheLastDecision_ChangesNothingWithoutOne()
    {
        var curator = await CuratorAsync();
        var before = await ReplaceAsync(curator);
        var rows = await RowsAsync(curator);
        var key = await KeyAsync();
        Assert.NotEmpty(before);
        Assert.Contains(rows, r => r.Contains("/profil/", StringComparison.Ordinal));
        Assert.Null((await DraftAsync(key))?.Content);

        // Migrate one: the only old clause that the new edition has is proposed, and the others have to be chosen.
        var row = $"{List}/krav/{key}";
        var page = await curator.PageAsync(row);
        var old = (await ReferenceAsync(key))!.Clauses;
        Assert.Equal(old.Select(c => c == old[0] ? c : ""), Enumerable.Range(0, old.Count).Select(i => page.Fields()[$"Clauses[{i}]"]));
        var decided = await curator.SubmitAsync(row, ("Choice", "flytta"), ("More", "99.1"));
        var draft = (await DraftAsync(key))!;

        Assert.Equal($"302 {List}", decided.Summary());
        var moved = Assert.Single(draft.Content!.Standards, s => s.Standard == "ISO-IEC-27002");
        Assert.Equal(("2027", $"{old[0]},99.1"), (moved.Edition, string.Join(',', moved.Clauses)));
        Assert.Single(draft.Authors);

        // Somebody gives the draft up: it is asked again.
        var drafts = web.Services.GetRequiredService<DraftStore>();
        await drafts.DoAsync(key, draft.Revision, new Kravbibliotek.Curation.Discard(new("bo")), "Nej.");
        Assert.Contains("besluta igen", await TextOfRowAsync(curator, key), StringComparison.Ordinal);

        // The rest is kept or not concerned; then nothing is left.
        foreach (var address in rows)
        {
            var choice = address.Contains("/profil/", StringComparison.Ordinal) ? "berors-inte" : "behall";
            Assert.Equal($"302 {List}", (await curator.SubmitAsync(address, ("Choice", choice), ("Reason", "Föreskriften pekar ut den."))).Summary());
        }

        Assert.Contains("Allt är beslutat.", (await curator.PageAsync(List)).Text("main"), StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(curator));
    }

    [Fact]
    public async Task Row_DecidedByAnotherOrChangedMeanwhile_IsAskedAgain()
    {
        var (first, second) = (await CuratorAsync(), await CuratorAsync());
        await ReplaceAsync(first);
        var row = (await RowsAsync(first)).Last(r => r.Contains("/krav/", StringComparison.Ordinal));
        var open = (await second.PageAsync(row)).Fields();
        open["Choice"] = "behall";
        open["Reason"] = "Mitt skäl.";
        var drafts = web.Services.GetRequiredService<DraftStore>();
        await drafts.StartAsync(row[^7..], new("bo"));

        var response = await second.PostAsync(row, new FormUrlEncodedContent(open));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Mitt skäl.", (await response.PageAsync()).Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "#Choice")]
    [InlineData("behall", "", "", "#Reason")]
    [InlineData("flytta", "", "12.99", "#More")]
    public async Task Row_WrongDecision_SaysWhere(string choice, string reason, string more, string field)
    {
        var curator = await CuratorAsync();
        await ReplaceAsync(curator);
        var row = (await RowsAsync(curator)).Last(r => r.Contains("/krav/", StringComparison.Ordinal));

        var response = await curator.SubmitAsync(row, ("Choice", choice), ("Reason", reason), ("More", more));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (await response.PageAsync()).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("By", "")]
    [InlineData("By", "ISO-IEC-27002/2022")]
    [InlineData("From", "2099-01-01")]
    [InlineData("Reason", "")]
    public async Task Replace_WrongValue_SaysWhere(string field, string value)
    {
        var curator = await CuratorAsync();
        await AddEditionAsync();

        var response = await curator.SubmitAsync(
            Address + "/ersatt", ("By", "ISO-IEC-27002/2027"), ("From", "2026-11-01"), ("Reason", "Skäl."), (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal($"#{field}", (await response.PageAsync()).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Worklist_UnknownEdition_IsNotFound()
    {
        var curator = await CuratorAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await curator.GetAsync("/kuratering/standarder/EN-301-549/V9/arbetslista")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await curator.GetAsync("/kuratering/standarder/EN-301-549/V9/ersatt")).StatusCode);
    }

    /// <summary>Gives the new edition clauses and marks the old one as replaced; the rows of the list.</summary>
    private async Task<IReadOnlyList<string>> ReplaceAsync(HttpClient curator)
    {
        await AddEditionAsync();
        var response = await curator.SubmitAsync(
            Address + "/ersatt", ("By", "ISO-IEC-27002/2027"), ("From", "2026-11-01"), ("Reason", "Ny utgåva."));
        Assert.Equal($"302 {List}", response.Summary());
        return await RowsAsync(curator);
    }

    /// <summary>An edition with one of the old clauses, one new and one without a requirement in it.</summary>
    private async Task AddEditionAsync()
    {
        var store = web.Services.GetRequiredService<StandardStore>();
        var standard = (await store.FindAsync("ISO-IEC-27002"))!;
        if (standard.Editions.Any(e => e.Name == "2027"))
            return;
        var clause = (await ReferenceAsync(await KeyAsync()))!.Clauses[0];
        var edition = new Edition
        {
            Name = "2027",
            Status = EditionStatus.Upcoming,
            Clauses = [new(clause, false), new("99.1", false), new("12.99", true)],
        };
        var outcome = await store.SaveAsync(standard with { Editions = [edition, .. standard.Editions] }, new("provet", "För att pröva."));
        Assert.NotNull(outcome.Saved);
    }

    /// <summary>A requirement that refers to clauses of the edition.</summary>
    private async Task<string> KeyAsync() => (await web.Services.GetRequiredService<RegisterStore>().RequirementsOnStandardAsync("ISO-IEC-27002")).First
        .First(v => v.Content.Standards.Any(s => s is { Standard: "ISO-IEC-27002", Edition: "2022", Clauses.Count: > 1 })).Key;

    private static async Task<IReadOnlyList<string>> RowsAsync(HttpClient curator) =>
        [.. (await curator.PageAsync(List)).QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!)];

    private static async Task<string> TextOfRowAsync(HttpClient curator, string key) =>
        (await curator.PageAsync(List)).QuerySelectorAll("tbody tr").Single(r => r.InnerHtml.Contains($"/krav/{key}\"", StringComparison.Ordinal)).TextContent;

    private async Task<Kravbibliotek.Requirements.StandardReference?> ReferenceAsync(string key) =>
        (await web.Services.GetRequiredService<Kravbibliotek.Storage.Requirements.RequirementStore>().CurrentAsync(key))!
        .Content.Standards.FirstOrDefault(s => s is { Standard: "ISO-IEC-27002", Edition: "2022" });

    private Task<Kravbibliotek.Curation.Draft?> DraftAsync(string key) => web.Services.GetRequiredService<DraftStore>().FindAsync(key);

    private async Task<HttpClient> CuratorAsync() => await (await web.PersonAsync(Role.Curator)).SignedInAsync();
}
