using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Releases.Show;

/// <summary>A requirement version that a release holds.</summary>
/// <param name="Key">Key of the requirement.</param>
/// <param name="Number">The version.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
public sealed record ReleasedVersion(string Key, int Number, string Fingerprint);

/// <summary>A release with the requirement versions in it.</summary>
/// <param name="Release">The release.</param>
/// <param name="Missing">How many of its files are not kept.</param>
/// <param name="Earlier">The release before it, or null.</param>
/// <param name="Area">The area whose versions are listed, or null for a count of each.</param>
public sealed record ShowPage(Release Release, int Missing, Release? Earlier, AreaInfo? Area)
{
    /// <summary>Ids of the profiles in it, as the path of each file tells.</summary>
    public IEnumerable<string> Profiles() =>
        Release.Files.Select(f => f.Path).Where(p => p.StartsWith("profiler/", StringComparison.Ordinal)).Select(p => Path.GetFileNameWithoutExtension(p));

    /// <summary>The versions, by area folder, with key and number as the path of each file tells.</summary>
    public ILookup<string, ReleasedVersion> Versions() => (
        from file in Release.Files
        where file.Fingerprint is not null
        let parts = file.Path.Split('/')
        where parts.Length == 3
        let number = int.Parse(Path.GetFileNameWithoutExtension(parts[2]), CultureInfo.InvariantCulture)
        orderby parts[1], number
        select (Folder: parts[0], Version: new ReleasedVersion(parts[1], number, file.Fingerprint!)))
        .ToLookup(v => v.Folder, v => v.Version, StringComparer.Ordinal);
}

/// <summary>One release.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ShowController(ReleaseStore releases) : Controller
{
    [Page(Links.Releases + "/{name}")]
    public async Task<IActionResult> Show(string name, [FromQuery(Name = "omrade")] string? area, CancellationToken cancellationToken)
    {
        var all = await releases.ReleasesAsync(cancellationToken);
        return all.FirstOrDefault(r => r.Name == name) is { } release
            ? View(new ShowPage(
                release, await releases.MissingAsync(release, cancellationToken), all.SkipWhile(r => r.Name != name).ElementAtOrDefault(1),
                Areas.ByFolder(area)))
            : NotFound();
    }
}
