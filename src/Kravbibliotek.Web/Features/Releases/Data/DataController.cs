using System.Security.Cryptography;
using Kravbibliotek.Formats.Export;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Releases.Files;
using Kravbibliotek.Web.Features.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Kravbibliotek.Web.Features.Releases.Data;

/// <summary>
/// A release, or the library as it is now, in the formats that programs read. A release is the same bytes for ever and to everyone.
/// </summary>
[AllowAnonymous]
[Cached]
[EnableRateLimiting(RateLimits.Download)]
public sealed class DataController(ReleaseStore releases, LibraryExport export) : Controller
{
    // The compiler is deterministic: the same writers have the same id on every machine, and other writers another.
    private static readonly string Writers = typeof(ExportFormat).Module.ModuleVersionId.ToString("N")[..8];

    [Page(Links.Releases + "/{name}/utgava.zip")]
    public Task<IActionResult> Bundle(string name, CancellationToken cancellationToken) => SendAsync(
        name, "utgava.zip", DownloadFile.Zip,
        (library, target) => ReleaseBundle.Write(name == Links.CurrentName ? "som det är nu" : $"utgåva {name}", library, target), cancellationToken);

    [Page(Links.Releases + "/{name}/krav.{extension}")]
    public async Task<IActionResult> Format(string name, string extension, CancellationToken cancellationToken) =>
        ExportFormat.All.FirstOrDefault(f => f.Extension == "." + extension) is { } format
            ? await SendAsync(name, ReleaseBundle.FileName(format), format.MediaType, format.Write, cancellationToken)
            : NotFound();

    [Page(Links.Releases + "/{name}/oscal/{file}")]
    public async Task<IActionResult> Oscal(string name, string file, CancellationToken cancellationToken)
    {
        // Which profiles there are is known when the library has been read.
        var isThere = true;
        var answer = await SendAsync(name, file, "application/json", (library, target) =>
        {
            var found = OscalProfiles.Write(library).FirstOrDefault(f => f.Path == file);
            isThere = found is not null;
            target.Write(found is null ? default : found.Content.Span);
        }, cancellationToken);
        if (isThere)
            return answer;
        Response.Headers.Remove(HeaderNames.ETag);
        return NotFound();
    }

    private async Task<IActionResult> SendAsync(
        string name, string fileName, string type, Action<Library, Stream> write, CancellationToken cancellationToken)
    {
        Library library;
        EntityTagHeaderValue? tag = null;
        if (name == Links.CurrentName)
        {
            library = await export.PublishedAsync(cancellationToken);
        }
        else
        {
            if (await releases.FindAsync(name, cancellationToken) is not { } release)
                return NotFound();
            tag = new($"\"{ReleaseCut.HashOf(ReleaseStore.FileOf(release))}-{Writers}\"");
            if (Request.Knows(tag))
                return NotModified(tag, isFixed: true);
            if (await releases.LibraryAsync(release, cancellationToken) is not { } released)
                return NotFound();
            library = released;
        }

        var file = DownloadFile.Create();
        write(library, file);
        DownloadFile.Rewound(file);
        var isFixed = tag is not null;
        tag ??= new($"\"{Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken))}\"");
        if (Request.Knows(tag))
        {
            await file.DisposeAsync();
            return NotModified(tag, isFixed);
        }

        Describe(tag, isFixed);
        return File(DownloadFile.Rewound(file), type, $"kravbibliotek-{name}-{fileName}", lastModified: null, tag);
    }

    private StatusCodeResult NotModified(EntityTagHeaderValue tag, bool isFixed)
    {
        Describe(tag, isFixed);
        return StatusCode(StatusCodes.Status304NotModified);
    }

    private void Describe(EntityTagHeaderValue tag, bool isFixed)
    {
        Response.GetTypedHeaders().ETag = tag;
        Response.Headers.CacheControl = isFixed ? "public, max-age=31536000, immutable" : "public, no-cache";
        Response.Headers.Link = VersionLinks.Licence;
    }
}
