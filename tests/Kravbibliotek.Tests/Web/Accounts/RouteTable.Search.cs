namespace Kravbibliotek.Tests.Web.Accounts;

internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Search() => [Get("/krav/forslag", Everybody)];
}
