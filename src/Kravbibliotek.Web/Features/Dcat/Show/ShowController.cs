using Kravbibliotek.Formats.Dcat;
using Kravbibliotek.Storage.Feeds;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Web.Features.Requirements;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Kravbibliotek.Web.Features.Dcat.Show;

/// <summary>The library described for data portals, as Turtle or RDF/XML.</summary>
[AllowAnonymous]
[Cached]
public sealed class ShowController(ReleaseStore releases, FeedStore feeds, SiteAddress site, IConfiguration configuration) : Controller
{
    /// <summary>In the form that is asked for; RDF/XML, which every portal reads, when none is.</summary>
    [Page(Links.Dcat)]
    public Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Response.Headers.Vary = HeaderNames.Accept;
        var wanted = Request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).Select(a => a.MediaType.Value)
            .FirstOrDefault(type => type is TurtleWriter.MediaType or RdfXmlWriter.MediaType);
        return SendAsync(wanted == TurtleWriter.MediaType, cancellationToken);
    }

    [Page(Links.Dcat + ".ttl")]
    public Task<IActionResult> Turtle(CancellationToken cancellationToken) => SendAsync(isTurtle: true, cancellationToken);

    [Page(Links.Dcat + ".rdf")]
    public Task<IActionResult> RdfXml(CancellationToken cancellationToken) => SendAsync(isTurtle: false, cancellationToken);

    private async Task<IActionResult> SendAsync(bool isTurtle, CancellationToken cancellationToken)
    {
        var latest = (await feeds.AllAsync(cancellationToken)).Select(e => (DateOnly?)e.Day).Max();
        var nodes = DcatDescription.Of(
            await releases.ReleasesAsync(cancellationToken), latest, DcatSettings.Read(configuration), path => site.Absolute(path, Request));
        Response.Headers.CacheControl = "public, max-age=3600";
        Response.Headers.Link = VersionLinks.Licence;
        return isTurtle
            ? File(TurtleWriter.Write(nodes), $"{TurtleWriter.MediaType}; charset=utf-8")
            : File(RdfXmlWriter.Write(nodes), $"{RdfXmlWriter.MediaType}; charset=utf-8");
    }
}
