namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The library in formats for programs.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Formats() =>
    [
        Get("/floden", Everybody),
        Get("/floden/krav.{extension}", "/floden/krav.atom", Everybody),
        Get("/floden/omrade/{folder}.{extension}", "/floden/omrade/sakerhet.atom", Everybody),
        Get("/floden/standard/{id}.{extension}", "/floden/standard/EN-301-549.json", Everybody),
        Get("/floden/krav/{key}.{extension}", "/floden/krav/TIL-001.atom", Everybody),
        Get("/dcat", Everybody),
        Get("/dcat.ttl", Everybody),
        Get("/dcat.rdf", Everybody),
        Get("/sitemap.xml", Everybody),
        Get("/sitemap-{part:int:min(1)}.xml", "/sitemap-1.xml", Everybody),
        Get("/robots.txt", Everybody),
        Get("/utgavor/{name}/utgava.zip", "/utgavor/2026.1/utgava.zip", Everybody),
        Get("/utgavor/{name}/krav.{extension}", "/utgavor/2026.1/krav.json", Everybody),
        Get("/utgavor/{name}/oscal/{file}", "/utgavor/aktuell/oscal/katalog.json", Everybody),
    ];
}
