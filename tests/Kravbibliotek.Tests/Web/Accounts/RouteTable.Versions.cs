namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Versions of requirements as files.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Versions() =>
    [
        Get("/krav/{key}/v/{number:int}.txt", "/krav/LEV-003/v/1.txt", Everybody),
        Get("/krav/{key}/v/{number:int}.md", "/krav/LEV-003/v/1.md", Everybody),
    ];
}
