using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Kravbibliotek.Tests.Storage.Postgres;
using Kravbibliotek.Tests.Web.Attacks;
using Xunit.Abstractions;

namespace Kravbibliotek.Tests.Processes;

/// <summary>
/// Many curators write in few drafts at once, through the pages of the built application. For how long is said by KRAVBIBLIOTEK_LOAD_SECONDS; without it
/// long enough for every editor to win and to lose.
/// </summary>
public sealed class CurationLoadTests(ITestOutputHelper output) : IDisposable
{
    private const int Editors = 64;
    private const int Drafts = 8;
    private const int SecondsWhenNotSaid = 6;
    private readonly EmbeddedPostgresFolder _cluster = new();
    private readonly ConcurrentQueue<double> _times = [];
    private readonly ConcurrentQueue<string> _wrong = [];
    private int _conflicts;

    [Fact]
    public async Task SixtyFourEditors_OnEightDrafts_LoseNoSaveAndEachLoserSeesBothTexts()
    {
        var seconds = int.TryParse(
            Environment.GetEnvironmentVariable("KRAVBIBLIOTEK_LOAD_SECONDS"), CultureInfo.InvariantCulture, out var said) ? said : SecondsWhenNotSaid;
        using var web = WebProcess.StartInDevelopment(_cluster.Root);
        await web.ReadyAsync();
        var (curators, _, drafts) = await CurationOffice.FillAsync(_cluster.Options, Editors / Drafts, reviewers: 0, Drafts);
        var people = new List<Colleague>();
        foreach (var email in curators)
            people.Add(await Colleague.SignInAsync(web.Address, email, CurationOffice.Password));
        var told = new Acknowledged();
        // The first of everything is slow, and not what is measured.
        foreach (var key in drafts)
            await new CurationWork(told).SaveAsync(people[0], key);
        var end = Stopwatch.StartNew();

        // Each person has a window open for each draft, so that no two editors of one draft are the same person.
        await Task.WhenAll(people.SelectMany(person => drafts.Select(key => Task.Run(async () =>
        {
            using var editor = person.InAnotherWindow(web.Address);
            while (end.Elapsed.TotalSeconds < seconds)
                await EditAsync(editor, key, told);
        }))));

        var times = _times.Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seconds} s: {told.Saves.Count} saves acknowledged, {_conflicts} conflicts; a save took {times[times.Count / 2]:F0} ms in the middle, p95 {times[times.Count * 95 / 100]:F0} ms"));
        Assert.Empty(_wrong);
        Assert.True(told.Saves.Count > Drafts && _conflicts > 0, $"{told.Saves.Count} saves, {_conflicts} conflicts");
        await using var server = await _cluster.StartAsync();
        var books = new CurationBooks(server);
        await books.RequireWholeAsync();
        foreach (var key in drafts)
        {
            var marks = told.Saves.Where(s => s.Key == key).Select(s => s.Mark).Order().ToList();
            Assert.Equal(marks, Marks.In(await books.GuidanceAsync(key)).Order());
            Assert.Equal(1 + marks.Count, await books.RevisionAsync(key));
        }

        await web.StopAsync();
    }

    public void Dispose() => _cluster.Dispose();

    private async Task EditAsync(Colleague editor, string key, Acknowledged told)
    {
        var clock = Stopwatch.GetTimestamp();
        var sent = await new CurationWork(told).SaveAsync(editor, key);
        _times.Enqueue(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        if (sent.Status == HttpStatusCode.Conflict)
        {
            Interlocked.Increment(ref _conflicts);
            if (!ShowsBoth(sent.Page))
                _wrong.Enqueue($"{key}: a loser did not see both texts");
        }
        else if (!sent.IsTaken)
        {
            _wrong.Enqueue($"{key}: {(int)sent.Status}");
        }
    }

    /// <summary>What was typed is in the field, and what the other wrote is on the page.</summary>
    private static bool ShowsBoth(Answer page)
    {
        var typed = Marks.In(page.Page.QuerySelector("textarea[name=Guidance]")?.TextContent ?? "").ToHashSet();
        return typed.Count > 0 && Marks.In(page.Page.QuerySelector("main")!.TextContent).Any(m => !typed.Contains(m));
    }
}
