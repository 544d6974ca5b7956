using System.Collections.Concurrent;
using System.Diagnostics;
using Kravbibliotek.Web.Startup;

namespace Kravbibliotek.Tests.Processes;

/// <summary>The application on several machines: two processes behind one address, a primary and a standby.</summary>
public sealed class GrowthTests
{
    private const int Visitors = 4;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    // Npgsql looks for a host that has been away every ten seconds.
    private static readonly TimeSpan UntilLookedForAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan UntilFoundAgain = TimeSpan.FromSeconds(60);
    private static readonly string[] Addresses = ["/", "/krav?q=inloggning", "/krav/TIL-003", "/krav/SAK-001/v/1", "/standarder/EN-301-549"];

    private readonly ConcurrentQueue<string> _wrong = [];

    [Fact]
    public async Task TwoProcessesAndAStandby_WhatOneSavesTheOtherShows_AndAStandbyThatDiesIsNotMissed()
    {
        await using var servers = await PrimaryAndStandby.StartAsync();
        using var first = WebProcess.StartOnServer(servers.App, servers.Owner);
        await first.ReadyAsync();
        using var second = WebProcess.StartOnServer(servers.App, servers.Owner);
        await second.ReadyAsync();
        using var balancer = new Balancer(first.Address, second.Address);
        var curator = DemoAccounts.All.Single(a => a.Role == Kravbibliotek.Accounts.Role.Curator);
        using var colleague = await Colleague.SignInAsync(balancer.Address, curator.Email, DemoAccounts.Password);
        using var end = new CancellationTokenSource();
        var visitors = Enumerable.Range(0, Visitors).Select(_ => VisitAsync(balancer.Address, end.Token)).ToList();

        for (var round = 0; round < 5; round++)
            await SaveAndSeeAsync(colleague, balancer.Address);
        for (var waited = Stopwatch.StartNew(); !await ReadsFromStandbyAsync(servers); await Task.Delay(50))
            Assert.True(waited.Elapsed < UntilFoundAgain, "Nothing was read from the standby.");

        await servers.AskStandbyAsync("select pg_wal_replay_pause()");
        await SaveAndSeeAsync(colleague, balancer.Address);
        await servers.AskStandbyAsync("select pg_wal_replay_resume()");

        await servers.AskStandbyAsync("alter system set recovery_min_apply_delay = '1h'");
        servers.KillStandby();
        for (var round = 0; round < 3; round++)
            await SaveAndSeeAsync(colleague, balancer.Address);

        // It comes back without what has been saved since, and without hurry to get it.
        await servers.StartStandbyAsync();
        await ShowsForAWhileAsync(await SaveAndSeeAsync(colleague, balancer.Address), balancer.Address);
        await servers.AskStandbyAsync("alter system reset recovery_min_apply_delay");
        await servers.AskStandbyAsync("select pg_reload_conf()");
        for (var waited = Stopwatch.StartNew(); !await ReadsFromStandbyAsync(servers);)
        {
            Assert.True(waited.Elapsed < UntilFoundAgain, "The standby was not found again.");
            await SaveAndSeeAsync(colleague, balancer.Address);
        }

        await end.CancelAsync();
        Assert.All(await Task.WhenAll(visitors), pages => Assert.NotEqual(0, pages));
        Assert.Empty(_wrong);
        await first.StopAsync();
        await second.StopAsync();
    }

    /// <summary>Saves through one process, whichever it is, and demands that both show it.</summary>
    private static async Task<string> SaveAndSeeAsync(Colleague colleague, Uri address)
    {
        var mark = $"märke{Guid.NewGuid():N}"[..20];
        var form = await colleague.GetAsync("/kuratering/krav/TIL-003/uppgifter");
        var sent = await colleague.SubmitAsync(form, "/kuratering/krav/TIL-003/uppgifter", field => field.Name switch
        {
            "Tags" => mark,
            "Why" => "Prövar.",
            _ => null,
        });
        Assert.True(sent.IsTaken, $"{sent.Status}: {sent.Page.Body}");
        var waited = Stopwatch.StartNew();
        using var visitor = Visitor(address);
        for (var seen = 0; seen < 6;)
        {
            seen = (await visitor.GetStringAsync("/krav/TIL-003")).Contains(mark, StringComparison.Ordinal) ? seen + 1 : 0;
            Assert.True(seen > 0 || waited.Elapsed < Soon, "A page was old.");
        }

        return mark;
    }

    /// <summary>Demands what was saved of every page that is made until long after the standby has been found again.</summary>
    private static async Task ShowsForAWhileAsync(string mark, Uri address)
    {
        using var visitor = Visitor(address);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < UntilLookedForAgain;)
            Assert.Contains(mark, await visitor.GetStringAsync($"/krav/TIL-003?besok={Guid.NewGuid():N}"), StringComparison.Ordinal);
    }

    private async Task<int> VisitAsync(Uri address, CancellationToken end)
    {
        using var visitor = Visitor(address);
        var pages = 0;
        while (!end.IsCancellationRequested)
        {
            // One page in so many that nobody has asked for, since the others are kept in memory.
            var page = ++pages % Addresses.Length == 0 ? $"/krav/TIL-001?besok={Guid.NewGuid():N}" : Addresses[pages % Addresses.Length];
            using var response = await visitor.GetAsync(page, CancellationToken.None);
            if (!response.IsSuccessStatusCode)
                _wrong.Enqueue($"{page}: {(int)response.StatusCode}");
        }

        return pages;
    }

    private static async Task<bool> ReadsFromStandbyAsync(PrimaryAndStandby servers) => await servers.AskStandbyAsync(
        "select exists (select 1 from pg_stat_activity where usename = 'krav_app' and query like '%mt_doc_%')") is true;

    // A new connection each time, so that every other answer comes from the other process.
    private static HttpClient Visitor(Uri address)
    {
        var visitor = new HttpClient { BaseAddress = address };
        visitor.DefaultRequestHeaders.ConnectionClose = true;
        return visitor;
    }
}
