namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Reading in other people's documents.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Documents() =>
    [
        Get("/kuratering/inlasning/dokument", Curators),
        Post("/kuratering/inlasning/dokument", Curators),
        Get("/kuratering/inlasning/dokument/granska", Curators),
        Post("/kuratering/inlasning/dokument/granska", Curators),
        Get("/kuratering/inlasning/dokument/klart", Curators),
    ];
}
