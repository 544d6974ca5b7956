using System.Diagnostics;
using System.Globalization;

namespace Kravbibliotek.Benchmarks;

/// <summary>Measures the search page over HTTP in large libraries with the queries of procurers; see README.md.</summary>
internal static class SearchMeasurement
{
    private const int Rounds = 5;
    private const int SlowestSaid = 5;

    /// <summary>Runs it; a database for each size is made in the folder when there is none, and stays for the next time.</summary>
    /// <param name="folder">Where the databases lie.</param>
    /// <param name="requirements">How many current requirements.</param>
    /// <param name="versions">How many versions each of them has.</param>
    public static async Task RunAsync(string folder, int requirements, int versions)
    {
        var data = await LargeLibrary.FillAsync(folder, requirements, versions);
        var address = Application.FreeAddress();
        using var application = Application.Start(data, address);
        try
        {
            await Application.ReadyAsync(application, address);
            using var client = new HttpClient { BaseAddress = address };
            await MeasureAsync(client, string.Create(CultureInfo.InvariantCulture, $"{requirements} krav med {versions} versioner"));
        }
        finally
        {
            application.Kill();
            await application.WaitForExitAsync();
        }
    }

    private static async Task MeasureAsync(HttpClient client, string library)
    {
        var queries = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "sokfragor.csv")).Skip(1).Select(line => line.Split(',')[0]).ToList();
        foreach (var query in queries)
            await TimeAsync(client, query, 0);
        var times = new List<(string Query, double Time)>();
        for (var round = 1; round <= Rounds; round++)
            foreach (var query in queries)
                times.Add((query, await TimeAsync(client, query, round)));

        Measures.Say($"sök över HTTP, {library}", [times[0].Time, .. times.Select(t => t.Time)]);
        foreach (var slow in times.GroupBy(t => t.Query, (q, t) => (Query: q, Time: Median(t.Select(x => x.Time)))).OrderByDescending(t => t.Time).Take(SlowestSaid))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {slow.Query}: {slow.Time:F0} ms"));
    }

    private static async Task<double> TimeAsync(HttpClient client, string query, int round)
    {
        var clock = Stopwatch.GetTimestamp();
        // A parameter that means nothing, so that no answer is one that was kept.
        var page = await client.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"/krav?q={Uri.EscapeDataString(query)}&matning={round}"));
        var time = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        return page.Contains("app-results", StringComparison.Ordinal) ? time : throw new InvalidOperationException(page);
    }

    private static double Median(IEnumerable<double> times)
    {
        var ordered = times.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
