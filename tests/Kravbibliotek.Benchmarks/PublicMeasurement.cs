using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Benchmarks;

/// <summary>Visitors' pages beside an empty page and an empty answer of MVC in the same process: requests a second with many visitors, latency with one.</summary>
internal static partial class PublicMeasurement
{
    private const string Floor = "tom sida";
    private const int Small = 1_000;
    private const int Large = 100_000;
    private const int Visitors = 16;
    private const int Rounds = 5;
    private const int Single = 300;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    /// <summary>Serves the application on a folder, with the empty page beside its own, until the process is killed.</summary>
    public static async Task ServeAsync(string folder, string address)
    {
        Environment.SetEnvironmentVariable("KRAV_DATA", folder);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Files and pages are found by the name of the application.
            ApplicationName = typeof(LibraryReadiness).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
            Args = [$"--urls={address}"],
        }).AddKravbibliotek();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddControllers().AddApplicationPart(typeof(EmptyController).Assembly);
        await builder.Build().UseKravbibliotek().RunAsync();
    }

    /// <summary>
    /// Measures the pages of two libraries of different size; a database for each is made in the folder when there is none, and stays for the next time.
    /// </summary>
    public static async Task RunAsync(string folder)
    {
        var small = await MeasureAsync(await LargeLibrary.FillAsync(folder, Small, 1));
        var large = await MeasureAsync(await LargeLibrary.FillAsync(folder, Large, 1));
        foreach (var (what, latency) in large)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}: {Large} krav {latency:F2} ms, {Small} krav {small[what]:F2} ms, {latency / small[what]:F2} gånger"));
    }

    /// <summary>Measures the pages of one library. Gives the median latency of each, in milliseconds.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(string data)
    {
        var site = Application.FreeAddress();
        using var application = Application.Serve(data, site);
        try
        {
            await Application.ReadyAsync(application, site);
            var keys = await KeysAsync(site);
            var unique = 0;
            string Uncached(string address) => $"{address}?n={Interlocked.Increment(ref unique)}";
            (string What, Func<string> Next)[] pages =
            [
                (Floor, () => EmptyController.Page),
                ("tomt svar", () => EmptyController.Answer),
                ("startsidan, sparad", () => "/"),
                ("kravlistan, sparad", () => "/krav"),
                ("ett krav, sparat", () => $"/krav/{keys[0]}"),
                ("ett krav, inte sparat", () => Uncached($"/krav/{keys[unique % keys.Count]}")),
                ("permalänk, inte sparad", () => Uncached($"/krav/{keys[unique % keys.Count]}/v/1")),
            ];
            var rates = pages.ToDictionary(p => p.What, _ => new List<double>());
            for (var round = 0; round <= Rounds; round++)
                foreach (var (what, next) in pages)
                    rates[what].Add(await RateAsync(site, next));
            var floor = Median(rates[Floor]);
            foreach (var (what, _) in pages)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Median(rates[what]):F0} sidor/s, {Median(rates[what]) / floor:P0} av en tom sida"));
            var latencies = new Dictionary<string, double>();
            foreach (var (what, next) in pages)
            {
                var times = await LatencyAsync(site, next);
                Measures.Say($"{what}, en besökare", times);
                latencies[what] = times.Order().ElementAt(times.Count / 2);
            }

            return latencies;
        }
        finally
        {
            application.Kill();
            await application.WaitForExitAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(Uri site)
    {
        using var client = new HttpClient { BaseAddress = site };
        var keys = new List<string>();
        for (var page = 1; page <= 10; page++)
            keys.AddRange(Key().Matches(await client.GetStringAsync($"/krav?sida={page}")).Select(m => m.Groups[1].Value));
        return [.. keys.Distinct()];
    }

    private static async Task<double> RateAsync(Uri site, Func<string> next)
    {
        var clock = Stopwatch.StartNew();
        var read = await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => Task.Run(async () =>
        {
            using var visitor = new RawVisitor(site);
            var pages = 0;
            for (; clock.Elapsed < Round; pages++)
                await visitor.GetAsync(next());
            return pages;
        })));
        return read.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<List<double>> LatencyAsync(Uri site, Func<string> next)
    {
        using var visitor = new RawVisitor(site);
        var times = new List<double>();
        for (var i = 0; i < Single; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            await visitor.GetAsync(next());
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return times;
    }

    // The first round warms up.
    private static double Median(List<double> rates) => rates.Skip(1).Order().ElementAt(Rounds / 2);

    [GeneratedRegex("href=\"/krav/([A-ZÅÄÖ]{3}-[0-9]{3})\"")]
    private static partial Regex Key();
}
