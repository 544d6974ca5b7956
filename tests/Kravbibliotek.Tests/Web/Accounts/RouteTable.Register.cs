namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>News, the wizard's questions, terms, the comparison of profiles and reports of faults.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Register() =>
    [
        Get("/begrepp/{id}", "/begrepp/api", Everybody),
        Get("/fragor", Everybody),
        Get("/fragor/prova", Everybody),
        Get("/fragor/{id}", "/fragor/leverans", Everybody),
        Get("/nytt", Everybody),
        Get("/profiler/jamfor", Everybody),
        Get("/rapportera", Everybody),
        Post("/rapportera", Everybody),
    ];
}
