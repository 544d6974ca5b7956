namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Lists of a visitor's own, and what can be downloaded.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> MyList() =>
    [
        Get("/lista", Everybody),
        Post("/lista/lagg-till", Everybody),
        Post("/lista/andra", Everybody),
        Post("/lista/oppna", Everybody),
        Get("/lista/lista.json", Everybody),
        Get("/lista/lista.csv", Everybody),
        Get("/lista/kravbilaga", Everybody),
        Post("/lista/kravbilaga", Everybody),
        Get("/krav/traffar", Everybody),
        Get("/krav/traffar.csv", Everybody),
        Get("/profiler/{id}/krav.csv", "/profiler/molntjanst/krav.csv", Everybody),
    ];
}
