using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Releases.Show;

/// <summary>A release with the requirement versions in it.</summary>
/// <param name="Release">The release.</param>
/// <param name="Missing">How many of its files are not kept.</param>
public sealed record ShowPage(Release Release, int Missing)
{
    /// <summary>The versions, by area folder, with key and number as the path of each file tells.</summary>
    public IEnumerable<IGrouping<string, (string Key, int Number, string Fingerprint)>> Versions() =>
        from file in Release.Files
        where file.Fingerprint is not null
        let parts = file.Path.Split('/')
        where parts.Length == 3
        group (parts[1], int.Parse(Path.GetFileNameWithoutExtension(parts[2]), CultureInfo.InvariantCulture), file.Fingerprint!)
            by parts[0];
}

/// <summary>One release.</summary>
[AllowAnonymous]
[Cached]
[InEnglish]
public sealed class ShowController(ReleaseStore releases) : Controller
{
    [Page(Links.Releases + "/{name}")]
    public async Task<IActionResult> Show(string name, CancellationToken cancellationToken) =>
        await releases.FindAsync(name, cancellationToken) is { } release
            ? View(new ShowPage(release, await releases.MissingAsync(release, cancellationToken)))
            : NotFound();
}
