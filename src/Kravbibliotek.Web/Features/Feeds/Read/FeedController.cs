using System.Security.Cryptography;
using Kravbibliotek.Formats.Feeds;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Feeds;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Kravbibliotek.Web.Features.Feeds.Read;

/// <summary>What is new in the library, as Atom and as JSON Feed: everything, an area, a standard, a requirement.</summary>
[AllowAnonymous]
[Cached]
public sealed class FeedController(FeedStore feeds, RequirementStore requirements, RegisterStore registers, SiteAddress site) : Controller
{
    [Page(Links.Feeds + "/krav.{extension}")]
    public Task<IActionResult> All(string extension, CancellationToken cancellationToken) => SendAsync(
        extension, new() { Path = Links.FeedOfAll, Title = "Kravbiblioteket", Page = "/" }, () => feeds.AllAsync(cancellationToken));

    [Page(Links.Feeds + "/omrade/{folder}.{extension}")]
    public async Task<IActionResult> OfArea(string folder, string extension, CancellationToken cancellationToken) =>
        Areas.ByFolder(folder) is { } area
            ? await SendAsync(
                extension, new() { Path = Links.FeedOfArea(area), Title = $"Kravbiblioteket: {area.Name}", Page = Links.Area(area) },
                () => feeds.OfAreaAsync(area.Area, cancellationToken))
            : NotFound();

    [Page(Links.Feeds + "/standard/{id}.{extension}")]
    public async Task<IActionResult> OfStandard(string id, string extension, CancellationToken cancellationToken) =>
        await registers.StandardAsync(id, cancellationToken) is { } standard
            ? await SendAsync(
                extension, new() { Path = Links.FeedOfStandard(id), Title = $"Kravbiblioteket: {standard.Designation}", Page = Links.Standard(id) },
                () => feeds.OfStandardAsync(id, cancellationToken))
            : NotFound();

    [Page(Links.Feeds + "/krav/{key}.{extension}")]
    public async Task<IActionResult> OfRequirement(string key, string extension, CancellationToken cancellationToken) =>
        await requirements.CurrentAsync(key, cancellationToken) is { } version
            ? await SendAsync(
                extension, new() { Path = Links.FeedOfRequirement(key), Title = $"Kravbiblioteket: {key} {version.Content.Title}", Page = Links.Requirement(key) },
                () => feeds.OfRequirementAsync(key, cancellationToken))
            : NotFound();

    private async Task<IActionResult> SendAsync(string extension, Feed feed, Func<Task<IReadOnlyList<FeedEntry>>> read)
    {
        if (FeedFormat.All.FirstOrDefault(f => f.Extension == extension) is not { } format)
            return NotFound();
        var filled = feed.With(await read());
        var content = format.Write(filled, path => site.Absolute(path, Request));
        var headers = Response.GetTypedHeaders();
        headers.ETag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
        // For information: a day is too coarse to tell whether anything is new, the tag is not.
        headers.LastModified = new(filled.Updated.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Response.Headers.CacheControl = "public, max-age=300";
        Response.Headers.Link = VersionLinks.Licence;
        return Request.Knows(headers.ETag)
            ? StatusCode(StatusCodes.Status304NotModified)
            : new FileContentResult(content, $"{format.MediaType}; charset=utf-8");
    }
}
