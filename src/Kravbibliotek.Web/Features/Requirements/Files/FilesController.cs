using System.Security.Cryptography;
using System.Text;
using Kravbibliotek.Formats.Export;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Kravbibliotek.Web.Features.Requirements.Files;

/// <summary>One version as a file: text to read, or Markdown as it lies in the library. Cached without end, as the permalink is.</summary>
[AllowAnonymous]
[Cached]
public sealed class FilesController(RequirementStore requirements, RegisterStore registers, SiteAddress site) : Controller
{
    [Page(Links.Requirements + "/{key}/v/{number:int}.txt")]
    public async Task<IActionResult> PlainText(string key, int number, CancellationToken cancellationToken)
    {
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent(Links.VersionText(mended, number));
        if (await requirements.VersionAsync(key, number, cancellationToken) is not { } version)
            return NotFound();
        var view = await VersionView.LoadAsync(version, registers, cancellationToken);
        var address = site.Absolute(Links.Version(key, number), Request);
        return Immutable(version, Encoding.UTF8.GetBytes(VersionText.Plain(version, view.Standards, view.Laws, address)), "text/plain", "txt");
    }

    [Page(Links.Requirements + "/{key}/v/{number:int}.md")]
    public async Task<IActionResult> Markdown(string key, int number, CancellationToken cancellationToken)
    {
        if (RequirementKey.Mended(key) is { } mended)
            return RedirectPermanent(Links.VersionMarkdown(mended, number));
        return await requirements.VersionAsync(key, number, cancellationToken) is { } version
            ? Immutable(version, VersionText.Markdown(version), "text/markdown", "md")
            : NotFound();
    }

    private FileContentResult Immutable(RequirementVersion version, byte[] content, string type, string extension)
    {
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        Response.Headers.ContentLanguage = "sv";
        Response.Headers.Link = VersionLinks.Of(version);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"");
        return File(content, $"{type}; charset=utf-8", $"{version.Key}-v{version.Number}.{extension}", lastModified: null, tag);
    }
}
