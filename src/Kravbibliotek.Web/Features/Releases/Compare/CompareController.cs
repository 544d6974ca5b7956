using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Releases.Compare;

/// <summary>The difference between two releases.</summary>
/// <param name="Releases">Every release, the latest first.</param>
/// <param name="Comparison">What differs.</param>
public sealed record ComparePage(IReadOnlyList<Release> Releases, ReleaseComparison Comparison)
{
    /// <summary>The same in short, from the change notes.</summary>
    public ReleaseNotes Notes { get; } = ReleaseNotes.Of(Comparison);
}

/// <summary>What differs between two releases, the earlier first however they are asked for.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class CompareController(ReleaseStore releases) : Controller
{
    [Page(Links.Releases + "/jamfor")]
    public async Task<IActionResult> Compare(
        [FromQuery(Name = "fran")] string? from, [FromQuery(Name = "till")] string? to, CancellationToken cancellationToken)
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
        return await releases.CompareAsync(earlier.Name, later.Name, cancellationToken) is { } comparison
            ? View(new ComparePage(all, comparison))
            : NotFound();
    }

    private static Release? Find(IReadOnlyList<Release> releases, string? name, Release otherwise) =>
        string.IsNullOrEmpty(name) ? otherwise : releases.FirstOrDefault(r => r.Name == name);

    private static int Position(IReadOnlyList<Release> releases, Release release) =>
        releases.TakeWhile(r => r.Name != release.Name).Count();
}
