using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Parser;
using Kravbibliotek.Tests.Storage.Postgres;
using Kravbibliotek.Tests.Web;
using Xunit.Abstractions;

namespace Kravbibliotek.Tests.Processes;

/// <summary>
/// Many visitors read while requirements are published, through the built application. For how long is said by
/// KRAVBIBLIOTEK_LOAD_SECONDS; without it for a few seconds.
/// </summary>
public sealed class VisitorLoadTests(ITestOutputHelper output) : IDisposable
{
    private const int Visitors = 200;
    private const int SecondsWhenNotSaid = 6;
    private const string Annex = "/profiler/integration/kravbilaga?kortform=ja";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static readonly string[] Addresses =
    [
        "/krav", "/krav?q=inloggning", "/krav?omrade=sakerhet&sida=2", "/krav/TIL-001", "/krav/SAK-001/v/1", "/en/krav?q=EN+301+549", "/",
        "/api/v1/krav?antal=20", "/api/v1/krav/TIL-001", "/profiler/molntjanst",
    ];

    private readonly EmbeddedPostgresFolder _cluster = new();
    private readonly ConcurrentQueue<string> _wrong = [];
    private readonly ConcurrentQueue<double> _times = [];
    private readonly ConcurrentDictionary<string, (int Order, TimeSpan At)> _published = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _annexes;

    [Fact]
    public async Task TwoHundredVisitors_WhileRequirementsArePublished_MeetNoErrorAndNoOldPage()
    {
        var seconds = int.TryParse(
            Environment.GetEnvironmentVariable("KRAVBIBLIOTEK_LOAD_SECONDS"), CultureInfo.InvariantCulture, out var said) ? said : SecondsWhenNotSaid;
        using var web = WebProcess.StartInDevelopment(_cluster.Root);
        await web.ReadyAsync();
        var (curators, reviewers, drafts) = await CurationOffice.FillAsync(_cluster.Options, curators: 1, reviewers: 1, drafts: 1);
        using var curator = await Colleague.SignInAsync(web.Address, curators[0], CurationOffice.Password);
        using var reviewer = await Colleague.SignInAsync(web.Address, reviewers[0], CurationOffice.Password);
        await PublishAsync(curator, reviewer, drafts[0]);
        var from = _clock.Elapsed;
        var memory = new List<long>();

        var visitors = Enumerable.Range(0, Visitors)
            .Select(i => Task.Run(() => VisitAsync(web.Address, i, drafts[0], from + TimeSpan.FromSeconds(seconds)))).ToList();
        while (_clock.Elapsed < from + TimeSpan.FromSeconds(seconds))
        {
            await PublishAsync(curator, reviewer, drafts[0]);
            memory.Add(web.Memory);
        }

        await Task.WhenAll(visitors);
        var times = _times.Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seconds} s: {times.Count} answers, {_annexes} annexes, {_published.Count} versions published; p50 {times[times.Count / 2]:F0} ms, p95 {times[times.Count * 95 / 100]:F0} ms; "
            + $"memory {memory[memory.Count / 2] / 1_000_000} MB in the middle, {memory[^1] / 1_000_000} MB at the end"));
        Assert.Empty(_wrong);
        Assert.True(_annexes > 0, "No annex was downloaded.");
        Assert.True(_published.Count > 1, "Nothing was published meanwhile.");
        await web.StopAsync();
    }

    public void Dispose() => _cluster.Dispose();

    private async Task PublishAsync(Colleague curator, Colleague reviewer, string key)
    {
        var told = new Acknowledged();
        await new CurationWork(told).PublishAsync(curator, reviewer, [key]);
        Assert.True(told.Versions.TryDequeue(out var version), string.Join('\n', told.Refused));
        _published[version.Mark] = (_published.Count, _clock.Elapsed);
    }

    private async Task VisitAsync(Uri site, int visitor, string published, TimeSpan end)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site };
        for (var turn = visitor; _clock.Elapsed < end; turn++)
        {
            if (turn % 3 == 0)
                await ReadPublishedAsync(client, turn % 2 == 0 ? $"/krav/{published}" : $"/api/v1/krav/{published}");
            else if (turn % 200 == 1)
                await DownloadAnnexAsync(client);
            else
                await ReadAsync(client, Addresses[turn % Addresses.Length]);
        }
    }

    private async Task<string> ReadAsync(HttpClient client, string address)
    {
        var clock = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(address);
        var body = await response.Content.ReadAsStringAsync();
        _times.Enqueue(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        if (!response.IsSuccessStatusCode)
            _wrong.Enqueue($"{address}: {(int)response.StatusCode}");
        return body;
    }

    private async Task ReadPublishedAsync(HttpClient client, string address)
    {
        var from = _clock.Elapsed;
        var seen = Marks.In(await ReadAsync(client, address)).Select(m => _published.TryGetValue(m, out var p) ? p.Order : int.MaxValue)
            .DefaultIfEmpty(-1).Max();
        if (_published.Values.Any(p => p.Order > seen && p.At < from - Soon))
            _wrong.Enqueue($"{address} was old.");
    }

    private async Task DownloadAnnexAsync(HttpClient client)
    {
        var form = new HtmlParser().ParseDocument(await ReadAsync(client, Annex));
        var fields = form.Fields();
        fields["Organisation"] = "Prövkommun";
        using var response = await client.PostAsync(form.QuerySelector("main form[method=post]")!.GetAttribute("action"), new FormUrlEncodedContent(fields));
        if (response.Content.Headers.ContentType?.MediaType?.Contains("wordprocessingml", StringComparison.Ordinal) == true)
            Interlocked.Increment(ref _annexes);
        else
            _wrong.Enqueue($"{Annex}: {(int)response.StatusCode} {new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()).QuerySelector("#felsammanfattning")?.TextContent}");
    }
}
