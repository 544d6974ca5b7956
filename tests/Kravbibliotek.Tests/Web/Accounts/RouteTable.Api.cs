namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The API and the page that explains it: open to everybody.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Api() =>
    [
        Get("/api", Everybody),
        Get("/api/v1", Everybody),
        Get("/api/v1/openapi.json", Everybody),
        Get("/api/v1/schema/{name}.json", "/api/v1/schema/krav.json", Everybody),
        Get("/api/v1/krav", Everybody),
        Get("/api/v1/krav/{key}", "/api/v1/krav/LEV-003", Everybody),
        Get("/api/v1/krav/{key}/versioner", "/api/v1/krav/LEV-003/versioner", Everybody),
        Get("/api/v1/krav/{key}/versioner/{number}", "/api/v1/krav/LEV-003/versioner/1", Everybody),
        Get("/api/v1/utgavor", Everybody),
        Get("/api/v1/utgavor/{name}", "/api/v1/utgavor/2026.1", Everybody),
        Get("/api/v1/standarder", Everybody),
        Get("/api/v1/standarder/{id}", "/api/v1/standarder/EN-301-549", Everybody),
        Get("/api/v1/lagar", Everybody),
        Get("/api/v1/lagar/{id}", "/api/v1/lagar/2016-1145", Everybody),
        Get("/api/v1/begrepp", Everybody),
        Get("/api/v1/begrepp/{id}", "/api/v1/begrepp/losningen", Everybody),
        Get("/api/v1/profiler", Everybody),
        Get("/api/v1/profiler/{id}", "/api/v1/profiler/molntjanst", Everybody),
        Get("/api/v1/fragor", Everybody),
        Get("/api/v1/fragor/{id}", "/api/v1/fragor/leverans", Everybody),
        Get("/api/v1/omraden", Everybody),
        Get("/api/v1/omraden/{id}", "/api/v1/omraden/leverans", Everybody),
    ];
}
