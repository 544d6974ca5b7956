using System.Diagnostics;
using System.Globalization;
using Kravbibliotek.Tests.Storage;
using Kravbibliotek.Tests.Storage.Postgres;
using Xunit.Abstractions;

namespace Kravbibliotek.Tests.Processes;

/// <summary>
/// Application or PostgreSQL is killed at random moments while curators save, publish and make releases through the pages. How often is said by
/// KRAVBIBLIOTEK_KILLS; without it often enough to see a gross fault.
/// </summary>
public sealed class CurationKillTests(ITestOutputHelper output) : IDisposable
{
    private const int KillsWhenNotSaid = 4;
    private readonly EmbeddedPostgresFolder _cluster = new();
    private readonly Acknowledged _told = new();
    private readonly SemaphoreSlim _alone = new(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private TimeSpan _whole;

    [Fact]
    public async Task Curation_KilledAtRandomMoments_KeepsWhatWasAcknowledgedAndLeavesNothingHalf()
    {
        var kills = int.TryParse(
            Environment.GetEnvironmentVariable("KRAVBIBLIOTEK_KILLS"), CultureInfo.InvariantCulture, out var said) ? said : KillsWhenNotSaid;
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var (colleagues, drafts) = await BeginAsync();
        var keys = (await RealLibrary.ReadAsync()).Requirements
            .Where(r => r.Status == Kravbibliotek.Requirements.RequirementStatus.Published).Select(r => r.Key).ToArray();

        for (var killed = 0; killed <= kills; killed++)
        {
            random.Shuffle(keys);
            var how = await WorkAsync(colleagues, drafts, keys, killed == 0 ? MeasureAsync : web => KillAsync(web, random));
            await using var server = await _cluster.StartAsync();
            await new CurationBooks(server).RequireWholeAsync();
            output.WriteLine(
                $"{killed}: {how}; acknowledged so far {_told.Saves.Count} saves, {_told.Versions.Count} versions, {_told.Releases.Count} releases");
        }

        await RequireAllAsync(drafts);
    }

    public void Dispose()
    {
        _cluster.Dispose();
        _alone.Dispose();
    }

    private async Task<(IReadOnlyList<Colleague> Colleagues, IReadOnlyList<string> Drafts)> BeginAsync()
    {
        using var web = WebProcess.StartInDevelopment(_cluster.Root);
        await web.ReadyAsync();
        var (curators, reviewers, drafts) = await CurationOffice.FillAsync(_cluster.Options, curators: 6, reviewers: 1, drafts: 2);
        var colleagues = new List<Colleague>();
        foreach (var email in curators.Concat(reviewers))
            colleagues.Add(await Colleague.SignInAsync(web.Address, email, CurationOffice.Password));
        await web.StopAsync();
        return (colleagues, drafts);
    }

    private async Task<string> WorkAsync(
        IReadOnlyList<Colleague> colleagues, IReadOnlyList<string> drafts, string[] keys, Func<WebProcess, Task<string>> end)
    {
        using var web = WebProcess.StartInDevelopment(_cluster.Root);
        await web.ReadyAsync();
        foreach (var colleague in colleagues)
            colleague.MoveTo(web.Address);
        using var ended = new CancellationTokenSource();
        var work = new CurationWork(_told);
        var turns = new[]
        {
            // Two on each draft, so that they are in each other's way too.
            TurnsAsync(_ => work.SaveAsync(colleagues[0], drafts[0]), ended.Token), TurnsAsync(_ => work.SaveAsync(colleagues[1], drafts[0]), ended.Token),
            TurnsAsync(_ => work.SaveAsync(colleagues[2], drafts[1]), ended.Token), TurnsAsync(_ => work.SaveAsync(colleagues[3], drafts[1]), ended.Token),
            TurnsAsync(
                turn => AloneAsync(() => work.PublishAsync(colleagues[4], colleagues[6], [.. keys.Skip(turn * 2 % (keys.Length - 1)).Take(2)])), ended.Token),
            // Every other one is in the way of what is published, and is then refused; on a slow machine all would be.
            TurnsAsync(turn => turn % 2 == 0 ? work.ReleaseAsync(colleagues[5]) : AloneAsync(() => work.ReleaseAsync(colleagues[5])), ended.Token),
        };
        var how = await end(web);
        await ended.CancelAsync();
        await Task.WhenAll(turns);
        return how;
    }

    private async Task AloneAsync(Func<Task> turn)
    {
        await _alone.WaitAsync();
        try
        {
            await turn();
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <summary>How long it takes from the start until there is one of everything, so that the moments drawn are spread over all of it.</summary>
    private async Task<string> MeasureAsync(WebProcess web)
    {
        var clock = Stopwatch.StartNew();
        while (_told.Saves.IsEmpty || _told.Versions.IsEmpty || _told.Releases.IsEmpty)
        {
            Assert.True(clock.Elapsed < Patience, $"{_told.Count} acknowledged. Refused: {string.Join('\n', _told.Refused.TakeLast(4))}");
            await Task.Delay(10);
        }

        _whole = clock.Elapsed;
        web.Kill();
        return $"everything once in {_whole.TotalSeconds:F1} s, then the application";
    }

    private async Task<string> KillAsync(WebProcess web, Random random)
    {
        await Task.Delay(_whole * random.NextDouble() * 1.2);
        return Kill(web, random);
    }

    private string Kill(WebProcess web, Random random)
    {
        var how = random.Next(4);
        if (how is 0 or 1)
            _cluster.KillServer();
        if (how == 1)
        {
            // The application meets the loss before it is killed itself.
            Thread.Sleep(random.Next(300));
        }

        web.Kill();
        return how switch { 0 => "both", 1 => "the server, then the application", _ => "the application" };
    }

    private static async Task TurnsAsync(Func<int, Task> turn, CancellationToken end)
    {
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            try
            {
                await turn(number);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // The application is gone; nothing was acknowledged.
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task RequireAllAsync(IReadOnlyList<string> drafts)
    {
        await using var server = await _cluster.StartAsync();
        var books = new CurationBooks(server);
        await books.RequireAsync(_told);
        foreach (var key in drafts)
        {
            var marks = Marks.In(await books.GuidanceAsync(key)).ToList();
            Assert.Equal(marks.Count, marks.Distinct().Count());
            Assert.Empty(_told.Saves.Where(s => s.Key == key).Select(s => s.Mark).Except(marks));
        }
    }
}
