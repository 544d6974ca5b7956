namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The routes where requirements are written.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Editor() =>
    [
        Get("/kuratering/utkast", Curation),
        Get("/kuratering/utkast/{key}/jamfor", "/kuratering/utkast/TIL-999/jamfor", Curation),
        Get("/kuratering/utkast/{key}/redigera", "/kuratering/utkast/TIL-999/redigera", Curators),
        Post("/kuratering/utkast/{key}/redigera", "/kuratering/utkast/TIL-999/redigera", Curators),
        Post("/kuratering/utkast/{key}/osparat", "/kuratering/utkast/TIL-999/osparat", Curators),
        Post("/kuratering/utkast/{key}/osparat/kasta", "/kuratering/utkast/TIL-999/osparat/kasta", Curators),
        Post("/kuratering/forhandsgranska", Curators),
        Get("/kuratering/krav/nytt", Curators),
        Post("/kuratering/krav/nytt", Curators),
        Post("/kuratering/krav/{key}/utkast", "/kuratering/krav/TIL-999/utkast", Curators),
        Get("/kuratering/krav/{key}/uppgifter", "/kuratering/krav/TIL-001/uppgifter", Curators),
        Post("/kuratering/krav/{key}/uppgifter", "/kuratering/krav/TIL-001/uppgifter", Curators),
    ];
}
