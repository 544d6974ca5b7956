using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Kravbibliotek.TestSupport;
using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>Every page in light and dark, wide and narrow: no fault found by axe, nothing in the console, nothing outside the screen.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    /// <summary>A folder to which pictures of all pages are written when it is set, for people to look at.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("KRAV_BILDER");

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static TheoryData<string, bool, int> Addresses()
    {
        string[] addresses =
        [
            "/", "/krav", "/krav?q=tillg%C3%A4nglighet&omrade=tillganglighet", "/krav?q=finnsinte", "/krav?upphavda=ja&sida=2",
            "/krav?q=kryptrng&profil=molntjanst&historik=ja", "/krav?q=teckenspr%C3%A5k&omrade=leverans", "/en/krav?q=gdpr&lag=eu-2016-679", "/krav/TIL-001",
            "/krav/LEV-003", "/krav/LEV-003/v/1", "/krav/LEV-003/jamfor?fran=1&till=2", "/krav/TIL-001/jamfor",
            "/krav/LEV-003/jamfor?fran=1&till=2&visa=bredvid", "/en", "/en/krav/TIL-001", "/en/krav/LEV-003/v/1",
            "/en/krav/LEV-003/jamfor?fran=1&till=2&visa=bredvid", "/profiler",
            "/profiler/molntjanst", "/profiler/molntjanst/kravbilaga", "/profiler/molntjanst/kravbilaga?kortform=ja", "/standarder",
            "/standarder/EN-301-549", "/lagar", "/lagar/2016-1145", "/begrepp", "/utgavor", "/utgavor/2026.1", "/utgavor/jamfor", "/om", "/om/kravgranskaren",
            "/standarder?q=301549&utgivare=IETF", "/begrepp/api", "/fragor", "/fragor/leverans", "/fragor/prova",
            "/fragor/prova?leverans=molntj%C3%A4nst&visa=oklart", "/nytt", "/profiler/jamfor?fran=molntjanst&till=webbplats", "/rapportera?sida=/krav/TIL-001",
            "/utgavor/2026.2?omrade=sakerhet", "/utgavor/jamfor?fran=2026.1&till=2026.2&visa=sakliga",
            "/utgavor/jamfor?fran=2026.1&till=2026.2&visa=profiler", "/en/standarder", "/en/standarder/EN-301-549", "/en/lagar/2016-1145", "/en/begrepp",
            "/en/profiler/molntjanst", "/en/fragor/prova", "/en/nytt", "/en/utgavor/jamfor",
            "/en/utgavor/jamfor?fran=2026.1&till=2026.2&visa=sakliga", "/en/om", "/en/tillganglighet", "/en/rapportera",
            "/lista", "/lista?k=TIL-1.1,ARK-3,LEV-3.1,ABC-999", "/en/lista?k=TIL-1.1,ARK-3,LEV-3.1,ABC-999", "/lista/kravbilaga?k=TIL-1,LEV-3",
            "/tillganglighet", "/api", "/en/api", "/floden", "/en/floden",
            "/krav/TIL-999", "/fel/400", "/fel/405", "/fel/413", "/fel/429", "/fel/500", "/fel/503", "/logga-in", "/inbjudan",
        ];
        var data = new TheoryData<string, bool, int>();
        foreach (var address in addresses)
            foreach (var dark in new[] { false, true })
                foreach (var width in new[] { 1280, 320 })
                    data.Add(address, dark, width);
        return data;
    }

    [ChromiumTheory]
    [MemberData(nameof(Addresses))]
    public async Task Page_AnyColoursAndWidth_HasNoFault(string address, bool dark, int width)
    {
        await using var visit = await browser.VisitAsync(dark, width);
        var page = visit.Page;
        var said = Listen(page);

        await page.GotoAsync(address);

        await AssertNoFaultAsync(page);
        await PictureAsync(page, $"{address}-{(dark ? "mork" : "ljus")}-{width}");
        // The browser itself notes that an error page has an error status.
        said.RemoveAll(s => s.Contains("the server responded with a status of", StringComparison.Ordinal));
        Assert.Empty(said);
    }

    [ChromiumTheory]
    [InlineData(false, 1280)]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    [InlineData(true, 320)]
    public async Task FormWithFaults_AnyColoursAndWidth_HasNoFaultAndFocusesTheSummary(bool dark, int width)
    {
        await using var visit = await browser.VisitAsync(dark, width);
        var page = visit.Page;
        await page.GotoAsync("/profiler/molntjanst/kravbilaga");
        await page.Locator("#Title").FillAsync("");
        await page.Locator("[name='Items[LEV-003].Values[svarstid]']").FillAsync("snabbt");

        await page.Locator("main button[type=submit]").First.ClickAsync();

        await page.WaitForSelectorAsync("#felsammanfattning:focus");
        Assert.StartsWith("Fel: ", await page.TitleAsync(), StringComparison.Ordinal);
        await AssertNoFaultAsync(page);
        await PictureAsync(page, $"formularfel-{(dark ? "mork" : "ljus")}-{width}");
    }

    internal static async Task AssertNoFaultAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        Assert.True(result.Violations.Length == 0, string.Join(
            '\n', result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}"))));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} can be scrolled {overflow} pixels sideways.");
    }

    private static List<string> Listen(IPage page)
    {
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        page.RequestFailed += (_, request) => said.Add($"{request.Url} failed");
        return said;
    }

    internal static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is null)
            return;
        var file = string.Concat(name.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_')) + ".png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, file), FullPage = true });
    }
}
