using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Kravbibliotek.Tests.Web.Attacks;

namespace Kravbibliotek.Tests.Processes;

/// <summary>What a visitor gets of every page that links lead to from the start page.</summary>
internal static partial class Site
{
    /// <summary>The address that the site is told that it has: what it says of itself is then the same wherever it runs.</summary>
    public const string Address = "https://krav.exempel.se";

    /// <summary>
    /// Follows every link within the site once; of what there are thousands made in the same way, one. The answers by address: status,
    /// validator and body, or what a redirect leads to.
    /// </summary>
    public static async Task<SortedDictionary<string, string>> ReadAsync(HttpClient client)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["/"]);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address))
        {
            if (answers.ContainsKey(address) || (Crawler.KindOfMany(address) is { } kind && !kinds.Add(kind)))
                continue;
            using var response = await client.GetAsync(address);
            if (response.Headers.Location is { } elsewhere)
            {
                using var there = await client.GetAsync(elsewhere);
                answers[address] = $"{(int)response.StatusCode} to {elsewhere}: {(int)there.StatusCode}";
                continue;
            }

            var body = await response.Content.ReadAsStringAsync();
            answers[address] = $"{(int)response.StatusCode} {response.Headers.ETag}\n{Token().Replace(body, "")}";
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (var link in new HtmlParser().ParseDocument(body).QuerySelectorAll("a[href^='/']"))
                waiting.Enqueue(link.GetAttribute("href")!.Split('#')[0]);
        }

        return answers;
    }

    // The token of a form is new for each visitor.
    [GeneratedRegex("""<input name="__RequestVerificationToken"[^>]*>""")]
    private static partial Regex Token();
}
