using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Kravbibliotek.Tests.Web.Drafts;

/// <summary>A requirement is written in the browser, all of it, and without JavaScript.</summary>
[Collection(AccountWebCollection.Name)]
public sealed class EditorTests(AccountWebFixture web)
{
    [Fact]
    public async Task New_AreaAndTitle_GivesAKeyAndTheEditor()
    {
        var browser = await CuratorAsync();

        var response = await browser.SubmitAsync("/kuratering/krav/nytt", ("Area", "sakerhet"), ("Title", "Loggning av åtkomst"));

        Assert.Matches("^302 /kuratering/utkast/SAK-[0-9]{3}/redigera$", response.Summary());
        var page = await browser.PageAsync(response.Headers.Location!.OriginalString);
        Assert.Equal("Redigera Loggning av åtkomst", page.Text("h1"));
        Assert.Equal("6 saker att rätta före granskning", page.Text("#att-ratta"));
    }

    [Fact]
    public async Task New_NothingFilledIn_SaysWhatIsMissingAndKeepsTheRest()
    {
        var browser = await CuratorAsync();

        var response = await browser.SubmitAsync("/kuratering/krav/nytt", ("Area", ""), ("Title", "Bara titel"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal("Välj det område som kravet hör till.", page.Text("#Area-fel"));
        Assert.Equal("Bara titel", page.QuerySelector("#Title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Edit_EveryField_IsStoredAndShownAgain()
    {
        var browser = await CuratorAsync();
        var address = await NewAsync(browser);
        await browser.DoAsync(address, "add:Parameters");

        var fields = (await browser.PageAsync(address)).Fields("#utkast");
        fields = Merge(fields,
            ("Title", "Ny titel"), ("Level", "avancerad"), ("Effort", "3"), ("Goals[1]", "M8"), ("Kinds[0]", "ska-krav"), ("Kinds[1]", "kontraktsvillkor"),
            ("DefaultKind", "kontraktsvillkor"), ("Text", "Leverantören {{ska}} logga åtkomst i {{lagringstid}}."),
            ("TextAsContractTerm", "Leverantören {{ska}} under avtalstiden logga åtkomst i {{lagringstid}}."), ("ProofTimes[0]", "anbud"), ("Proof", "En beskrivning."),
            ("FollowUp", "En gång om året."), ("Rationale", "Annars vet ingen."), ("Guidance", "Fråga arkivarien."), ("CostNote", "Lagring kostar."),
            ("Conditions[0].Fact", "leverans"), ("Conditions[0].Any[0]", "molntjänst"), ("Conditions[1].Fact", "konfidentialitet"), ("Conditions[1].AtLeast", "2"),
            ("Parameters[0].Name", "lagringstid"), ("Parameters[0].Type", "tal"), ("Parameters[0].Unit", "månader"), ("Parameters[0].Min", "0,5"),
            ("Parameters[0].Max", "24"), ("Parameters[0].Default", "12"), ("Parameters[0].Explanation", "Hur länge."),
            ("Standards[0].Standard", "EN-301-549"), ("Standards[0].Edition", "V3.2.1"), ("Standards[0].Clauses", "9.1.4.3; 9.1.4.4"), ("Standards[0].Reason", "Lagen pekar på den."),
            ("Laws[0].Law", "2018-1937"), ("Laws[0].Place", "12 §"), ("Laws[0].Binding", "true"));
        var response = await browser.PostFormAsync(address, fields);

        Assert.Equal($"302 {address.Replace("/redigera", "", StringComparison.Ordinal)}", response.Summary());
        var content = (await DraftAsync(address)).Content!;
        Assert.Equal("Ny titel|Advanced|3|M15,M8|Mandatory,ContractTerm|ContractTerm|Lagring kostar.", string.Join('|',
            content.Title, content.Level, content.VendorEffort, string.Join(',', content.Goals), string.Join(',', content.AllowedKinds), content.DefaultKind, content.CostNote));
        Assert.Equal("lagringstid 0.5 24 12 månader", string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{content.Parameters[0].Name} {content.Parameters[0].Min} {content.Parameters[0].Max} {content.Parameters[0].Default} {content.Parameters[0].Unit}"));
        Assert.Equal(["9.1.4.3", "9.1.4.4"], content.Standards[0].Clauses);
        Assert.True(content.Laws[0].Binding);
        Assert.Equal(("molntjänst", 2), (content.Applicability.Conditions[0].AnyOf.Single(), content.Applicability.Conditions[1].AtLeast));
        var again = await browser.PageAsync(address);
        Assert.Equal("0,5", again.QuerySelector("[name='Parameters[0].Min']")!.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector("[name='Conditions[0].Any[0]'][value='molntjänst'][checked]"));
        Assert.Equal("Leverantören {{ska}} logga åtkomst i {{lagringstid}}.", again.Text("#Text"));
    }

    [Fact]
    public async Task Edit_TextThatCouldBeBetter_IsRemarkedOnBesideTheFieldAndCanBeSaved()
    {
        var browser = await CuratorAsync();
        var address = await NewAsync(browser);

        var response = await browser.SubmitEditorAsync(address, ("Text", "Lösningen {{ska}} vara användarvänlig."));
        var page = await browser.PageAsync(address);

        Assert.Equal($"302 {address.Replace("/redigera", "", StringComparison.Ordinal)}", response.Summary());
        Assert.Equal("Kravgranskaren har en anmärkning", page.Text("#anmarkningar"));
        var remark = page.QuerySelector("[aria-labelledby=anmarkningar] li")!;
        Assert.Equal(["#Text", "/om/kravgranskaren#S107"], remark.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("”användarvänlig” kan läsas på olika sätt.", page.QuerySelector("#Text")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_SavedWithoutTouchingAnything_ChangesNothing()
    {
        var browser = await CuratorAsync();
        Assert.Equal("302 /kuratering/utkast/LEV-003/redigera", (await browser.PressAsync("/krav/LEV-003", "/kuratering/krav/LEV-003/utkast")).Summary());
        var before = await DraftAsync("/kuratering/utkast/LEV-003/redigera");

        await browser.SubmitAsync("/kuratering/utkast/LEV-003/redigera");

        var after = await DraftAsync("/kuratering/utkast/LEV-003/redigera");
        Assert.Equal((before.Revision, before.Authors.Count), (after.Revision, after.Authors.Count));
    }

    [Fact]
    public async Task Edit_NumberThatIsNone_Is400WithTheMessageAtTheFieldAndAllTypedKept()
    {
        var browser = await CuratorAsync();
        var address = await NewAsync(browser);
        var added = await (await browser.DoAsync(address, "add:Parameters")).PageAsync();

        var response = await browser.PostFormAsync(address,
            Merge(added.Fields("#utkast"), ("Parameters[0].Name", "tid"), ("Parameters[0].Min", "fyra"), ("Guidance", "Kvar.")));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Equal("”fyra” är inget tal. Skriv med siffror, till exempel 4 eller 0,5.", page.Text("#Parameters_0__Min-fel"));
        Assert.Equal("fyra", page.QuerySelector("#Parameters_0__Min")!.GetAttribute("value"));
        Assert.Equal("Kvar.", page.Text("#Guidance"));
        Assert.StartsWith("Fel: ", page.Title, StringComparison.Ordinal);
        // And it is there also for who leaves the page.
        Assert.StartsWith("Du har osparad text från", (await browser.PageAsync(address)).Text("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_Findings_StandBesideTheirFieldsAndInTheSummary()
    {
        var browser = await CuratorAsync();
        var address = await NewAsync(browser);

        await browser.SubmitEditorAsync(address, ("Text", "Leverantören lovar något."), ("Guidance", "Läs [här](https://exempel.se)."));

        var page = await browser.PageAsync(address);
        Assert.Contains("{{ska}} saknas", page.Text("#Text-anmarkning"), StringComparison.Ordinal);
        Assert.Contains("Text-anmarkning", page.QuerySelector("#Text")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Contains("vart den leder", page.Text("#Guidance-anmarkning"), StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll("main section.ds-alert a"))
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
    }

    [Fact]
    public async Task Buttons_RowsAndClauses_ComeBackWithEverythingTyped()
    {
        var browser = await CuratorAsync();
        var address = await NewAsync(browser);

        var page = await (await browser.DoAsync(address, "add:Parameters", ("Title", "Ändrad titel"), ("Guidance", "Osparat."))).PageAsync();
        Assert.Equal(("Ändrad titel", "Osparat."), (page.QuerySelector("#Title")!.GetAttribute("value"), page.Text("#Guidance")));
        Assert.NotNull(page.QuerySelector("#Parameters_0__Name"));

        page = await browser.NextAsync(address, page, "add:Standards", ("AddStandard", "EN-301-549"), ("Parameters[0].Min", "inget tal"));
        Assert.Equal("V3.2.1", page.QuerySelector("#Standards_0__Edition option[selected]")!.GetAttribute("value"));
        page = await browser.NextAsync(address, page, "clauses:Standards:0", ("Standards[0].Search", "9.1.4"));
        var picks = page.QuerySelectorAll("[name^='Standards[0].Pick']");
        Assert.Contains("9.1.4.3", picks.Select(p => p.GetAttribute("value")));
        page = await browser.NextAsync(address, page, "pick:Standards:0", ("Standards[0].Pick[0]", "9.1.4.3"));
        Assert.Equal("9.1.4.3", page.QuerySelector("#Standards_0__Clauses")!.GetAttribute("value"));

        page = await browser.NextAsync(address, page, "add:Laws", ("AddLaw", "2018-1937/12 §"));
        Assert.Equal("12 §", page.QuerySelector("[name='Laws[0].Place']")!.GetAttribute("value"));
        page = await browser.NextAsync(address, page, "remove:Standards:0");
        Assert.Null(page.QuerySelector("#Standards_0__Edition"));
        Assert.Equal(("inget tal", "Osparat."), (page.QuerySelector("#Parameters_0__Min")!.GetAttribute("value"), page.Text("#Guidance")));
    }

    [Fact]
    public async Task Preview_Text_IsThePublicPagesOwnAndHarmless()
    {
        var browser = await CuratorAsync();
        var address = await NewAsync(browser);
        const string Attack = "Leverantören {{ska}} **nu** <script>alert(1)</script> [x](javascript:alert(1)).";

        var page = await (await browser.DoAsync(address, "preview:Text", ("Text", Attack))).PageAsync();
        Assert.Equal("Leverantören ska nu <script>alert(1)</script> x.", page.Text("#Text-visning"));
        Assert.Empty(page.QuerySelectorAll("#Text-visning script, #Text-visning a"));

        var fields = Merge(page.Fields("#utkast"), ("Do", "preview:Text"));
        var part = await browser.PostFormAsync("/kuratering/forhandsgranska", fields);
        var html = await part.Content.ReadAsStringAsync();
        Assert.StartsWith("<p>Leverantören ska <strong>nu</strong>", html.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await browser.PostFormAsync("/kuratering/forhandsgranska", Merge(fields, ("Do", "preview:Title")))).StatusCode);
    }

    [Fact]
    public async Task Edit_MarkupInEveryField_IsText()
    {
        var browser = await CuratorAsync();
        var address = await NewAsync(browser);
        var page = await (await browser.DoAsync(address, "add:Parameters")).PageAsync();
        page = await browser.NextAsync(address, page, "add:Standards", ("AddStandard", "EN-301-549"));
        const string Attack = "\"'></textarea><script>alert(1)</script>";
        var fields = page.Fields("#utkast");
        foreach (var name in fields.Keys.Where(IsTyped).ToList())
            fields[name] = Attack;

        var response = await browser.PostFormAsync(address, fields);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        foreach (var html in new[] { await response.PageAsync(), await browser.PageAsync(address), await browser.PageAsync(address + "?osparat=ja") })
            Assert.Empty(html.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Edit_UnknownOrClosedDraft_IsNotFoundOrShown()
    {
        var browser = await CuratorAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/kuratering/utkast/TIL-998/redigera")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PressAsync("/kuratering/krav/nytt", "/kuratering/krav/TIL-998/utkast")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/kuratering/utkast/TIL-998/jamfor")).StatusCode);
    }

    [Fact]
    public async Task Compare_DraftOfPublished_ShowsWhatItChanges()
    {
        var browser = await CuratorAsync();
        await browser.PressAsync("/krav/TIL-001", "/kuratering/krav/TIL-001/utkast");
        await browser.SubmitEditorAsync("/kuratering/utkast/TIL-001/redigera", ("Guidance", "Ett helt annat råd."));

        var page = await browser.PageAsync("/kuratering/utkast/TIL-001/jamfor");

        Assert.StartsWith("Vägledning skiljer sig:", page.Text(".diff-sum"), StringComparison.Ordinal);
        Assert.Equal("/kuratering/utkast/TIL-001", (await browser.PageAsync("/krav/TIL-001")).QuerySelector(".app-actions a.ds-button")!.GetAttribute("href"));
        Assert.Null((await web.Browser().PageAsync("/krav/TIL-001")).QuerySelector("main a[href^='/kuratering']"));
    }

    [Fact]
    public async Task List_Filters_ShowOneselfAndOthers()
    {
        var browser = await CuratorAsync();
        var key = (await NewAsync(browser)).Split('/')[3];

        var mine = await browser.PageAsync("/kuratering/utkast?mina=ja");
        var others = await (await CuratorAsync()).PageAsync("/kuratering/utkast?mina=ja");

        Assert.Contains(key, mine.Text("table"), StringComparison.Ordinal);
        Assert.Equal("Inget utkast är öppet med det som är valt.", others.Text("main p.prose:last-of-type"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/kuratering/utkast?lage=dumheter&omrade=x&sida=-3")).StatusCode);
    }

    private static bool IsTyped(string name) => name is not ("Revision" or "Began" or "FromRevision" or "FromBegan" or "Page")
        && !name.StartsWith("__", StringComparison.Ordinal) && !name.EndsWith(".Standard", StringComparison.Ordinal);

    private static Dictionary<string, string> Merge(Dictionary<string, string> fields, params (string Name, string Value)[] typed) =>
        Editing.Merge(fields, typed);

    private static Task<string> NewAsync(HttpClient browser) => Editing.NewAsync(browser);

    private async Task<HttpClient> CuratorAsync() => await (await web.PersonAsync(Role.Curator)).SignedInAsync();

    private async Task<Draft> DraftAsync(string address) =>
        (await web.Services.GetRequiredService<DraftStore>().FindAsync(address.Split('/')[3]))!;
}
