using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>A page or a file as somebody got it.</summary>
internal sealed record Answer(string Address, HttpStatusCode Status, string MediaType, byte[] Content)
{
    public string Body { get; } = System.Text.Encoding.UTF8.GetString(Content);

    public bool IsPage => MediaType == "text/html";

    public IHtmlDocument Page => new HtmlParser().ParseDocument(Body);

    public static async Task<Answer> OfAsync(string address, HttpResponseMessage response) => new(
        address, response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsByteArrayAsync());
}

/// <summary>Finds every page that somebody can reach by links.</summary>
internal static class Crawler
{
    /// <summary>A filter or a page number shows the same template again: a few of each are enough.</summary>
    private const int QueriesOfAPath = 4;

    /// <summary>The same pages in English, and the same library for programs: one of each kind is enough.</summary>
    private static readonly string[] Elsewhere = ["/en/", "/api/", "/floden/"];

    private static readonly string[] Starts =
        ["/", "/konto", "/kuratering", "/administration/konton", "/forslag", "/remisser", "/kuratering/utkast", "/kuratering/publicera"];

    /// <summary>Follows every link within the site once; where somebody may not go counts too.</summary>
    public static async Task<IReadOnlyList<Answer>> CrawlAsync(this HttpClient browser, params string[] alsoFrom)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var queries = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new Queue<string>([.. Starts, .. alsoFrom]);
        while (waiting.TryDequeue(out var address))
        {
            if (answers.ContainsKey(address) || !IsWanted(address, queries))
                continue;
            using var response = await browser.GetAsync(address);
            var answer = await Answer.OfAsync(address, response);
            answers[address] = answer;
            foreach (var link in LinksOf(response, answer))
                waiting.Enqueue(link);
        }

        return [.. answers.Values];
    }

    /// <summary>Whether an address is worth a visit: of pages and files that are alike a few are enough.</summary>
    /// <param name="address">The address.</param>
    /// <param name="queries">How many of each kind have been wanted so far.</param>
    public static bool IsWanted(string address, Dictionary<string, int> queries)
    {
        var path = address.Split('?')[0];
        if (Elsewhere.Any(start => path.StartsWith(start, StringComparison.Ordinal)) || IsFile(path))
            return queries.TryAdd(Kind(path), 1);
        return path == address || (queries[path] = queries.GetValueOrDefault(path) + 1) <= QueriesOfAPath;
    }

    private static bool IsFile(string path) => path[path.LastIndexOf('/')..].LastIndexOf('.') is > 0 and var dot && char.IsAsciiLetter(path[^1])
        && path.Length - path.LastIndexOf('/') - dot <= 6;

    /// <summary>What files and pages of the same route have in common: the words of the address, without what is numbered or named.</summary>
    private static string Kind(string path) =>
        string.Join('/', path.Split('/').Select(part => part.Any(char.IsAsciiDigit) ? "…" + Path.GetExtension(part) : part));

    private static IEnumerable<string> LinksOf(HttpResponseMessage response, Answer answer)
    {
        if (response.Headers.Location is { } location)
            return location.OriginalString.StartsWith('/') ? [location.OriginalString.Split('#')[0]] : [];
        return answer.IsPage
            ? answer.Page.QuerySelectorAll("a[href^='/'], link[rel=alternate][href^='/']")
                .Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(a => a.Length > 0)
            : [];
    }
}
