using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Kravbibliotek.Tests.Web;

/// <summary>Pages as they are parsed.</summary>
internal static class Pages
{
    /// <summary>Every address that shows a page, at least one for each route.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "/", "/krav", "/krav?q=tillg%C3%A4nglighet", "/krav?omrade=leverans&typ=ska-krav", "/krav?q=kryptrng&historik=ja",
        "/krav?q=finnsinte&standard=WCAG", "/krav/TIL-001", "/krav/LEV-003",
        "/krav/LEV-003/v/1", "/krav/LEV-003/jamfor?fran=1&till=2", "/krav/LEV-003/jamfor?fran=1&till=2&visa=bredvid", "/krav/TIL-001/jamfor", "/profiler", "/profiler/molntjanst",
        "/profiler/molntjanst/kravbilaga",
        "/profiler/molntjanst/kravbilaga?kortform=ja", "/standarder", "/standarder/EN-301-549", "/lagar", "/lagar/2016-1145", "/begrepp", "/utgavor", "/utgavor/2026.1",
        "/lista", "/lista?k=TIL-1,LEV-3.1,ABC-999", "/lista/kravbilaga?k=TIL-1,LEV-3",
        "/remisser",
        "/krav/TIL-001/synpunkt",
        "/utgavor/jamfor", "/om", "/om/kravgranskaren", "/tillganglighet", "/logga-in",
        "/personuppgifter",
        "/api",
        "/begrepp/api", "/begrepp?q=krypt", "/standarder?q=301549&utgivare=IETF", "/fragor", "/fragor/leverans", "/fragor/prova",
        "/fragor/prova?leverans=molntj%C3%A4nst&visa=oklart", "/nytt", "/nytt?vecka=2020-W10", "/profiler/jamfor", "/rapportera?sida=/krav/TIL-001",
        "/utgavor/2026.1?omrade=sakerhet", "/utgavor/jamfor?fran=2026.1&till=2026.2&visa=sakliga",
        "/personuppgifter", "/floden",
    ];

    /// <summary>Those that exist in English too, all of whose texts are translated or marked as Swedish.</summary>
    public static IReadOnlyList<string> InEnglish { get; } =
    [
        "/utgavor",
        "/krav?q=kryptering&omrade=sakerhet", "/krav?q=tillganglighetsredogorelse", "/krav?q=teckenspr%C3%A5k&omrade=leverans",
        "/", "/krav/TIL-001", "/krav/LEV-003", "/krav/LEV-003/v/1", "/krav/LEV-003/jamfor?fran=1&till=2",
        "/krav/LEV-003/jamfor?fran=1&till=2&visa=bredvid", "/krav/TIL-001/jamfor",
        "/api",
        "/standarder", "/standarder/EN-301-549", "/standarder/ISO-IEC-27002", "/lagar", "/lagar/2016-1145", "/begrepp", "/profiler", "/profiler/molntjanst",
        "/profiler/molntjanst/kravbilaga", "/profiler/molntjanst/kravbilaga?kortform=ja", "/utgavor/2026.1", "/utgavor/jamfor", "/om", "/tillganglighet",
        "/personuppgifter",
        "/begrepp/api", "/begrepp?q=krypt", "/standarder?q=301549&utgivare=IETF", "/fragor", "/fragor/leverans", "/fragor/prova",
        "/fragor/prova?leverans=molntj%C3%A4nst&visa=oklart", "/nytt", "/nytt?vecka=2020-W10", "/profiler/jamfor", "/rapportera?sida=/krav/TIL-001",
        "/utgavor/2026.1?omrade=sakerhet", "/utgavor/jamfor?fran=2026.1&till=2026.2&visa=sakliga", "/utgavor/jamfor?fran=2026.1&till=2026.2&visa=profiler",
        "/utgavor", "/lista", "/lista?k=TIL-1,LEV-3.1,ABC-999",
        "/utgavor", "/floden",
    ];

    /// <summary>The English address of a page.</summary>
    public static string English(string address) => address == "/" ? "/en" : "/en" + address;

    /// <summary>The page of an answer.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>The page at an address.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode}");
        return await response.PageAsync();
    }

    /// <summary>
    /// The status of what a link leads to. A search becomes a list, whose address holds it: that is where one comes.
    /// </summary>
    private static async Task<HttpStatusCode> FollowAsync(this HttpClient client, string link)
    {
        var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        return response.Headers.Location?.OriginalString is { } list && list.Contains("/lista?k=", StringComparison.Ordinal)
            ? (await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, list))).StatusCode
            : response.StatusCode;
    }

    /// <summary>The links within the site, on the page at an address, that lead to no page, with what they answer.</summary>
    public static async Task<IReadOnlyList<string>> DeadLinksAsync(this HttpClient client, string address)
    {
        var page = await client.PageAsync(address);
        var dead = new List<string>();
        foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct())
        {
            if (await client.FollowAsync(link) is not HttpStatusCode.OK and var status)
                dead.Add($"{link}: {(int)status}");
        }

        return dead;
    }

    /// <summary>The text of what matches a selector, with white space as people see it.</summary>
    public static string Text(this IParentNode page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            ?? throw new Xunit.Sdk.XunitException($"Nothing matches {selector}."));

    /// <summary>The fields of a form as a browser would send them.</summary>
    public static Dictionary<string, string> Fields(this IHtmlDocument page, string form = "main form[method=post]")
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in page.QuerySelector(form)!.QuerySelectorAll("input, select, textarea"))
        {
            var (name, value) = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => ("", ""),
                IHtmlInputElement input => (input.Name ?? "", input.Value),
                IHtmlSelectElement select => (select.Name ?? "", select.Value ?? ""),
                IHtmlTextAreaElement area => (area.Name ?? "", area.Value),
                _ => ("", ""),
            };
            if (name.Length > 0)
                fields[name] = value;
        }
        return fields;
    }
}
