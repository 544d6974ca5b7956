using System.Net;
using System.Text;
using Kravbibliotek.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.Formats.Oscal;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Imports;

/// <summary>A curator sends in an OSCAL catalog, sees what becomes of each control, and only then there are drafts.</summary>
public sealed class OscalTests(AccountWebFixture web) : IClassFixture<AccountWebFixture>
{
    private const string Address = "/kuratering/inlasning";
    private const string Look = Address + "/granska";

    [Fact]
    public async Task Import_CatalogOfSomebodyElse_BecomesDraftsWithAReportOfEveryControl()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        var withoutArea = await SendAsync(curator, OscalFiles.Read("katalog.json"), "katalog.json", "");
        var sent = await SendAsync(curator, OscalFiles.Read("katalog.json"), "katalog.json", "dataskydd");
        var page = await curator.PageAsync(Look);
        var stored = await curator.SubmitAsync(Look);

        Assert.Equal(HttpStatusCode.BadRequest, withoutArea.StatusCode);
        Assert.Equal("#Area", (await withoutArea.PageAsync()).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        Assert.Equal($"302 {Look}", sent.Summary());
        Assert.Contains("Katalogen har 5 kontroller: 2 motsvarar krav och 3 hoppas över.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(
            ["s1.1.1", "s1.1.1.1", "s1.1.2", "s2.1", "s2.1.1"], page.QuerySelectorAll("tbody th").Select(h => h.TextContent));
        Assert.Contains("Den har gått upp i s1.1.1.", page.Text("tbody tr:nth-child(3)"), StringComparison.Ordinal);
        Assert.Equal($"302 {Address}/klart", stored.Summary());
        var keys = page.QuerySelectorAll("section.app-pick h3").Select(h => h.TextContent[..7]).ToList();
        Assert.All(keys, key => Assert.StartsWith("DAT-", key, StringComparison.Ordinal));
        Assert.Equal("1.1.1 Roller och ansvar", (await web.Services.GetRequiredService<DraftStore>().FindAsync(keys[0]))!.Content!.Title);
    }

    [Theory]
    [InlineData("nist-basic-catalog.json", "oppen-kallkod")]
    [InlineData("NIST_CSF_v2.0_catalog.xml", "sakerhet")]
    public async Task Import_CatalogOfNist_HasEveryControlInTheReportOnceAndEveryDraftIsStored(string name, string area)
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        var sent = await SendAsync(curator, OscalFiles.Read(name), name, area);
        var rows = (await curator.PageAsync(Look)).QuerySelectorAll("#kontroller ~ details tbody tr")
            .Select(r => (Id: r.QuerySelector("th")!.TextContent, Outcome: r.QuerySelectorAll("td")[1].TextContent.Trim())).ToList();
        var stored = await curator.SubmitAsync(Look);

        Assert.Equal($"302 {Look}", sent.Summary());
        Assert.Equal(OscalFiles.ControlIds(name), rows.Select(r => r.Id));
        Assert.Distinct(rows.Select(r => r.Id));
        Assert.All(rows, r => Assert.True(IsKey(r.Outcome) != r.Outcome.StartsWith("Hoppas över: ", StringComparison.Ordinal), $"{r.Id}: {r.Outcome}"));
        Assert.Equal($"302 {Address}/klart", stored.Summary());
        var keys = rows.Where(r => IsKey(r.Outcome)).Select(r => r.Outcome).ToList();
        Assert.NotEmpty(keys);
        Assert.Distinct(keys);
        var drafts = web.Services.GetRequiredService<DraftStore>();
        foreach (var key in keys)
            Assert.NotEmpty((await drafts.FindAsync(key))!.Content!.Text);

        static bool IsKey(string outcome) => outcome.Length == 7 && outcome[3] == '-' && outcome[4..].All(char.IsAsciiDigit);
    }

    [Fact]
    public async Task Import_OurOwnCatalog_IsUnchangedAndNeedsNoArea()
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        var sent = await SendAsync(curator, OscalFiles.Catalog(await RealLibrary.ReadAsync()), "katalog.json", "");

        Assert.Equal($"302 {Look}", sent.Summary());
        Assert.Contains("är oförändrade", (await curator.PageAsync(Look)).Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"profile\":{}}", "katalog.json", "Filen är ingen OSCAL-katalog")]
    [InlineData("{", "katalog.json", "Filen går inte att tolka")]
    [InlineData("<catalog", "katalog.xml", "Filen går inte att tolka")]
    public async Task Import_WhatIsNoCatalog_SaysWhy(string content, string name, string message)
    {
        var curator = await (await web.PersonAsync(Role.Curator)).SignedInAsync();

        var response = await SendAsync(curator, Encoding.UTF8.GetBytes(content), name, "sakerhet");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, (await response.PageAsync()).Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient curator, byte[] content, string name, string area)
    {
        var token = (await curator.PageAsync(Address)).Fields()["__RequestVerificationToken"];
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(area), "Area" },
            { new ByteArrayContent(content), "File", name },
        };
        return await curator.PostAsync(Address, form);
    }
}
