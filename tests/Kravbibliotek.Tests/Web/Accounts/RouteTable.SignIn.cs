namespace Kravbibliotek.Tests.Web.Accounts;

internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> SignIn() =>
    [
        Get("/logga-in/organisation", Everybody),
        Get("/logga-in/organisation/svar", Everybody),
        Get("/logga-ut/organisation", Everybody),
    ];
}
