namespace Kravbibliotek.Web.Features.Robots.Sitemap;

/// <summary>How much a part of the sitemap holds.</summary>
/// <param name="Addresses">The most addresses.</param>
public sealed record SitemapLimit(int Addresses)
{
    /// <summary>
    /// What the protocol (sitemaps.org) allows. It also demands that a part is no more than 50 MB, which would take addresses of a
    /// thousand characters; ours are far shorter.
    /// </summary>
    public static SitemapLimit OfTheProtocol { get; } = new(50_000);
}
