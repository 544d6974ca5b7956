namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The register of standards and the worklists of replaced editions.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Standards() =>
    [
        Get("/kuratering/standarder", Curation),
        Get("/kuratering/standarder/ny", Curators),
        Post("/kuratering/standarder/ny", Curators),
        Get("/kuratering/standarder/{id}", "/kuratering/standarder/EN-301-549", Curators),
        Post("/kuratering/standarder/{id}", "/kuratering/standarder/EN-301-549", Curators),
        Get("/kuratering/standarder/{id}/{edition}/ersatt", "/kuratering/standarder/EN-301-549/V3.2.1/ersatt", Curators),
        Post("/kuratering/standarder/{id}/{edition}/ersatt", "/kuratering/standarder/EN-301-549/V3.2.1/ersatt", Curators),
        Get("/kuratering/standarder/{id}/{edition}/arbetslista", "/kuratering/standarder/EN-301-549/V3.2.1/arbetslista", Curation),
        Get(Row, RowAddress, Curators),
        Post(Row, RowAddress, Curators),
    ];

    private const string Row = "/kuratering/standarder/{id}/{edition}/arbetslista/{kind:regex(^(krav|profil)$)}/{name}";
    private const string RowAddress = "/kuratering/standarder/EN-301-549/V3.2.1/arbetslista/krav/TIL-001";
}
