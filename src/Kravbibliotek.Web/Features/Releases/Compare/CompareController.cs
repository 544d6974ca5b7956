using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Releases.Compare;

/// <summary>The difference between two releases.</summary>
/// <param name="Releases">Every release, the latest first.</param>
/// <param name="Comparison">What differs.</param>
/// <param name="Parts">The same part by part.</param>
/// <param name="Part">The part that the page shows in full, or null for all of them in short.</param>
/// <param name="Page">The page of that part that is asked for, from 1.</param>
public sealed record ComparePage(
    IReadOnlyList<Release> Releases, ReleaseComparison Comparison, IReadOnlyList<ComparePart> Parts, ComparePart? Part, int Page)
{
    /// <summary>Where one is in the part.</summary>
    public Pages Pages { get; } = Of(Comparison, Part, Page);

    /// <summary>What the page shows of the part.</summary>
    public IReadOnlyList<Difference> Shown() =>
        Part is null ? [] : [.. Part.Differences.Skip((Pages.Current - 1) * Part.PageSize).Take(Part.PageSize)];

    private static Pages Of(ReleaseComparison comparison, ComparePart? part, int page)
    {
        var last = part is null ? 1 : Math.Max(1, (part.Differences.Count + part.PageSize - 1) / part.PageSize);
        return new(
            Math.Clamp(page, 1, last), last,
            n => Links.CompareReleases(comparison.From.Name, comparison.To.Name, part?.Code ?? "", n));
    }
}

/// <summary>What differs between two releases, the earlier first however they are asked for.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class CompareController(ReleaseStore releases) : Controller
{
    [Page(Links.Releases + "/jamfor")]
    public async Task<IActionResult> Compare(
        [FromQuery(Name = "fran")] string? from, [FromQuery(Name = "till")] string? to, [FromQuery(Name = "visa")] string? code,
        [FromQuery(Name = "sida")] string? page, CancellationToken cancellationToken)
    {
        var all = await releases.ReleasesAsync(cancellationToken);
        if (all.Count == 0)
            return NotFound();
        // Without names the page compares the latest release with the one before it.
        var later = Find(all, to, all[0]);
        var earlier = Find(all, from, all[Math.Min(1, all.Count - 1)]);
        if (earlier is null || later is null)
            return NotFound();
        if (Position(all, earlier) < Position(all, later))
            return Redirect(Links.CompareReleases(later.Name, earlier.Name));
        if (await releases.CompareAsync(earlier.Name, later.Name, cancellationToken) is not { } comparison)
            return NotFound();
        var parts = ComparePart.Of(comparison);
        return View(new ComparePage(
            all, comparison, parts, parts.FirstOrDefault(p => p.Code == code), int.TryParse(page, out var number) ? number : 1));
    }

    private static Release? Find(IReadOnlyList<Release> releases, string? name, Release otherwise) =>
        string.IsNullOrEmpty(name) ? otherwise : releases.FirstOrDefault(r => r.Name == name);

    private static int Position(IReadOnlyList<Release> releases, Release release) =>
        releases.TakeWhile(r => r.Name != release.Name).Count();
}
