namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Releases, and the library as files.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Releases() =>
    [
        Get("/utgavor/{name}/filer.zip", "/utgavor/2026.1/filer.zip", Everybody),
        Get("/kuratering/utgavor", Curation),
        Post("/kuratering/utgavor", Curators),
        Get("/kuratering/export.zip", Curators),
        Get("/kuratering/inlasning", Curators),
        Post("/kuratering/inlasning", Curators),
        Get("/kuratering/inlasning/granska", Curators),
        Post("/kuratering/inlasning/granska", Curators),
        Get("/kuratering/inlasning/klart", Curators),
    ];
}
