using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Requirements.Compare;

/// <summary>The difference between two versions of a requirement.</summary>
/// <param name="Versions">Every version, the first first.</param>
/// <param name="From">The version compared from.</param>
/// <param name="To">The version compared to.</param>
/// <param name="IsBeside">True to see them side by side where the screen is wide enough.</param>
public sealed record ComparePage(IReadOnlyList<RequirementVersion> Versions, RequirementVersion From, RequirementVersion To, bool IsBeside)
{
    /// <summary>What <c>visa</c> is in the address when the versions are shown side by side.</summary>
    public const string Beside = "bredvid";

    /// <summary>The difference, word by word.</summary>
    public RequirementDiff Diff { get; } = RequirementDiff.Between(From, To);

    /// <summary>The versions after the earlier of the two, up to the later, with what each of them changed.</summary>
    public IEnumerable<RequirementVersion> Between() => Versions.Where(
        v => v.Number > Math.Min(From.Number, To.Number) && v.Number <= Math.Max(From.Number, To.Number));
}

/// <summary>Word by word what differs between any two versions.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class CompareController(RequirementStore requirements) : Controller
{
    [Page(Links.Requirements + "/{key}/jamfor")]
    public async Task<IActionResult> Compare(
        string key, [FromQuery(Name = "fran")] string? from, [FromQuery(Name = "till")] string? to, [FromQuery(Name = "visa")] string? view,
        CancellationToken cancellationToken)
    {
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent($"{Links.Requirement(mended)}/jamfor{Request.QueryString}");
        var versions = await requirements.VersionsAsync(key, cancellationToken);
        if (versions.Count == 0)
            return NotFound();
        // Without numbers the page compares the latest version with the one before it.
        var later = Find(versions, to, versions[^1]);
        var earlier = Find(versions, from, versions[Math.Max(0, versions.Count - 2)]);
        return earlier is null || later is null ? NotFound() : View(new ComparePage(versions, earlier, later, view == ComparePage.Beside));
    }

    private static RequirementVersion? Find(IReadOnlyList<RequirementVersion> versions, string? number, RequirementVersion otherwise) =>
        string.IsNullOrEmpty(number) ? otherwise
        : int.TryParse(number, out var wanted) ? versions.FirstOrDefault(v => v.Number == wanted)
        : null;
}
