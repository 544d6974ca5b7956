namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The library in formats for programs.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Formats() =>
    [
        Get("/utgavor/{name}/utgava.zip", "/utgavor/2026.1/utgava.zip", Everybody),
        Get("/utgavor/{name}/krav.{extension}", "/utgavor/2026.1/krav.json", Everybody),
        Get("/utgavor/{name}/oscal/{file}", "/utgavor/aktuell/oscal/katalog.json", Everybody),
    ];
}
