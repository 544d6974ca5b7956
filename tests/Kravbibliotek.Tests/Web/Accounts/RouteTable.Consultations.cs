namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The routes of consultations.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Consultations() =>
    [
        Get("/remisser", Everybody),
        Get("/remisser/{key}", "/remisser/LEV-003", Everybody),
        Get("/remisser/{key}/{round:int}", "/remisser/LEV-003/1", Everybody),
        Post("/remisser/{key}/{round:int}", "/remisser/LEV-003/1", Everybody),
        Get("/remisser/{key}/{round:int}/tack/{ordinal:int}", "/remisser/LEV-003/1/tack/1", Everybody),
        Get("/krav/{key}/remiss", "/krav/LEV-003/remiss", Everybody),
        Get("/kuratering/remisser", Curation),
        Get("/kuratering/remisser/{key}/{round:int}", "/kuratering/remisser/LEV-003/1", Curation),
        Get("/kuratering/remisser/{key}/{round:int}/synpunkter.csv", "/kuratering/remisser/LEV-003/1/synpunkter.csv", Curation),
        Post("/kuratering/remisser/{key}/{round:int}/svara", "/kuratering/remisser/LEV-003/1/svara", Curators),
        Post("/kuratering/remisser/{key}/{round:int}/visa", "/kuratering/remisser/LEV-003/1/visa", Curators),
        Get("/kuratering/remisser/{key}/{round:int}/{ordinal:int}", "/kuratering/remisser/LEV-003/1/1", Curators),
        Post("/kuratering/remisser/{key}/{round:int}/{ordinal:int}/avvisa", "/kuratering/remisser/LEV-003/1/1/avvisa", Curators),
        Post("/kuratering/remisser/{key}/{round:int}/{ordinal:int}/svara", "/kuratering/remisser/LEV-003/1/1/svara", Curators),
        Post("/kuratering/remisser/{key}/{round:int}/{ordinal:int}/visa", "/kuratering/remisser/LEV-003/1/1/visa", Curators),
    ];
}
