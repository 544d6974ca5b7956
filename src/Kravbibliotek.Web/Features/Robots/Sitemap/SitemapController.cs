using System.Text;
using System.Xml;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Feeds;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Robots.Sitemap;

/// <summary>Every page that search engines should know, in parts when they are too many for one file.</summary>
[AllowAnonymous]
[Cached]
public sealed class SitemapController(
    PublishedRequirements requirements, RegisterStore registers, ReleaseStore releases, EndpointDataSource endpoints, EnglishPages english, SiteAddress site,
    SitemapLimit limit) : Controller
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Page(Links.Sitemap)]
    public async Task<IActionResult> Whole(CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        if (all.Count <= limit.Addresses)
            return Written("urlset", "url", all);
        var parts = Enumerable.Range(1, (all.Count + limit.Addresses - 1) / limit.Addresses)
            .Select(i => (FormattableString.Invariant($"/sitemap-{i}.xml"), (DateOnly?)null));
        return Written("sitemapindex", "sitemap", parts);
    }

    [Page("/sitemap-{part:int:min(1)}.xml")]
    public async Task<IActionResult> Part(int part, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).Chunk(limit.Addresses).ElementAtOrDefault(part - 1) is { } addresses
            ? Written("urlset", "url", addresses) : NotFound();

    private async Task<IReadOnlyList<(string Path, DateOnly? Day)>> AllAsync(CancellationToken cancellationToken)
    {
        List<(string Path, DateOnly? Day)> swedish =
        [
            .. Fixed().Select(path => (path, (DateOnly?)null)),
            .. Areas.All.Select(a => (Links.Area(a), (DateOnly?)null)),
            .. (await registers.ProfilesAsync(cancellationToken)).Select(p => (Links.Profile(p.Id), (DateOnly?)null)),
            .. (await registers.StandardsAsync(cancellationToken)).Select(s => (Links.Standard(s.Id), (DateOnly?)null)),
            .. (await registers.LawsAsync(cancellationToken)).Select(l => (Links.Law(l.Id), (DateOnly?)null)),
            .. (await releases.ReleasesAsync(cancellationToken)).Select(r => (Links.Release(r.Name), (DateOnly?)r.Date)),
            .. (await requirements.AllAsync(cancellationToken)).Select(p => (Links.Requirement(p.Key), (DateOnly?)p.Published)),
        ];
        return [.. swedish.Concat(swedish.Where(p => english.Of(p.Path) is not null).Select(p => (PageLanguage.English(p.Path), p.Day)))];
    }

    /// <summary>The visitors' pages whose address holds nothing that varies: those that are in English too and show everybody the same.</summary>
    private IEnumerable<string> Fixed() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.Parameters.Count == 0 && e.Metadata.GetMetadata<InEnglishAttribute>() is not null
            && e.Metadata.GetMetadata<PageAttribute>() is not null && e.Metadata.GetMetadata<CachedAttribute>() is not null)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal);

    private FileContentResult Written(string root, string element, IEnumerable<(string Path, DateOnly? Day)> addresses)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement(root, Space);
            foreach (var (path, day) in addresses)
            {
                xml.WriteStartElement(element, Space);
                xml.WriteElementString("loc", Space, site.Absolute(path, Request));
                if (day is { } published)
                    xml.WriteElementString("lastmod", Space, Wording.Date(published));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        Response.Headers.CacheControl = "public, max-age=3600";
        return new(stream.ToArray(), "application/xml; charset=utf-8");
    }
}
