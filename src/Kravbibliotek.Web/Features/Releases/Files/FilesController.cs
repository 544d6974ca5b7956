using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Kravbibliotek.Web.Features.Releases.Files;

/// <summary>The files of a release in one ZIP: the same bytes for ever and to everyone, so that they can be cached without end.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Download)]
public sealed class FilesController(ReleaseStore releases) : Controller
{
    [Page(Links.Releases + "/{name}/filer.zip")]
    public async Task<IActionResult> Files(string name, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(name, cancellationToken) is not { } release)
            return NotFound();
        // The list of files has the hash of every one of them, so that its own hash stands for them all.
        var tag = new EntityTagHeaderValue($"\"{ReleaseCut.HashOf(ReleaseStore.FileOf(release))}\"");
        var isKnown = Request.Knows(tag);
        if (!isKnown && await releases.MissingAsync(release, cancellationToken) > 0)
            return NotFound();
        Response.GetTypedHeaders().ETag = tag;
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (isKnown)
            return StatusCode(StatusCodes.Status304NotModified);
        var file = DownloadFile.Create();
        await releases.WriteArchiveAsync(release, file, cancellationToken);
        return File(DownloadFile.Rewound(file), DownloadFile.Zip, $"kravbibliotek-{release.Name}.zip", lastModified: null, tag);
    }
}
