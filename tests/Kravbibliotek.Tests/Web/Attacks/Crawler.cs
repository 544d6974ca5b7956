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

    /// <summary>Texts of a version, and parts of a release, for programs: there are thousands of them, made in the same way.</summary>
    private static readonly string[] ForPrograms = [".txt", ".md", ".json"];

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

    /// <summary>
    /// What is common to an address and thousands of others that are made in the same way: the words of its path, without what is
    /// numbered. Null for a page that is worth a visit of its own.
    /// </summary>
    public static string? KindOfMany(string address)
    {
        var path = address.Split('?')[0];
        return Elsewhere.Any(start => path.StartsWith(start, StringComparison.Ordinal)) || ForPrograms.Contains(Path.GetExtension(path))
            ? string.Join('/', path.Split('/').Select(part => part.Any(char.IsAsciiDigit) ? "…" + Path.GetExtension(part) : part))
            : null;
    }

    private static bool IsWanted(string address, Dictionary<string, int> queries)
    {
        if (KindOfMany(address) is { } kind)
            return queries.TryAdd(kind, 1);
        var path = address.Split('?')[0];
        return path == address || (queries[path] = queries.GetValueOrDefault(path) + 1) <= QueriesOfAPath;
    }

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
