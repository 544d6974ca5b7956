using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;

namespace Kravbibliotek.Benchmarks;

/// <summary>A bot that follows every link, as one that asks for a page a second does in an hour; see README.md.</summary>
internal static class BotMeasurement
{
    private const int PagesOfAnHour = 3_600;
    private const int LargestPage = 100 * 1000;

    private static readonly HtmlParser Parser = new();

    /// <summary>Runs it on the library of a folder, which has been filled before or is filled with the real one.</summary>
    public static async Task RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var site = Application.FreeAddress();
        using var application = Application.Start(folder, site);
        try
        {
            await Application.ReadyAsync(application, site);
            using var bot = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };
            await FollowAsync(bot);
        }
        finally
        {
            application.Kill();
            await application.WaitForExitAsync();
        }
    }

    private static async Task FollowAsync(HttpClient bot)
    {
        var clock = Stopwatch.StartNew();
        var from = new Dictionary<string, string>(StringComparer.Ordinal) { ["/"] = "" };
        var waiting = new Queue<string>(from.Keys);
        var (pages, files, wrong, large) = (0, 0, 0, 0);
        while (pages < PagesOfAnHour && waiting.TryDequeue(out var address))
        {
            using var answer = await AskAsync(bot, address);
            var links = await LinksAsync(answer);
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                pages++;
            else
                files++;
            if (answer.StatusCode >= HttpStatusCode.BadRequest)
            {
                wrong++;
                Console.WriteLine($"  {(int)answer.StatusCode} {address}, länkad från {from[address]}");
            }

            if (answer.Content.Headers.ContentType?.MediaType == "text/html" && answer.Content.Headers.ContentLength is > LargestPage and var length)
            {
                large++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {length} byte {address}"));
            }

            foreach (var link in links.Where(link => from.TryAdd(link, address)))
                waiting.Enqueue(link);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pages} sidor och {files} filer på {clock.Elapsed.TotalSeconds:F0} s, {waiting.Count} länkar kvar; {wrong} döda länkar eller fel, {large} sidor över 100 kB"));
    }

    /// <summary>Asks, and again when told to come back later, as a bot with manners does.</summary>
    private static async Task<HttpResponseMessage> AskAsync(HttpClient bot, string address)
    {
        while (true)
        {
            var answer = await bot.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests || answer.Headers.RetryAfter?.Delta is not { } later)
                return answer;
            answer.Dispose();
            await Task.Delay(later);
        }
    }

    private static async Task<IEnumerable<string>> LinksAsync(HttpResponseMessage answer)
    {
        await answer.Content.LoadIntoBufferAsync();
        if (answer.Headers.Location is { } location)
            return location.OriginalString.StartsWith('/') ? [location.OriginalString.Split('#')[0]] : [];
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            return [];
        var page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
        return page.QuerySelectorAll("[href^='/'], [src^='/']").Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Split('#')[0])
            .Where(link => link.Length > 0 && !link.StartsWith("//", StringComparison.Ordinal)).ToList();
    }
}
