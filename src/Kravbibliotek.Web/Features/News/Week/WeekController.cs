using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.News;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.News.Week;

/// <summary>What is new in a week.</summary>
/// <param name="News">What happened.</param>
/// <param name="Designations">What people call the standards that are named, by id.</param>
/// <param name="Earlier">The release before each release that was cut, by its name.</param>
/// <param name="Pages">Where one is among the published versions.</param>
public sealed record WeekPage(
    WeekNews News, IReadOnlyDictionary<string, string> Designations, IReadOnlyDictionary<string, string> Earlier, Pages Pages);

/// <summary>What is new, week by week.</summary>
[AllowAnonymous]
[InEnglish]
[Cached]
public sealed class WeekController(NewsStore news, RegisterStore registers, Storage.Releases.ReleaseStore releases, TimeProvider time) : Controller
{
    private const int PageSize = 50;

    [Page(Links.News)]
    public async Task<IActionResult> Week(
        [FromQuery(Name = "vecka")] string? asked, [FromQuery(Name = "sida")] string? page, CancellationToken cancellationToken)
    {
        var today = SwedishDay.Of(time.GetUtcNow());
        if (string.IsNullOrEmpty(asked))
            return View(await PageAsync(await news.LatestAsync(today, cancellationToken), page, today, cancellationToken));
        // A week that there is not, and one that has not begun, has no page.
        return IsoWeek.TryParse(asked.ToUpperInvariant(), out var week) && week.First <= today
            ? View(await PageAsync(week, page, today, cancellationToken))
            : NotFound();
    }

    private async Task<WeekPage> PageAsync(IsoWeek week, string? page, DateOnly today, CancellationToken cancellationToken)
    {
        var current = Math.Clamp(int.TryParse(page, out var number) ? number : 1, 1, 10_000);
        var found = await news.WeekAsync(week, today, (current - 1) * PageSize, PageSize, cancellationToken);
        var last = Math.Max(1, (found.PublishedCount + PageSize - 1) / PageSize);
        var standards = found.Replaced.Count == 0 ? [] : await registers.StandardsAsync(cancellationToken);
        var all = found.Releases.Count == 0 ? [] : await releases.ReleasesAsync(cancellationToken);
        return new(
            found, standards.ToDictionary(s => s.Id, s => s.Designation),
            all.Zip(all.Skip(1)).ToDictionary(pair => pair.First.Name, pair => pair.Second.Name),
            new(Math.Min(current, last), last, n => $"{Links.NewsOf(week)}&sida={n}"));
    }
}
